import {
  actionEntry,
  actionNames,
  keyPlaces,
  menuNames,
  type ActionName,
  type KeyPlace,
  type MenuName,
} from '#domain/actions'

export interface ShortcutGroup {
  readonly place: MenuName | KeyPlace
  readonly actions: readonly ActionName[]
}

/**
 * Returns the actions for which `matches` is true, by the menu or the place that has them. Menus
 * and places without any are left out.
 */
export const shortcutGroups = (
  matches: (name: ActionName, place: MenuName | KeyPlace) => boolean,
): readonly ShortcutGroup[] =>
  [...menuNames, ...keyPlaces]
    .map(place => ({
      place,
      actions: actionNames.filter(name => placeOf(name) === place && matches(name, place)),
    }))
    .filter(({ actions }) => actions.length > 0)

function placeOf(name: ActionName): MenuName | KeyPlace | undefined {
  const { menu, place } = actionEntry(name)
  return menu ?? place
}

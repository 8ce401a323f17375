import {
  actionEntry,
  actionNames,
  menuNames,
  type ActionName,
  type MenuName,
} from '#domain/actions'

export interface ShortcutGroup {
  readonly menu: MenuName
  readonly actions: readonly ActionName[]
}

/**
 * Returns the actions in menus for which `matches` is true, by menu. Menus without any are left
 * out.
 */
export const shortcutGroups = (
  matches: (name: ActionName, menu: MenuName) => boolean,
): readonly ShortcutGroup[] =>
  menuNames
    .map(menu => ({
      menu,
      actions: actionNames.filter(name => actionEntry(name).menu === menu && matches(name, menu)),
    }))
    .filter(({ actions }) => actions.length > 0)

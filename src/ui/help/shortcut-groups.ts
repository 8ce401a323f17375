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
 * The actions that a menu lists, by menu, of which `matches` says that the reader
 * is looking for them. A menu without any is left out.
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

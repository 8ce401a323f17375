import { Menu, type WebContents } from 'electron'
import type { MenuState } from '#contract/arguments'
import type { MenuLabels } from '#i18n/menu-labels'
import { editItems, menuTemplate, type MenuOptions } from './menu-template.ts'

/** Shows the application menu. Call it again when the page's language or the words change. */
export function showMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)))
}

/** Enables and disables items only, so an open menu stays open. */
export function enableItems({ enabled }: Pick<MenuState, 'enabled'>, all: readonly string[]): void {
  const menu = Menu.getApplicationMenu()
  const now = new Set<string>(enabled)
  for (const name of all) {
    const item = menu?.getMenuItemById(name)
    if (item) item.enabled = now.has(name)
  }
}

/** Shows cut, copy and paste at the pointer, if there is a field or a selection. */
export function offerContextMenu(contents: WebContents, labels: () => MenuLabels): void {
  contents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (!isEditable && selectionText === '') return
    const items = editItems(labels()).filter(
      ({ role }) => isEditable || role === 'copy' || role === 'selectAll',
    )
    Menu.buildFromTemplate(items).popup()
  })
}

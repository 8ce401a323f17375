import { Menu, type WebContents } from 'electron'
import type { MenuState } from '#contract/arguments'
import type { MenuLabels } from '#i18n/menu-labels'
import { editItems, menuTemplate, type MenuOptions } from './menu-template.ts'

/** Puts up the application menu; again whenever the page's language or what can be done changes. */
export function showMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)))
}

/** Changes only which items can be chosen: an open menu stays open. */
export function enableItems({ enabled }: Pick<MenuState, 'enabled'>, all: readonly string[]): void {
  const menu = Menu.getApplicationMenu()
  const now = new Set<string>(enabled)
  for (const name of all) {
    const item = menu?.getMenuItemById(name)
    if (item) item.enabled = now.has(name)
  }
}

/** Cut, copy and paste at the pointer, where there is something to do them to. */
export function offerContextMenu(contents: WebContents, labels: () => MenuLabels): void {
  contents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (!isEditable && selectionText === '') return
    const items = editItems(labels()).filter(
      ({ role }) => isEditable || role === 'copy' || role === 'selectAll',
    )
    Menu.buildFromTemplate(items).popup()
  })
}

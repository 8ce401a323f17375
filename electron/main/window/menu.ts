import { Menu, type BrowserWindow, type WebContents } from 'electron'
import type { MenuState } from '#contract/arguments'
import type { EditCommand, PopupPlace, PopupSections } from '#contract/popup'
import type { MenuLabels } from '#i18n/menu-labels'
import { menuTemplate, roleItem, type MenuOptions } from './menu-template.ts'
import { plainWords, type MenuWords } from './menu-words.ts'
import { popupTemplate } from './popup-template.ts'

export interface Menus {
  /** Shows the application menu. To be called when the page's language or the words change. */
  readonly draw: (words: MenuWords) => Promise<void>
  /**
   * Shows a menu of the page. Resolves to the `id` of the entry that the reader chose; null if the
   * menu was closed without that.
   */
  readonly popUp: (sections: PopupSections, at: PopupPlace) => Promise<number | null>
}

interface MenuHost extends Pick<MenuOptions, 'platform' | 'development' | 'choose' | 'zoom'> {
  readonly window: BrowserWindow
  /** The labels in the page's present language. */
  readonly labels: () => Promise<MenuLabels>
}

/**
 * Returns the application menu, which is not shown before the first `draw`, and the page's menus.
 */
export function openMenus({ window, labels, ...options }: MenuHost): Menus {
  let drawn = plainWords
  return {
    async draw(words) {
      drawn = words
      const now = await labels()
      // Later words are drawn by their own call.
      if (drawn !== words) return
      const template = menuTemplate({ ...options, labels: now, words, enabled: new Set() })
      Menu.setApplicationMenu(Menu.buildFromTemplate(template))
    },
    async popUp(sections, at) {
      const { platform } = options
      const { shortcuts } = drawn
      const now = await labels()
      return new Promise(resolve => {
        const template = popupTemplate(sections, {
          labels: now,
          shortcuts,
          platform,
          choose: resolve,
        })
        popUpAt(window, template, at, () => resolve(null))
      })
    },
  }
}

/**
 * How long after a menu has closed its entry is still expected, in milliseconds: some systems close
 * a menu first and report the choice afterwards.
 */
const choiceAfterClose = 250

function popUpAt(
  window: BrowserWindow,
  template: Parameters<typeof Menu.buildFromTemplate>[0],
  { x, y }: PopupPlace,
  closed: () => void,
): void {
  const zoom = window.webContents.getZoomFactor()
  Menu.buildFromTemplate(template).popup({
    window,
    x: Math.round(x * zoom),
    y: Math.round(y * zoom),
    callback: () => void setTimeout(closed, choiceAfterClose),
  })
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

/**
 * Shows cut, copy and paste in places for which the page shows no menu of its own: its fields, and
 * words that are selected anywhere.
 */
export function offerContextMenu(contents: WebContents, labels: () => Promise<MenuLabels>): void {
  contents.on('context-menu', (_event, { isEditable, selectionText }) => {
    // Chromium's `editFlags` deny pasting, because a page needs a permission for it.
    const roles: readonly EditCommand[] = [
      ...(isEditable && selectionText !== '' ? (['cut'] as const) : []),
      ...(selectionText !== '' ? (['copy'] as const) : []),
      ...(isEditable ? (['paste', 'selectAll'] as const) : []),
    ]
    if (roles.length === 0) return
    void labels().then(now =>
      Menu.buildFromTemplate(roles.map(role => roleItem(now, role))).popup(),
    )
  })
}

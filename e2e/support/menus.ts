/** The system's menus at a place: the driver cannot see them, so the program's are read instead. */
import { expect, type ElectronApplication } from '@playwright/test'
import type * as electron from 'electron'

/**
 * Returns the lines of the menu that `show` opens, and chooses the one called `wanted`; null closes
 * the menu. A line of an inner menu is written after its name: `State > Done`. An asterisk follows
 * the one of a group that is on; a line that cannot be chosen is in brackets.
 */
export async function menuOf(
  app: ElectronApplication,
  show: () => Promise<unknown>,
  wanted: string | null = null,
): Promise<readonly string[]> {
  await app.evaluate(({ Menu }) => {
    Reflect.set(globalThis, 'shownMenu', null)
    Menu.prototype.popup = function (options = {}) {
      Reflect.set(globalThis, 'shownMenu', { menu: this, options })
    }
  })
  await show()
  let lines: readonly string[] | null = null
  await expect
    .poll(async () => (lines = await app.evaluate(readMenu, wanted)), 'a menu is shown')
    .not.toBeNull()
  return lines ?? []
}

/** Runs in main. Returns null while no menu is shown. */
function readMenu(
  { BrowserWindow, Menu }: typeof electron,
  wanted: string | null,
): string[] | null {
  const shown: unknown = Reflect.get(globalThis, 'shownMenu')
  if (typeof shown !== 'object' || shown === null) return null
  const menu: unknown = Reflect.get(shown, 'menu')
  if (!(menu instanceof Menu)) return null
  const lines: string[] = []
  let chosen: Electron.MenuItem | null = null as Electron.MenuItem | null
  const read = (inner: Electron.Menu, before: string) => {
    for (const item of inner.items) {
      if (item.type === 'separator' || !item.visible) continue
      const name = before + item.label
      if (item.submenu) read(item.submenu, `${name} > `)
      else lines.push((item.enabled ? name : `(${name})`) + (item.checked ? ' *' : ''))
      if (name === wanted) chosen = item
    }
  }
  read(menu, '')
  const [window] = BrowserWindow.getAllWindows()
  chosen?.click({}, window, window?.webContents)
  const callback: unknown = Reflect.get(Reflect.get(shown, 'options') ?? {}, 'callback')
  if (typeof callback === 'function') callback()
  return lines
}

/**
 * Chooses the item `id` of the menu bar. A busy main process may drop the driver's promise of the
 * answer; the item has been chosen by then.
 */
export async function chooseInMenu(app: ElectronApplication, id: string): Promise<void> {
  try {
    await app.evaluate(({ Menu }, item) => {
      Menu.getApplicationMenu()?.getMenuItemById(item)?.click()
    }, id)
  } catch (error) {
    if (!String(error).includes('garbage collected')) throw error
  }
}

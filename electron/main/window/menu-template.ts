/**
 * The application menu: our actions, and the items that every program of the platform has. This
 * file has only words and structure; `menu.ts` shows the menu.
 */
import type { MenuItemConstructorOptions } from 'electron'
import {
  actionEntry,
  actionNames,
  menuNames,
  type ActionName,
  type MenuName,
} from '#domain/actions'
import { keysInUse, readShortcuts } from '#domain/shortcuts'
import type { MenuLabels } from '#i18n/menu-labels'
import type { MenuWords } from './menu-words.ts'

type Item = MenuItemConstructorOptions
const separator: Item = { type: 'separator' }

export interface MenuOptions {
  readonly labels: MenuLabels
  /** The reader's own keys, and names in labels. */
  readonly words: MenuWords
  /** Actions that are enabled now. */
  readonly enabled: ReadonlySet<ActionName>
  readonly platform: NodeJS.Platform
  /** Adds reloading and the developer tools. */
  readonly development: boolean
  readonly choose: (name: ActionName) => void
  /** Zooms in (1), out (-1) or to actual size (0). */
  readonly zoom: (direction: 1 | -1 | 0) => void
}

interface Drawn extends MenuOptions {
  readonly keys: ReadonlyMap<ActionName, readonly string[]>
}

/** The whole menu bar. */
export function menuTemplate(wanted: MenuOptions): Item[] {
  const { labels, platform, words } = wanted
  const mac = platform === 'darwin'
  const options: Drawn = { ...wanted, keys: keysInUse(readShortcuts(words.shortcuts), mac) }
  const bar = menuNames.map((name): Item => ({
    label: mac ? labels.menus[name] : withLetter(labels.menus[name], letters[name]),
    submenu: submenu(name, options, mac),
  }))
  if (!mac) return bar
  const help = bar.pop()
  return [appMenu(options), ...bar, windowMenu(labels), { ...help, role: 'help' }]
}

/** The letters that open a menu with Alt on Windows and Linux, the same in every language. */
const letters: Readonly<Record<MenuName, string>> = {
  file: 'F',
  edit: 'E',
  format: 'O',
  translation: 'T',
  marks: 'M',
  view: 'V',
  help: 'H',
}

/** Underlines `letter` in `label`, or adds it as Chinese menus do: 文件(F). */
function withLetter(label: string, letter: string): string {
  const at = label.toUpperCase().indexOf(letter)
  return at < 0 ? `${label}(&${letter})` : `${label.slice(0, at)}&${label.slice(at)}`
}

/** On macOS these two are in the menu with the program's name. */
const inAppMenu: readonly ActionName[] = ['settings.open', 'help.about']

function submenu(menu: MenuName, options: Drawn, mac: boolean): Item[] {
  const listed = actionNames.filter(
    name =>
      actionEntry(name).menu === menu &&
      !(mac && inAppMenu.includes(name)) &&
      !(actionEntry(name).named === true && options.words.labels[name] === undefined),
  )
  const items = listed.flatMap(name => {
    const item = actionItem(name, options)
    return actionEntry(name).group === true ? [separator, item] : [item]
  })
  return [...items, ...platformItems[menu](options, mac)]
}

/** The items that the platform expects in each menu, after our own actions. */
const platformItems: Record<MenuName, (options: MenuOptions, mac: boolean) => Item[]> = {
  file: ({ labels }, mac) => [
    ...(mac ? [separator, recentItem(labels)] : []),
    separator,
    roleItem(labels, mac ? 'close' : 'quit'),
  ],
  edit: options => [separator, ...editItems(options)],
  format: () => [],
  translation: () => [],
  marks: () => [],
  view: ({ labels, zoom, development }) => [
    separator,
    zoomItem(labels, 'resetZoom', 'CommandOrControl+0', () => zoom(0)),
    zoomItem(labels, 'zoomIn', 'CommandOrControl+Plus', () => zoom(1)),
    // On most keyboards plus needs the Shift key; the key alone works as well.
    { ...zoomItem(labels, 'zoomIn', 'CommandOrControl+=', () => zoom(1)), visible: false },
    zoomItem(labels, 'zoomOut', 'CommandOrControl+-', () => zoom(-1)),
    separator,
    roleItem(labels, 'togglefullscreen'),
    ...(development
      ? [separator, roleItem(labels, 'reload'), roleItem(labels, 'toggleDevTools')]
      : []),
  ],
  help: () => [],
}

/** Filled by the system, which keeps the list. Windows shows it at the program's icon instead. */
const recentItem = (labels: MenuLabels): Item => ({
  ...roleItem(labels, 'recentDocuments'),
  submenu: [roleItem(labels, 'clearRecentDocuments')],
})

/**
 * Cut, copy and paste, as every program has them. The page selects all itself: in the text of a
 * book, Electron would select what is drawn of it.
 */
const editItems = ({ labels, choose }: MenuOptions): Item[] => [
  roleItem(labels, 'cut'),
  roleItem(labels, 'copy'),
  roleItem(labels, 'paste'),
  roleItem(labels, 'pasteAndMatchStyle'),
  {
    label: labels.roles.selectAll,
    accelerator: 'CommandOrControl+A',
    registerAccelerator: false,
    click: () => choose('edit.selectAll'),
  },
]

const appMenu = (options: Drawn): Item => ({
  role: 'appMenu',
  submenu: [
    actionItem('help.about', options),
    separator,
    actionItem('settings.open', options),
    separator,
    roleItem(options.labels, 'services'),
    separator,
    roleItem(options.labels, 'hide'),
    roleItem(options.labels, 'hideOthers'),
    roleItem(options.labels, 'unhide'),
    separator,
    roleItem(options.labels, 'quit'),
  ],
})

const windowMenu = (labels: MenuLabels): Item => ({
  role: 'windowMenu',
  label: labels.menus.window,
  submenu: [roleItem(labels, 'minimize'), separator, roleItem(labels, 'front')],
})

function actionItem(name: ActionName, options: Drawn): Item {
  const { labels, words, enabled, choose, keys } = options
  const accelerator = acceleratorOf(keys.get(name))
  return {
    id: name,
    // An "&" in a name would underline the next character and disappear.
    label: words.labels[name]?.replaceAll('&', '&&') ?? labels.action(name) ?? name,
    enabled: enabled.has(name),
    click: () => choose(name),
    // The page handles keys itself, because it knows whether a word is being composed.
    registerAccelerator: false,
    ...(accelerator === null ? {} : { accelerator }),
  }
}

/** The first of an action's keys in Electron's notation; null if it has no key. */
export const acceleratorOf = (keys: readonly string[] | undefined): string | null =>
  keys?.[0]?.replace('Mod+', 'CommandOrControl+') ?? null

type Role = keyof MenuLabels['roles'] & NonNullable<Item['role']>

/** An item that Electron runs itself. */
export const roleItem = (labels: MenuLabels, role: Role): Item => ({
  role,
  label: labels.roles[role],
})

const zoomItem = (
  labels: MenuLabels,
  name: 'resetZoom' | 'zoomIn' | 'zoomOut',
  accelerator: string,
  click: () => void,
): Item => ({ label: labels.roles[name], accelerator, click })

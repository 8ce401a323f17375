import type { MenuItemConstructorOptions } from 'electron'
import { actionEntry, actionNames, type ActionName } from '#domain/actions'
import { languages } from '#i18n/languages'
import { menuLabels, type MenuLabels } from '#i18n/menu-labels'
import { describe, expect, it } from 'vitest'
import { menuTemplate } from './menu-template.ts'
import type { MenuWords } from './menu-words.ts'

const inLanguage = new Map<string, MenuLabels>(
  await Promise.all(languages.map(async ({ tag }) => [tag, await menuLabels(tag, [])] as const)),
)
const english = await menuLabels('en', [])

type Item = MenuItemConstructorOptions

const chosen: unknown[] = []
const menu = (
  platform: NodeJS.Platform,
  {
    language = 'en',
    development = false,
    enabled = [] as readonly ActionName[],
    shortcuts = '',
    labels = {} as MenuWords['labels'],
  } = {},
) =>
  menuTemplate({
    labels: inLanguage.get(language) ?? english,
    words: { shortcuts, labels },
    enabled: new Set(enabled),
    platform,
    development,
    choose: name => void chosen.push(name),
    zoom: direction => void chosen.push(direction),
  })

const inside = (item: Item): Item[] => (Array.isArray(item.submenu) ? item.submenu : [])
const items = (bar: readonly Item[]) => bar.flatMap(inside)
const ids = (bar: readonly Item[]) => items(bar).flatMap(({ id }) => id ?? [])
const roles = (bar: readonly Item[]) => items(bar).flatMap(({ role }) => role ?? [])

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', platform => {
  it('the menu lists every action that has a menu, once, and some only if they have a name', () => {
    const listed = actionNames.filter(name => actionEntry(name).menu !== undefined)
    const always = listed.filter(name => actionEntry(name).named !== true)
    expect(ids(menu(platform)).toSorted()).toEqual(always.toSorted())
    const labels = Object.fromEntries(listed.map(name => [name, 'a name']))
    expect(ids(menu(platform, { labels })).toSorted()).toEqual(listed.toSorted())
  })

  it('the menu has the items that every program has', () => {
    const expected = ['cut', 'copy', 'paste', 'pasteAndMatchStyle', 'togglefullscreen', 'quit']
    expect(roles(menu(platform))).toEqual(expect.arrayContaining(expected))
  })

  it('the menu lets the page select all, because it knows the text that is not drawn', () => {
    const all = items(menu(platform)).filter(({ label }) => label === 'Select All')
    expect(all).toMatchObject([{ accelerator: 'CommandOrControl+A', registerAccelerator: false }])
    for (const { click } of all) Reflect.apply(click ?? (() => {}), undefined, [])
    expect(chosen.at(-1)).toBe('edit.selectAll')
  })

  it.each(languages)('the menu has a label for every item in $name', ({ tag: language }) => {
    const bar = menu(platform, { language, development: true })
    const bare = [...bar, ...items(bar)].filter(
      item => item.type !== 'separator' && item.role !== 'appMenu' && !item.label,
    )
    expect(bare).toEqual([])
    expect(items(bar).filter(({ id, label }) => id === label && id !== undefined)).toEqual([])
  })

  it('the menu leaves the keys of actions to the page', () => {
    const taken = items(menu(platform)).filter(
      item => item.id && item.registerAccelerator !== false,
    )
    expect(taken).toEqual([])
  })

  it('the menu offers reloading and the developer tools only in development', () => {
    expect(roles(menu(platform))).not.toContain('toggleDevTools')
    expect(roles(menu(platform))).not.toContain('reload')
    expect(roles(menu(platform, { development: true }))).toContain('toggleDevTools')
  })
})

it.each([
  ['en', ['&File', '&Edit', 'F&ormat', '&Translation', '&Marks', '&View', '&Help']],
  ['zh-Hans', ['文件(&F)', '编辑(&E)', '格式(&O)', '译文(&T)', '标记(&M)', '视图(&V)', '帮助(&H)']],
])('each menu in %s has a letter of its own, except on a Mac', (language, expected) => {
  expect(menu('linux', { language }).map(({ label }) => label)).toEqual(expected)
  expect(menu('darwin', { language }).filter(({ label }) => label?.includes('&'))).toEqual([])
})

it('the menu enables the actions that the page names', () => {
  const bar = menu('linux', { enabled: ['edit.undo'] })
  const enabled = items(bar).filter(item => item.id && item.enabled)
  expect(enabled.map(({ id }) => id)).toEqual(['edit.undo'])
})

it('the menu reports the chosen action', () => {
  chosen.length = 0
  const item = items(menu('linux')).find(({ id }) => id === 'help.about')
  Reflect.apply(item!.click!, undefined, [])
  expect(chosen).toEqual(['help.about'])
})

it.each([
  ['darwin', ['recentDocuments']],
  ['win32', []],
  ['linux', []],
] as const)(
  'the menu on %s has the recent files that the system keeps: %j',
  (platform, expected) => {
    const found = items(menu(platform)).filter(({ role }) => role === 'recentDocuments')
    expect(found.map(({ role }) => role)).toEqual(expected)
    expect(found.flatMap(inside).map(({ role }) => role)).toEqual(
      expected.map(() => 'clearRecentDocuments'),
    )
  },
)

it('settings and about are in the program’s own menu on a Mac', () => {
  const [first] = menu('darwin')
  expect(inside(first!).flatMap(({ id }) => id ?? [])).toEqual(['help.about', 'settings.open'])
})

const itemOf = (bar: readonly Item[], name: ActionName) => items(bar).find(({ id }) => id === name)

it.each<[ActionName, string | undefined, string | undefined]>([
  ['library.import', 'CommandOrControl+O', 'CommandOrControl+O'],
  ['edit.redo', 'CommandOrControl+Shift+Z', 'CommandOrControl+Shift+Z'],
  ['find.replace', 'CommandOrControl+H', 'CommandOrControl+Alt+F'],
  ['help.shortcuts', 'F1', 'F1'],
  ['pair.nextUntranslated', 'Alt+Down', 'Alt+Down'],
  ['help.about', undefined, undefined],
])('the menu shows for %s the keys %s, on a Mac %s', (name, keys, mac) => {
  expect(itemOf(menu('linux'), name)?.accelerator).toBe(keys)
  expect(itemOf(menu('darwin'), name)?.accelerator).toBe(mac)
})

it('the menu shows the keys that the reader has chosen', () => {
  const bar = menu('linux', { shortcuts: '{"find.open":"F7","find.next":"","note.create":"X"}' })
  expect(itemOf(bar, 'find.open')?.accelerator).toBe('F7')
  expect(itemOf(bar, 'find.next')?.accelerator).toBeUndefined()
  expect(itemOf(bar, 'note.create')?.accelerator).toBe('CommandOrControl+N')
})

it('the menu shows every character of names that the reader has given', () => {
  const bar = menu('linux', { labels: { 'mark.category1': 'Mark as “R&D”' } })
  expect(itemOf(bar, 'mark.category1')?.label).toBe('Mark as “R&&D”')
})

/**
 * Every screen in every theme and language, for readers who use neither eyes nor mouse. The file is
 * long because it contains the way to each screen.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { languages } from '#i18n/languages'
import { removeProfile } from '../../support/app.ts'
import { found, look, ofColours } from '../../support/axe.ts'
import { answerOpenDialog, freshFolder, writeStory } from '../../support/files.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()

const dialog = () => opened.page.getByRole('dialog')
const close = async () => {
  await opened.reader.press('Escape')
  await expect(dialog()).toBeHidden()
}
const openByKey = (keys: string) => async () => {
  await opened.reader.press(keys)
  await expect(dialog()).toBeVisible()
}
const openFromMenu = (name: string) => async () => {
  await chooseInMenu(opened.app, name)
  await expect(dialog()).toBeVisible()
}

interface Screen {
  readonly open: () => Promise<unknown>
  readonly leave?: () => Promise<unknown>
}

/** The screens, in an order in which each is reachable from the one before. */
const screens: Readonly<Record<string, Screen>> = {
  'the reader with both panels, marks, a note and states': { open: () => Promise.resolve() },
  'the reader while a note is written': {
    async open() {
      await opened.reader.action('note.edit').first().click()
      await expect(opened.page.locator('[data-pane="notes"] [contenteditable]')).toBeFocused()
    },
    leave: () => opened.reader.press('Escape'),
  },
  'the mark bar over marks that overlap': {
    async open() {
      await opened.reader.caretAt('source', 1, 8)
      await expect(opened.page.locator('[data-pane="mark-bar"]')).toBeVisible()
    },
    leave: () => opened.reader.press('Escape'),
  },
  'the field for a number or a heading': {
    async open() {
      await opened.reader.press('Control+L')
      await opened.page.keyboard.type('1')
      await expect(opened.page.locator('[data-go-to]').first()).toBeVisible()
    },
    leave: () => opened.reader.press('Escape'),
  },
  'the sheet of shortcuts while a key is chosen that has another meaning': {
    async open() {
      await opened.reader.press('F1')
      await opened.page.locator('[data-action="shortcut.change"]').first().click()
      await opened.reader.press('Control+F')
      await expect(opened.reader.action('shortcut.take')).toBeVisible()
    },
    async leave() {
      await opened.reader.action('shortcut.cancel').click()
      await opened.reader.press('Escape')
      await expect(opened.page.getByRole('dialog')).toBeHidden()
    },
  },
  'a message with an undo': {
    async open() {
      await opened.reader.action('mark.delete').last().click()
      await expect(opened.page.locator('[data-pane="toasts"]')).toBeVisible()
    },
    async leave() {
      const messages = opened.page.locator('[data-pane="toasts"]')
      await messages.locator('[data-action="edit.undo"]').click()
      // A second message reports the undo and is closed too.
      await messages.locator('[data-action="message.close"]').click()
      await expect(messages).toBeHidden()
    },
  },
  'what was found, with the hits in the text': {
    async open() {
      await opened.reader.press('Control+F')
      await opened.page.locator('[data-pane="find"] input[type="search"]').fill('中国')
      await expect(opened.reader.action('find.hit').first()).toContainText('中国')
      await opened.reader.press('Enter')
      await expect(opened.page.locator('[data-hit="current"]').first()).toBeInViewport()
    },
  },
  'what is to be replaced': {
    async open() {
      await opened.reader.press('Control+H')
      await opened.page.locator('[data-pane="find"] input[type="search"]').fill('a')
      await expect(opened.reader.action('find.tick').first()).toBeVisible()
      await expect(opened.page.locator('[data-pane="find"] del').first()).toBeVisible()
    },
    leave: () => opened.reader.press('Escape'),
  },
  'the settings': { open: openByKey('Control+,'), leave: close },
  'the shortcuts': { open: openByKey('F1'), leave: close },
  'the about box': { open: openFromMenu('help.about'), leave: close },
  'the categories': { open: openFromMenu('category.edit'), leave: close },
  'what was deleted': { open: openFromMenu('notebook.deleted'), leave: close },
  'the tags': { open: openFromMenu('tag.list'), leave: close },
  'the words': { open: openFromMenu('word.list'), leave: close },
  'the collation': { open: openFromMenu('collation.open'), leave: close },
  'the concordance': { open: openFromMenu('word.concordance'), leave: close },
  'the dictionaries': { open: openFromMenu('dictionary.open'), leave: close },
  'the versions of a translation': {
    async open() {
      // By keys, because panels may cover the paragraph.
      await opened.reader.press('Control+L', '2', 'Enter')
      await expect.poll(() => opened.reader.caret()).toMatchObject({ index: 1 })
      await openByKey('Control+Shift+H')()
      await expect(opened.reader.action('history.restore')).toBeVisible()
    },
    leave: close,
  },
  'the safety of the work': {
    async open() {
      // With this state the next screen makes a change, however often this runs.
      await opened.reader.press('Control+Shift+Enter')
      await opened.reader.saved()
      await openByKey('Control+Shift+B')()
      await opened.reader.action('backup.now').click()
      await expect(opened.page.locator('[data-backup]').first()).toBeVisible()
    },
    leave: close,
  },
  'what differs from a snapshot': {
    async open() {
      await opened.reader.press('Control+Shift+D')
      await opened.reader.saved()
      await openByKey('Control+Shift+B')()
      await opened.reader.action('backup.look').first().click()
      await opened.reader.action('restore.book').click()
      await expect(opened.page.locator('[data-difference]').first()).toBeVisible()
    },
    leave: () => opened.reader.action('restore.books').click(),
  },
  'what is in a snapshot': {
    open: () => expect(opened.page.locator('[data-previewed-book]').first()).toBeVisible(),
    async leave() {
      await opened.reader.action('restore.cancel').click()
      await close()
    },
  },
  'a backup file about to be saved': {
    async open() {
      await openByKey('Control+Shift+B')()
      await opened.reader.action('backup.save').click()
      await expect(opened.reader.action('backup.keep')).toBeVisible()
    },
    leave: close,
  },
  'the library': {
    async open() {
      await opened.reader.press('Control+Shift+L')
      await expect(opened.page.locator('[data-book-id]').first()).toBeVisible()
    },
  },
  'the preview of an import': {
    async open() {
      await openByKey('Control+O')()
      await expect(opened.reader.action('import.confirm')).toBeVisible()
    },
    leave: close,
  },
  'a file that cannot be imported': {
    async open() {
      await answerOpenDialog(opened.app, emptyFile)
      await openByKey('Control+O')()
      await expect(dialog().getByRole('alert')).toBeVisible()
    },
    async leave() {
      await close()
      await answerOpenDialog(opened.app, storyFile)
      await opened.reader.open()
    },
  },
}

const folder = freshFolder()
const storyFile = writeStory(folder)
const emptyFile = join(folder, 'empty.txt')
writeFileSync(emptyFile, '')
test.afterAll(() => removeProfile(folder))

test.beforeAll(async () => {
  const { reader, page } = opened
  await answerOpenDialog(opened.app, storyFile)
  await reader.type(0, 'A draft')
  await reader.type(1, 'Done')
  await reader.press('Control+Enter')
  await reader.saved()
  await reader.type(1, ' and changed')
  await reader.press('Control+Enter')
  await page.keyboard.type('To be looked at')
  await reader.press('Control+Shift+Enter')
  for (const [from, to, key] of [
    [2, 10, 'Alt+1'],
    [6, 14, 'Alt+2'],
    [16, 20, 'Alt+3'],
    [22, 26, 'Alt+4'],
  ] as const) {
    await reader.select(
      { side: 'source', index: 1, offset: from },
      { side: 'source', index: 1, offset: to },
    )
    await reader.press(key)
  }
  await reader.select(
    { side: 'source', index: 3, offset: 2 },
    { side: 'source', index: 3, offset: 6 },
  )
  await reader.action('note.create').first().click()
  await page.keyboard.type('A note')
  await reader.press('Control+Enter', 'Control+Shift+O')
  await expect(page.locator('[data-pane="contents"]')).toBeVisible()
})

test('axe finds a control without a name, and text that is hard to read in one theme only', async () => {
  const { page } = opened
  const put = () =>
    page.evaluate(() => {
      const place = document.querySelector('[data-pane="status"]')
      const words = document.createElement('p')
      words.textContent = 'ink'
      words.style.color = 'rgb(30, 30, 30)'
      const control = document.createElement('button')
      place?.append(words, control)
      return words.isConnected && control.isConnected
    })
  const wear = (theme: string) =>
    page.evaluate(theme => (document.documentElement.dataset['theme'] = theme), theme)
  expect(await found(page)).toEqual([])
  expect(await put()).toBe(true)
  await wear('light')
  expect(await found(page)).toEqual([expect.stringMatching(/^button-name: /)])
  await wear('dark')
  expect(await found(page, ofColours)).toEqual([expect.stringMatching(/^color-contrast: /)])
  await wear('light')
  await page.evaluate(() => {
    const place = document.querySelector('[data-pane="status"]')
    place?.lastElementChild?.remove()
    place?.lastElementChild?.remove()
  })
  expect(await found(page)).toEqual([])
})

for (const { tag } of languages)
  test(`axe finds nothing in any screen in ${tag} in any theme`, async () => {
    test.setTimeout(120_000)
    await speak(tag)
    for (const [name, { open, leave }] of Object.entries(screens)) {
      await open()
      await look(opened.page, name)
      await leave?.()
    }
  })

test('axe finds nothing, and nothing is cut off, at 200 % zoom', async () => {
  const { page, reader } = opened
  const devtools = await reader.devtools()
  // Emulates a zoom of 200 %. After a real zoom the mouse of the tests would miss.
  const [width, height] = await page.evaluate(() => [innerWidth, innerHeight] as const)
  await devtools.send('Emulation.setDeviceMetricsOverride', {
    width: Math.round(width / 2),
    height: Math.round(height / 2),
    deviceScaleFactor: 2,
    mobile: false,
  })
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(Math.round(width / 2))
  const lookInSmall = async ([name, { open, leave }]: readonly [string, Screen]) => {
    await open()
    expect.soft(await found(opened.page), name).toEqual([])
    const wider = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
    expect.soft(await wider(), name).toBe(0)
    await leave?.()
  }
  const isBar = ([name]: readonly [string, Screen]) => name.startsWith('the mark bar')
  for (const screen of Object.entries(screens)) if (!isBar(screen)) await lookInSmall(screen)
  // The mark bar is at words of the text, which the panels cover in such a small window.
  for (const [keys, pane] of [
    ['Control+Shift+O', 'contents'],
    ['Control+Shift+N', 'notes'],
  ] as const)
    if (await page.locator(`[data-pane="${pane}"]`).isVisible()) await reader.press(keys)
  for (const screen of Object.entries(screens)) if (isBar(screen)) await lookInSmall(screen)
  await reader.press('Control+Shift+O', 'Control+Shift+N')
  await devtools.send('Emulation.clearDeviceMetricsOverride')
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
})

/** The focused element: its pane, its action, and whether the focus is visible. */
const focus = () =>
  opened.page.evaluate(() => {
    const element = document.activeElement
    const hasRing = [null, '::after'].some(part => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element ?? document.body, part)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0
    })
    return {
      pane: element?.closest('[data-pane]')?.getAttribute('data-pane') ?? null,
      action: element?.getAttribute('data-action') ?? null,
      // In text the caret shows the focus.
      isSeen: hasRing || (element?.matches('[role="textbox"]') ?? false),
    }
  })

test('F6 goes through all panes, Shift+F6 goes back, and the focus is visible', async () => {
  const { reader } = opened
  await reader.caretIn('translation', 0)
  for (const [key, order] of [
    ['F6', ['notes', 'status', 'bar', 'contents', 'text']],
    ['Shift+F6', ['contents', 'bar', 'status', 'notes', 'text']],
  ] as const)
    for (const pane of order) {
      await reader.press(key)
      expect(await focus()).toMatchObject({ pane, isSeen: true })
    }
  const { side } = (await reader.caret()) ?? {}
  expect(side).toBe('translation')
})

test('Tab, and ArrowRight in a row of a list, reach every control of the reader, and the focus is visible', async () => {
  const { reader } = opened
  const reached = new Set<string>()
  const goThrough = async (key: string, times: number) => {
    for (let i = 0; i < times; i++) {
      const { action, isSeen } = await focus()
      if (action) reached.add(action)
      if (action) expect(isSeen, action).toBe(true)
      await reader.press(key)
    }
  }
  await opened.page.locator('[data-pane="bar"] button').first().focus()
  await goThrough('Tab', 60)
  const noted = opened.page.locator('[data-annotation-id]:has([data-action="note.edit"])').last()
  await noted.locator('[data-action="note.show"]').focus()
  await goThrough('ArrowRight', 8)
  const all = await opened.page
    .locator('[data-action]:visible')
    .evaluateAll(controls => [
      ...new Set(
        controls
          .filter(control => !control.closest('[data-pane="text"]'))
          .map(control => control.getAttribute('data-action') ?? ''),
      ),
    ])
  expect(all.filter(action => !reached.has(action))).toEqual([])
})

test('arrow keys move through the headings of the contents', async () => {
  const { reader, page } = opened
  const headings = page.locator('[data-action="contents.go"]')
  await headings.first().focus()
  await reader.press('ArrowDown', 'ArrowDown')
  await expect(headings.nth(2)).toBeFocused()
  await reader.press('ArrowUp')
  await expect(headings.nth(1)).toBeFocused()
})

test('a dialog keeps the focus inside and returns it when it closes', async () => {
  const { reader } = opened
  await reader.caretIn('translation', 4)
  await openByKey('Control+,')()
  for (let i = 0; i < 20; i++) {
    await reader.press('Tab')
    await expect(dialog().locator(':focus')).toHaveCount(1)
  }
  await close()
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'translation', index: 4 })
})

test('a book can be opened by keyboard alone', async () => {
  const { reader } = opened
  await reader.press('Control+Shift+L')
  await expect(opened.page.locator('[data-book-id]').first()).toBeVisible()
  for (let i = 0; i < 12 && (await focus()).action !== 'book.open'; i++) await reader.press('Tab')
  expect(await focus()).toMatchObject({ action: 'book.open', isSeen: true })
  await reader.press('Enter')
  await expect(reader.paragraph('source', 0)).toBeVisible()
})

/** Chooses a language in the settings, whatever the current one is. */
async function speak(tag: string): Promise<void> {
  await openByKey('Control+,')()
  await dialog().locator(`fieldset input[value="${tag}"]`).check()
  await close()
  await expect(opened.page.locator('html')).toHaveAttribute('lang', tag)
}

/**
 * A key typed right after a command arrives in the field that the command opens, or nowhere. It
 * never arrives in the text that the reader is leaving.
 */
import { expect, test, type Locator } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const own = 'every word stays'
const one = (selector: string): Locator => opened.page.locator(selector)
const choose = (name: string) => async (text: string) => {
  // A menu choice and a key reach the page by two routes, and their order is not guaranteed. The
  // key waits until the choice has arrived, and no longer.
  await opened.app.evaluate(async ({ BrowserWindow, Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
    await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('0')
  }, name)
  await opened.page.keyboard.type(text)
}
const press = (keys: string) => (text: string) => opened.reader.atOnce(keys, text)

interface Command {
  /** Runs the command and types right after it. */
  readonly run: (typed: string) => Promise<void>
  /** The field that the command opens, or the opened element if it has no field. */
  readonly opens: () => Locator
  readonly leave: readonly string[]
}

const noteField = () => one('[data-pane="notes"] .note-editor')
const dialog = () => one('[role="dialog"]')
const tagField = () => one('[data-pane="tag-bar"] input')
const searchBox = () => one('[data-pane="find"] input[type="search"]').first()

const commands: Readonly<Record<string, Command>> = {
  'Write a Note': { run: press('Control+N'), opens: noteField, leave: ['Escape'] },
  'Write a Note, from the menu': {
    run: choose('note.create'),
    opens: noteField,
    leave: ['Escape'],
  },
  'Tag Mark': {
    run: press('Control+Shift+T'),
    opens: tagField,
    leave: ['Escape', 'Escape'],
  },
  'Tag Mark, from the menu': {
    run: choose('mark.tag'),
    opens: tagField,
    leave: ['Escape', 'Escape'],
  },
  'Show Mark': {
    run: press('Control+M'),
    opens: () => one('[data-pane="mark-bar"]'),
    leave: ['Escape'],
  },
  Find: { run: press('Control+F'), opens: searchBox, leave: ['Escape'] },
  'Find Next, with nothing sought': { run: press('F3'), opens: searchBox, leave: ['Escape'] },
  Replace: { run: press('Control+H'), opens: searchBox, leave: ['Escape'] },
  'Go to Paragraph or Heading': {
    run: press('Control+L'),
    opens: () => one('[data-pane="go-to"] input'),
    leave: ['Escape'],
  },
  'Earlier Versions': { run: press('Control+Shift+H'), opens: dialog, leave: ['Escape'] },
  Shortcuts: { run: press('F1'), opens: dialog, leave: ['Escape'] },
  Settings: { run: press('Control+,'), opens: dialog, leave: ['Escape'] },
  Safety: { run: press('Control+Shift+B'), opens: dialog, leave: ['Escape'] },
  'Paste as New Text': {
    run: choose('library.paste'),
    opens: dialog,
    leave: ['Escape'],
  },
  'Save a Backup File': { run: choose('backup.save'), opens: dialog, leave: ['Escape'] },
}

let index = 1

async function inWords(): Promise<number> {
  await opened.reader.type(++index, own)
  await opened.reader.press('Shift+Home')
  return index
}

for (const [name, { run, opens, leave }] of Object.entries(commands))
  test(`keys typed right after ${name} are not written into the text`, async () => {
    const { reader } = opened
    const at = await inWords()
    await run('xy')
    await expect(opens()).toBeVisible()
    expect(await reader.translation(at)).toBe(own)
    await reader.press(...leave)
    await expect(opens()).toBeHidden()
    // The text can be edited as before.
    await reader.type(at, '.')
    expect(await reader.translation(at)).toBe(`${own}.`)
  })

test('keys typed right after Find in All Books are written into its field, and not into the book', async () => {
  const { page, reader } = opened
  const at = await inWords()
  await reader.atOnce('Control+K', 'xy')
  const box = page.getByRole('searchbox', { name: 'Search for' })
  await expect(box).toBeFocused()
  await expect(box).toHaveValue('xy')
  await box.fill('')
  await reader.press('Escape')
  expect(await reader.translation(at)).toBe(own)
})

test('keys typed right after Details arrive in its fields or nowhere', async () => {
  const { page, reader } = opened
  await reader.press('Control+Shift+L')
  const title = await page.locator('[data-book-id]').first().textContent()
  await page.locator('[data-book-id] [data-action="book.open"]').first().focus()
  await reader.atOnce('F2', 'xy')
  await expect(reader.action('book.keepWords')).toBeVisible()
  await reader.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator('[data-book-id]').first()).toHaveText(title ?? '')
  await reader.open()
})

/** Goes to the library, and puts the focus on the button that opens the book. */
async function beforeOpening(): Promise<void> {
  await opened.reader.press('Control+Shift+L')
  const open = one('[data-book-id] [data-action="book.open"]').first()
  await expect(open).toBeVisible()
  await open.focus()
}

test('keys typed right after a book is opened are written at its caret, in their order', async () => {
  const { reader } = opened
  const at = await inWords()
  await reader.press('End')
  await beforeOpening()
  await reader.atOnce('Enter', 'abcdefgh')
  await expect.poll(() => reader.translation(at).catch(() => '')).toBe(`${own}abcdefgh`)
  await reader.press('.')
  expect(await reader.translation(at)).toBe(`${own}abcdefgh.`)
})

test('a search begun while a book opens never writes its words into the text', async () => {
  const { reader } = opened
  const at = await inWords()
  await reader.press('End')
  await beforeOpening()
  const { page } = opened
  await Promise.all([
    reader.atOnce('Enter', ''),
    reader.atOnce('Control+F', 'abc'),
    reader.atOnce('Control+L', '12'),
  ])
  await expect(reader.paragraph('translation', at)).toBeVisible()
  await expect(page.locator('[data-early-keys]')).toHaveCount(0)
  await reader.press('Escape')
  await reader.press('Escape')
  expect(await reader.translation(at)).toBe(own)
})

test('an input method that begins before the text of a book is shown may end after it', async () => {
  const { page, reader } = opened
  const at = await inWords()
  await reader.press('End')
  await beforeOpening()
  const early = page.getByRole('textbox', { name: 'Opening the book…' })
  await Promise.all([reader.atOnce('Enter', ''), reader.composing('ni')])
  await expect(reader.paragraph('translation', at)).toBeVisible()
  await reader.composing('nihao')
  await expect(early).toBeFocused()
  await reader.compose(['你好'])
  await expect(early).toBeHidden()
  await expect.poll(() => reader.translation(at)).toBe(`${own}你好`)
  await reader.press('!')
  expect(await reader.translation(at)).toBe(`${own}你好!`)
})

test('keys typed right after editing a note from its card arrive in the note', async () => {
  const { page, reader } = opened
  const at = await inWords()
  await reader.press('Alt+1')
  if (await page.locator('[data-pane="notes"]').isHidden()) await reader.press('Control+Shift+N')
  const card = page.locator('[data-annotation-id]').filter({ hasText: own }).last()
  await card.locator('[data-action="note.show"]').focus()
  await reader.atOnce('F2', 'xy')
  await expect(card.locator('.note-editor')).toHaveText('xy')
  expect(await reader.translation(at)).toBe(own)
  await reader.press('Escape')
})

test('a note written while a filter is on is visible and has the focus', async () => {
  const { page, reader } = opened
  const at = await inWords()
  await page.keyboard.press('Alt+1')
  if (await page.locator('[data-pane="notes"]').isHidden()) await reader.press('Control+Shift+N')
  await page.locator('[data-action="note.filter"]').selectOption({ label: 'Doubt' })
  await reader.caretIn('translation', at)
  await reader.press(...Array<string>(5).fill('Shift+ArrowLeft'))
  await reader.atOnce('Control+N', 'note')
  await expect(noteField()).toHaveText('note')
  expect(await reader.translation(at)).toBe(own)
  await reader.press('Escape')
  const card = page.locator('[data-annotation-id]', { hasText: 'note' })
  await expect(card).toBeVisible()
  // The note is a term. It stays visible until the reader filters again.
  await page.locator('[data-action="note.filter"]').selectOption({ index: 0 })
  await page.locator('[data-action="note.filter"]').selectOption({ label: 'Doubt' })
  await expect(card).toBeHidden()
  await page.locator('[data-action="note.filter"]').selectOption({ index: 0 })
})

test('the caret returns to its place after a note, and the whole card was visible meanwhile', async () => {
  const { page, reader } = opened
  const at = await inWords()
  for (const end of ['Escape', 'Control+Enter']) {
    await reader.caretIn('translation', at)
    await reader.press('Home', ...Array<string>(5).fill('Shift+ArrowRight'), 'Control+N')
    await expect(noteField()).toBeFocused()
    await page.keyboard.type('a line')
    for (let i = 0; i < 5; i++) await reader.press('Shift+Enter')
    const isWhole = () =>
      noteField().evaluate(field => {
        const card = field.closest('[data-annotation-id]')?.getBoundingClientRect()
        const panel = field.closest('[data-pane="notes"]')?.getBoundingClientRect()
        return card !== undefined && panel !== undefined && card.bottom <= panel.bottom + 1
      })
    await expect.poll(isWhole).toBe(true)
    await reader.press(end)
    await expect.poll(() => reader.caret()).toEqual({ side: 'translation', index: at, offset: 5 })
  }
})

test('commands without a selection, a text or a mark open nothing and show why', async () => {
  const { page, reader } = opened
  const toasts = page.locator('[data-pane="toasts"]')
  await reader.caretIn('translation', ++index)
  for (const [keys, said] of [
    ['Alt+1', 'Nothing is selected. Select the words to mark first.'],
    ['Control+N', 'There is no text here for a note.'],
    ['Control+Shift+T', 'There is no text here for a note.'],
    ['Control+M', 'There is no mark here.'],
    ['Control+Shift+M', 'There is no mark here.'],
  ] as const) {
    await reader.press(keys)
    await expect(toasts).toContainText(said)
  }
  await page.keyboard.type('still here')
  expect(await reader.translation(index)).toBe('still here')
})

/**
 * Menus at a place: what they offer there, by mouse and by keyboard, and that it is done. The file
 * is long because one opened book serves all tests.
 */
import { expect, test } from '@playwright/test'
import { menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()

const selected = () => opened.page.evaluate(() => getSelection()?.toString())

/** Opens the menu at a character of a paragraph by the right mouse button. */
async function rightClick(side: 'source' | 'translation', index: number, offset: number) {
  await opened.reader.paragraph(side, index).scrollIntoViewIfNeeded()
  const { x, y } = await opened.reader.point({ side, index, offset })
  await opened.page.mouse.click(x, y, { button: 'right' })
}

/** What a paragraph of text can be made. */
const paragraphKinds = [
  'Text *',
  'Heading 1',
  'Heading 2',
  'Heading 3',
  'Heading 4',
  'Quotation',
  'Verse',
  'Caption',
  'Title of Box',
  'Text in Box',
  'Hidden',
]
  .map(kind => `Kind of Paragraph > ${kind}`)
  .concat('(Kind of Paragraph > As Printed)')

test('the menu of the Chinese offers what can be done to the selection, and nothing that changes it', async () => {
  const { app, reader } = opened
  await reader.select(
    { side: 'source', index: 4, offset: 2 },
    { side: 'source', index: 4, offset: 6 },
  )
  const words = paragraphs[4]?.text.slice(2, 6)
  const lines = await menuOf(app, () => rightClick('source', 4, 3), 'Mark As > Idea')
  expect(lines).toEqual([
    'Copy',
    'Copy with Reference',
    'Copy Both Sides',
    'Copy Link to Paragraph',
    'Links to This Place…',
    'Select Paragraph',
    'Look Up Word',
    'Concordance…',
    'Write Gloss…',
    'Join Word with Next',
    'Split Word',
    'Mark As > Term',
    'Mark As > Doubt',
    'Mark As > Idea',
    'Mark As > Wording',
    'Write a Note',
    'Ask a Question',
    'Propose Another Reading',
    'Add to the Glossary',
    'Refer to Another Place…',
    'Add a Tag',
    'Add Selection to Note',
    'Link with the Other Side…',
    ...paragraphKinds,
    `Find “${words}”`,
    'Earlier Versions…',
  ])
  await expect(reader.paragraph('source', 4).locator('[data-mark-id]')).toHaveText(words ?? '')
})

test('a right click outside the selection moves the caret there, and into a mark offers the mark', async () => {
  const { app, reader } = opened
  await reader.select(
    { side: 'source', index: 4, offset: 10 },
    { side: 'source', index: 4, offset: 14 },
  )
  const mark = await menuOf(app, () => rightClick('source', 4, 4), 'Category > Term')
  expect(mark).toEqual([
    'Copy with Reference',
    'Copy Both Sides',
    'Copy Link to Paragraph',
    'Links to This Place…',
    'Select Paragraph',
    'Look Up Word',
    'Concordance…',
    'Write Gloss…',
    'Join Word with Next',
    'Split Word',
    'Write a Note',
    'Note on Paragraph',
    'Category > Term',
    'Category > Doubt',
    'Category > Idea *',
    'Category > Wording',
    'Ask a Question',
    'Propose Another Reading',
    'Add to the Glossary',
    'Refer to Another Place…',
    'Tag Mark…',
    'Link with the Other Side…',
    'Split Mark at the Caret',
    'Send to Outline',
    'Copy Link to Mark',
    'Delete Mark',
    'Join with Next Paragraph',
    'Split Paragraph Here',
    ...paragraphKinds,
    'Sentence > Join Sentence with Next',
    'Sentence > Split Sentence Here',
    'Sentence > Link Sentence with the Other Side…',
    'Sentence > Unlink Sentence',
    'Earlier Versions…',
    'Compare with Another Edition…',
  ])
  expect(await selected()).toBe('')
  expect(await reader.caret()).toMatchObject({ side: 'source', index: 4 })
  const again = await menuOf(app, () => rightClick('source', 4, 4), 'Delete Mark')
  expect(again).toContain('Category > Term *')
  await expect(reader.paragraph('source', 4).locator('[data-mark-id]')).toHaveCount(0)
})

test('the menu’s keys show the menu of the translation at the caret, which can be changed', async () => {
  const { app, page, reader } = opened
  await reader.type(5, 'words to format')
  await reader.press('Control+Shift+ArrowLeft')
  const lines = await menuOf(app, () => page.keyboard.press('ContextMenu'), 'Format > Bold')
  expect(lines).toEqual([
    'Cut',
    'Copy',
    'Copy with Reference',
    'Copy Both Sides',
    'Copy Link to Paragraph',
    'Links to This Place…',
    'Paste',
    'Paste as Plain Text',
    'Select Paragraph',
    'Format > Bold',
    'Format > Italic',
    'Format > Superscript',
    '(State > Not Translated)',
    'State > Draft *',
    'State > Done',
    'State > Needs Review',
    'Mark As > Term',
    'Mark As > Doubt',
    'Mark As > Idea',
    'Mark As > Wording',
    'Write a Note',
    'Ask a Question',
    'Propose Another Reading',
    'Add to the Glossary',
    'Refer to Another Place…',
    'Add a Tag',
    'Add Selection to Note',
    'Link with the Other Side…',
    ...paragraphKinds,
    'Find “format”',
    'Earlier Versions…',
  ])
  await expect.poll(() => reader.translation(5)).toBe('words to <strong>format</strong>')
  await menuOf(app, () => page.keyboard.press('Shift+F10'), 'State > Done')
  await expect.poll(() => reader.state(5)).toBe('done')
  await menuOf(app, () => page.keyboard.press('Shift+F10'), 'Select Paragraph')
  await expect.poll(selected).toBe('words to format')
  await menuOf(app, () => page.keyboard.press('Shift+F10'), 'Cut')
  await expect.poll(() => reader.translation(5)).toBe('')
  const empty = await menuOf(app, () => page.keyboard.press('Shift+F10'), 'Paste as Plain Text')
  expect(empty).not.toContain('Cut')
  expect(empty).not.toContain('Write a Note')
  await expect.poll(() => reader.translation(5)).toBe('words to format')
})

test('a heading is found in the contents and copied from its menu', async () => {
  const { app, page, reader } = opened
  const at = paragraphs.findIndex(({ kind }) => kind === 'heading')
  const title = paragraphs[at]?.text ?? ''
  await reader.near(at)
  await menuOf(app, () => rightClick('source', at, 2), 'Copy Heading')
  await reader.type(6, '')
  await reader.press('Control+V')
  await expect.poll(() => reader.translation(6)).toBe(title)
  await reader.press('Control+Z')
  await menuOf(app, () => rightClick('source', at, 2), 'Show in Contents')
  await expect(page.getByRole('treeitem', { name: title })).toBeFocused()
  const lines = await menuOf(app, () => page.keyboard.press('ContextMenu'), 'Go to Heading')
  expect(lines).toEqual(['Go to Heading', 'Copy Heading', 'Note on Section'])
  await expect.poll(async () => (await reader.caret())?.index).toBe(at)
  await reader.press('Control+Shift+O')
})

test('the reader’s bar has a menu of what has no button, and shows which sides are shown', async () => {
  const { app, page, reader } = opened
  const lines = await menuOf(app, () => reader.action('view.more').click(), 'Keyboard Shortcuts')
  expect(lines).toEqual([
    'Export…',
    'Notebook',
    'Outline',
    'Earlier Versions…',
    'Safety of Your Work…',
    'Save a Backup File…',
    'Keyboard Shortcuts',
  ])
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  const sides = page.getByRole('group', { name: 'Sides shown' }).getByRole('button')
  const pressed = () => sides.evaluateAll(all => all.map(it => it.ariaPressed))
  expect(await pressed()).toEqual(['false', 'true', 'false'])
  await reader.action('view.translationOnly').click()
  expect(await pressed()).toEqual(['false', 'false', 'true'])
  await expect(reader.paragraph('source', 0)).toBeHidden()
  await reader.press('Control+3')
  expect(await pressed()).toEqual(['false', 'true', 'false'])
})

test('Space and Shift+Space turn the pages of the Chinese, and the caret stays', async () => {
  const { page, reader } = opened
  await reader.caretIn('source', 4)
  const caret = await reader.caret()
  const scrolled = () => page.locator('main[data-pane="text"]').evaluate(pane => pane.scrollTop)
  const before = await scrolled()
  await reader.press('Space')
  await expect.poll(scrolled).toBeGreaterThan(before + 100)
  expect(await reader.caret()).toEqual(caret)
  await reader.press('Shift+Space')
  // Places on the screen are whole pixels.
  await expect.poll(async () => Math.abs((await scrolled()) - before)).toBeLessThan(3)
})

test('a note and the field in which it is written have their menus', async () => {
  const { app, page, reader } = opened
  await reader.select(
    { side: 'source', index: 7, offset: 0 },
    { side: 'source', index: 7, offset: 3 },
  )
  await reader.press('Alt+2', 'Control+Shift+N')
  const words = paragraphs[7]?.text.slice(0, 3) ?? ''
  const note = page.locator('[data-annotation-id]', { hasText: words })
  const lines = await menuOf(app, () => note.click({ button: 'right' }), 'Write a Note')
  expect(lines).toEqual([
    'Show in Text',
    'Write a Note',
    'Category > Term',
    'Category > Doubt *',
    'Category > Idea',
    'Category > Wording',
    'Add a Tag',
    'Ask a Question',
    'Propose Another Reading',
    'Add to the Glossary',
    'Refer to Another Place…',
    'Send to Outline',
    'Copy Link to Mark',
    'Earlier Versions of the Note…',
    'Delete Mark',
  ])
  const field = note.getByRole('textbox')
  await expect(field).toBeFocused()
  await page.keyboard.type('why')
  const inField = await menuOf(app, () => field.click({ button: 'right' }))
  expect(inField).toEqual([
    'Paste',
    'Paste as Plain Text',
    'Select All',
    'Format > Bold',
    'Format > Italic',
    'Format > Superscript',
    'Format > Underline',
    'Format > Strikethrough',
    'Format > Code',
    'Paragraph > Text',
    'Paragraph > Heading 1',
    'Paragraph > Heading 2',
    'Paragraph > Heading 3',
    'Paragraph > Numbered List',
    'Paragraph > Bulleted List',
    'Paragraph > Checklist',
    'Paragraph > Quotation',
    'Paragraph > Code Block',
    'Paragraph > Insert Table',
    'Link…',
    'Preview Link',
  ])
  await page.keyboard.press('Escape')
  await menuOf(app, () => note.click({ button: 'right' }), 'Delete Mark')
  await expect(note).toHaveCount(0)
  await reader.press('Control+Shift+N')
})

test('a result, the title page and a row of the notebook have their menus', async () => {
  const { app, page, reader } = opened
  const title = page.locator('[data-part="title"] h2')
  await reader.press('Control+Home')
  expect(await menuOf(app, () => title.click({ button: 'right' }))).toEqual([
    'Note on Book',
    'Copy Link to Book',
  ])
  await reader.press('Control+F')
  await page.getByRole('searchbox', { name: 'Search for' }).fill('金砖')
  const hit = page.locator('[data-action="find.hit"]').first()
  await expect(hit).toContainText('金砖')
  const lines = await menuOf(app, () => hit.click({ button: 'right' }), 'Go to Result')
  expect(lines).toEqual(['Go to Result', 'Copy with Context'])
  await expect(hit).toHaveAttribute('aria-current', 'location')
  await reader.press('Escape')

  await reader.select(
    { side: 'source', index: 2, offset: 0 },
    { side: 'source', index: 2, offset: 4 },
  )
  await menuOf(app, () => rightClick('source', 2, 1), 'Mark As > Doubt')
  await expect(reader.paragraph('source', 2).locator('[data-mark-id]')).toHaveCount(1)
  await reader.press('Shift+F5')
  const row = page.locator('[data-action="notebook.place"]').first()
  await expect(row).toBeVisible()
  expect(await menuOf(app, () => row.click({ button: 'right' }), 'Delete')).toEqual([
    'Go to Mark',
    'Delete',
  ])
  await expect(row).toHaveCount(0)
  // It was the only one, and nothing else takes the keys.
  await expect(page.locator('[data-pane="notebook"]')).toBeFocused()
  await page.keyboard.press('Control+Z')
  await expect(row).toBeFocused()
  await page.keyboard.press('Control+Shift+Z')
  await expect(page.locator('[data-pane="notebook"]')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(reader.paragraph('source', 2).locator('[data-mark-id]')).toHaveCount(0)
})

test('a field has the commands that apply to it now, and a book those of its row', async () => {
  const { app, page, reader } = opened
  await reader.press('Control+Shift+L')
  const field = page.getByRole('searchbox').first()
  await field.fill('')
  expect(await menuOf(app, () => field.click({ button: 'right' }))).toEqual(['Paste', 'Select All'])
  await field.fill('网络')
  await page.keyboard.press('Control+A')
  expect(await menuOf(app, () => page.keyboard.press('ContextMenu'))).toEqual([
    'Cut',
    'Copy',
    'Paste',
    'Select All',
  ])
  await field.fill('')
  const ground = () => page.getByRole('heading', { level: 1 }).click({ button: 'right' })
  expect(await menuOf(app, ground)).toEqual([
    'Import a Text…',
    'Import a Folder…',
    'Paste as New Text…',
  ])
  const book = page.locator('[data-book-id] [data-action="book.open"]')
  await book.focus()
  const lines = await menuOf(app, () => page.keyboard.press('ContextMenu'), 'Details')
  expect(lines).toEqual(['Open', 'Details', 'Copy Link to Book', 'Remove from Library'])
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await menuOf(app, () => book.click({ button: 'right' }), 'Open')
  await expect(reader.paragraph('source', 0)).toBeVisible()
})

/** Notes that cover no words: on a paragraph of either side, a section and the book. */
import { expect, test } from '@playwright/test'
import { look } from '../../support/axe.ts'
import { heardUntilNow, listen } from '../../support/heard.ts'
import { chooseInMenu, menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()

const notes = () => opened.page.locator('[data-pane="notes"]')
const items = () => notes().locator('[data-annotation-id]')
const item = (words: string) => items().filter({ hasText: words })
const line = (words: string) => item(words).locator('[data-scope]')
const onLine = (words: string) => line(words).locator('[data-line]')
const field = () => notes().locator('[contenteditable]')
const sign = (index: number) =>
  opened.page.locator(`[data-section] :has(> span:text-is("${index + 1}")) > [data-place]`)
const head = () => opened.page.locator('[data-part="title"]')
const beginning = (index: number) => paragraphs[index]?.text.slice(0, 12) ?? ''
const heading = paragraphs.findIndex(({ kind }, index) => kind === 'heading' && index > 10)

const menu = (id: string) => chooseInMenu(opened.app, id)

/** Writes into the note that has just been opened, and goes back to the text. */
async function write(words: string) {
  await expect(field()).toBeFocused()
  await opened.page.keyboard.type(words)
  await opened.page.keyboard.press('Escape')
  await expect(field()).toHaveCount(0)
}

test('by keyboard each side of a paragraph gets one note, also an empty translation, and keeps it', async () => {
  const { reader, page } = opened
  await reader.caretIn('source', 2)
  await reader.press('Control+D')
  await write('On the whole.')
  await expect(onLine('On the whole.')).toHaveAttribute('data-line', '¶ 3')
  await expect(line('On the whole.')).toHaveText(`${paragraphs[2]?.text.slice(0, 40)}…`)
  await expect(line('On the whole.')).toHaveAccessibleName(/Paragraph 3 · /)
  await expect(sign(2)).toHaveAccessibleName('Note on paragraph 3')
  await expect(page.locator('[data-mark-id]')).toHaveCount(0)
  // A second press opens the same note.
  expect(await reader.caret()).toMatchObject({ side: 'source', index: 2 })
  await reader.press('Control+D')
  await write(' Again.')
  await expect(items()).toHaveCount(1)
  await expect(items()).toContainText('On the whole. Again.')

  await reader.caretIn('translation', 2)
  await reader.press('Control+D')
  await write('Not yet translated.')
  await expect(onLine('Not yet')).toHaveAttribute('data-line', '¶ 3 · translation')
  await expect(sign(2)).toHaveAccessibleName('2 notes at paragraph 3')
  // What is written in the translation, and deleted again, takes nothing from it.
  await reader.type(2, 'Some words.')
  await reader.press('Control+A', 'Delete')
  await expect(notes()).not.toContainText('No longer in the text')

  // One key says it, on the side where it is.
  await listen(page)
  await reader.caretIn('translation', 2)
  await reader.press('Shift+F1')
  let said = ''
  await expect
    .poll(async () => (said += (await heardUntilNow(page)).join()))
    .toContain(`Term, with a note: “Translation of paragraph 3 · ${beginning(2)}`)

  await reader.saved()
  await opened.again()
  await expect(items()).toHaveCount(2)
  await expect(sign(2)).toHaveAccessibleName('2 notes at paragraph 3')
  await expect(onLine('Not yet')).toHaveAttribute('data-line', '¶ 3 · translation')
})

test('its making, its words and its deletion are undone and redone in one order', async () => {
  const { reader } = opened
  const before = await items().count()
  await reader.caretIn('translation', 4)
  await reader.press('Control+D')
  await write('Undone.')
  await item('Undone.').locator('[data-scope]').focus()
  await reader.press('Delete')
  await expect(sign(4)).toHaveCount(0)
  await reader.press('Control+Z')
  await expect(sign(4)).toHaveAccessibleName('Note on the translation of paragraph 5')
  await reader.press('Control+Z', 'Control+Z')
  await expect(sign(4)).toHaveCount(0)
  await expect(items()).toHaveCount(before)
  await reader.press('Control+Shift+Z', 'Control+Shift+Z')
  await expect(item('Undone.')).toHaveCount(1)
})

test('by mouse it is made in the menus, opened at its sign, turned, coloured, and gone to', async () => {
  const { app, page, reader } = opened
  const rightClick = (place: ReturnType<typeof sign>) => () => place.click({ button: 'right' })
  await menuOf(app, rightClick(reader.gutter(5)), 'Note on Paragraph')
  await write('From the gutter.')
  await menuOf(app, rightClick(reader.paragraph('source', 6)), 'Note on Paragraph')
  await write('From the text.')
  await expect(sign(6)).toHaveAccessibleName('Note on paragraph 7')

  await sign(5).click()
  await expect(field()).toBeFocused()
  await expect(field()).toHaveText('From the gutter.')
  await page.keyboard.press('Escape')
  await menuOf(app, rightClick(line('From the gutter.')), 'Ask a Question')
  await expect(sign(5)).toHaveText('?')
  await item('From the gutter.').locator('select').selectOption({ label: 'Idea' })
  await expect(sign(5).locator('[data-mark-colour]')).toHaveAttribute('data-mark-colour', 'blue')
  // With the caret in the paragraph and nothing selected, the keys of marks are about it too.
  await reader.caretIn('source', 5)
  await reader.press('Control+Shift+R')
  await expect(sign(5)).toHaveText('✓')

  await line('Not yet').click()
  await expect.poll(() => reader.caret()).toEqual({ side: 'translation', index: 2, offset: 0 })
  const chosen = menuOf(app, () => sign(2).click(), `Translation of paragraph 3 · ${beginning(2)}`)
  expect(await chosen).toHaveLength(2)
})

test('a section and the book have notes, in the text, the contents, the head and the list', async () => {
  const { app, page, reader } = opened
  await reader.press('Control+Shift+O')
  const row = page.locator(`[data-heading="${paragraphs[heading]?.id}"]`)
  await menuOf(app, () => row.click({ button: 'right' }), 'Note on Section')
  await write('What this section says.')
  await row.click()
  await expect(sign(heading)).toHaveText('§')
  await expect(onLine('What this section')).toHaveAttribute('data-line', 'Section')
  await expect(line('What this section')).toHaveText(paragraphs[heading]?.text ?? '')
  // Anywhere in the section, the same note.
  await reader.caretIn('translation', heading + 1)
  await menu('note.section')
  await write(' More.')
  await expect(item('What this section says. More.')).toHaveCount(1)

  await page.locator('[data-pane="text"]').evaluate(pane => pane.scrollTo(0, 0))
  await menuOf(app, () => head().locator('h2').click({ button: 'right' }), 'Note on Book')
  await write('What the book says.')
  await expect(onLine('What the book says.')).toHaveAttribute('data-line', 'Book')
  await head().getByRole('button', { name: 'Note on the book' }).click()
  await expect(field()).toHaveText('What the book says.')
  await page.keyboard.press('Escape')

  await reader.caretIn('source', heading + 1)
  const listed = await menuOf(app, () => reader.press('Control+Shift+K'), 'Book')
  expect(listed).toEqual([`Section · ${paragraphs[heading]?.text}`, 'Book'])
  await expect(field()).toHaveText('What the book says.')
  await page.keyboard.press('Escape')
  await look(page, 'notes without words')
})

/** A paper begins: headings, own paragraphs and notes in an outline. */
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { found } from '../../support/axe.ts'
import { answerSaveDialog } from '../../support/files.ts'
import { officeMissing, savedByOffice } from '../../support/libreoffice.ts'
import { menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const screen = () => opened.page.locator('[data-pane="outline"]')
const rows = () => screen().getByRole('treeitem')
const words = (index: number) => paragraphs[index]?.text.slice(2, 8) ?? ''
const select = (index: number) =>
  opened.reader.select({ side: 'source', index, offset: 2 }, { side: 'source', index, offset: 8 })

/** What each row says, indented by its level. */
const drawn = () =>
  rows().evaluateAll(all =>
    all.map(row => {
      const level = Number(row.getAttribute('aria-level'))
      const text = row.querySelector('blockquote, p')?.textContent?.trim() ?? ''
      return `${'·'.repeat(level - 1)}${text}`
    }),
  )

test('Escape leaves the outlines while there is none', async () => {
  const { reader, page } = opened
  await reader.caretAt('source', 2, 4)
  await reader.press('Control+Shift+F7')
  await expect(screen().locator('[data-action="outline.begin"]').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(screen()).toBeHidden()
})

test('notes are sent by one key, and are read with their translation among own headings and texts', async () => {
  const { reader, page } = opened
  await reader.type(2, 'The first translation.')
  await select(2)
  await reader.press('Control+N')
  await page.keyboard.type('One thought')
  await page.keyboard.press('Escape')
  await reader.caretAt('source', 2, 4)
  await reader.press('Control+Shift+F8')
  await expect(page.getByText('Sent to the outline')).toBeVisible()
  // Selected words are marked first.
  await select(12)
  await reader.press('Control+Shift+F8')
  await expect(page.getByText('Sent to the outline')).toBeVisible()
  await reader.press('Control+Shift+F7')
  await expect(rows()).toHaveCount(2)
  await expect(rows().first()).toContainText('The first translation.')
  await expect(rows().first()).toContainText('One thought')
  await expect(rows().first()).toContainText('¶ 3')

  await rows().first().focus()
  await screen().locator('[data-action="outline.heading"]').click()
  await page.keyboard.insertText('论点')
  await page.keyboard.press('Enter')
  await expect(rows().nth(1)).toBeFocused()
  await screen().locator('[data-action="outline.text"]').click()
  await page.keyboard.type('My paper begins.')
  await page.keyboard.press('Escape')
  expect(await drawn()).toEqual([words(2), '论点', '·My paper begins.', words(12)])
})

test('rows move by Alt+Shift and arrows and by mouse, and every act is undone in one order', async () => {
  const { page } = opened
  await rows().first().focus()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect.poll(drawn).toEqual(['论点', '·My paper begins.', words(2), words(12)])
  await expect(rows().nth(2)).toBeFocused()
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(drawn).toEqual(['论点', '·My paper begins.', `·${words(2)}`, words(12)])
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(drawn).toEqual(['论点', `·${words(2)}`, '·My paper begins.', words(12)])
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Control+Z')
  await expect.poll(drawn).toEqual(['论点', '·My paper begins.', words(2), words(12)])
  await page.keyboard.press('Control+Shift+Z')
  await expect.poll(drawn).toEqual(['论点', '·My paper begins.', `·${words(2)}`, words(12)])

  await rows()
    .last()
    .dragTo(rows().first(), { targetPosition: { x: 200, y: 2 } })
  await expect.poll(drawn).toEqual([words(12), '论点', '·My paper begins.', `·${words(2)}`])

  // Arrow keys as in any tree.
  await rows().nth(1).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(rows()).toHaveCount(2)
  await expect(rows().nth(1)).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Delete')
  await expect.poll(drawn).toEqual([words(12)])
  await page.keyboard.press('Control+Z')
  await expect(rows()).toHaveCount(4)
})

test('words are composed in a heading and in a text, and Enter confirms only the composition', async () => {
  const { page, reader } = opened
  await rows().nth(1).focus()
  await page.keyboard.press('F2')
  const field = screen().getByRole('textbox', { name: 'Heading' })
  await expect(field).toBeFocused()
  await page.keyboard.press('End')
  await reader.compose(['jie', '结论'])
  await expect(field).toHaveValue('论点结论')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(rows().nth(1)).toBeFocused()
  await page.keyboard.press('Control+Z')
  await expect(rows().nth(1)).toContainText('论点')
})

test('an outline is exported with quotations and references, and is there after a restart', async () => {
  test.setTimeout(240_000)
  const { page, app, reader } = opened
  expect(await found(page)).toEqual([])
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-outline-'))
  const exported = async (format: string, name: string) => {
    const path = join(folder, name)
    await answerSaveDialog(app, path)
    await menuOf(app, () => reader.action('outline.export').click(), format)
    await expect.poll(() => existsSync(path)).toBe(true)
    return readFileSync(path)
  }
  const markdown = (await exported('Markdown', 'paper.md')).toString()
  for (const part of ['## 论点', 'My paper begins.', 'One thought', '> The first translation.'])
    expect(markdown).toContain(part)
  expect(markdown).toContain(`> ${words(2)}`)
  expect(markdown).toMatch(/> — .+, ¶ 3/)
  const web = (await exported('Web Page (HTML)', 'paper.html')).toString()
  expect(web.match(/<blockquote>/g)).toHaveLength(2)
  const docx = await exported('Word (DOCX)', 'paper.docx')
  expect(docx.subarray(0, 2).toString()).toBe('PK')
  if (officeMissing === null) {
    const path = savedByOffice(join(folder, 'paper.docx'), 'txt:Text (encoded):UTF8')
    const text = readFileSync(path, 'utf8')
    const wanted = ['论点', 'My paper begins.', 'One thought', 'The first translation.', words(2)]
    for (const part of wanted) expect(text).toContain(part)
    expect(text).toMatch(/— .+, ¶ 3/)
  }
  rmSync(folder, { recursive: true })
  // A note leads to its place, and back again.
  await rows().first().focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await opened.reader.caret())?.index).toBe(12)
  await opened.again()
  await opened.reader.press('Control+Shift+F7')
  await expect.poll(drawn).toEqual([words(12), '论点', '·My paper begins.', `·${words(2)}`])
})

test('an outline that is begun is named first, and one that is deleted comes back by its message', async () => {
  const { page } = opened
  await screen().locator('[data-action="outline.begin"]').last().click()
  const name = screen().getByRole('textbox', { name: 'Name of the outline' })
  await expect(name).toBeFocused()
  await page.keyboard.type('Second')
  await expect(name).toHaveValue('Second')
  // The keys of the program work in the field.
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await name.focus()
  await page.keyboard.press('Enter')
  // The reader goes on with the first heading of the outline.
  await expect(screen().locator('[data-action="outline.heading"]')).toBeFocused()
  await screen().locator('[data-action="outline.delete"]').click()
  await expect(screen()).toBeFocused()
  await expect(name).not.toHaveValue('Second')
  const message = page.getByText('“Second” was deleted with everything in it.')
  await expect(message).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(message).toBeHidden()
  const list = screen().getByRole('combobox', { name: 'Outlines' })
  await expect(list.locator('option', { hasText: 'Second' })).toHaveCount(1)
  await screen().focus()
  await page.keyboard.press('Escape')
  await expect(screen()).toBeHidden()
})

test('a deleted outline is restored from a list, and its words are found from the notebook and in all books', async () => {
  const { app, page, reader } = opened
  await reader.press('Control+Shift+F7')
  await expect(rows()).toHaveCount(4)
  await screen().locator('[data-action="outline.delete"]').click()
  await expect(screen().locator('[data-action="outline.restore"]')).toBeVisible()
  const restore = () => reader.action('outline.restore').click()
  const [newest] = await menuOf(app, restore)
  // With the day of today.
  expect(newest).toMatch(/^Outline — \w+ \d+, \d+$/)
  await menuOf(app, restore, newest)
  await expect.poll(drawn).toEqual([words(12), '论点', '·My paper begins.', `·${words(2)}`])
  await reader.action('notebook.open').click()
  const box = page.locator('[data-pane="notebook"]').getByRole('searchbox').first()
  await expect(box).toBeFocused()
  await box.fill('論點')
  await page.locator('[data-action="outline.show"]', { hasText: '论点' }).click()
  await expect(rows().nth(1)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(screen()).toBeHidden()
  await reader.press('Control+K')
  await expect(page.locator('[data-pane="library"]').getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('paper begins')
  await page.locator('[data-action="outline.show"]').click()
  await expect(rows().nth(2)).toBeFocused()
})

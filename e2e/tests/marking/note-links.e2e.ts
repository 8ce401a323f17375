/** Links of notes into the library: copied, pasted, followed, and what becomes of a lost place. */
import { expect, test, type Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshProfile, launch, removeProfile } from '../../support/app.ts'
import { chooseInMenu, menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'
import { ReaderPage } from '../../pages/reader.ts'

const opened = openedWhitePaper()
const notesOf = (page: Page) => page.locator('[data-pane="notes"]')
const notes = () => notesOf(opened.page)
const field = () => notes().locator('.note-editor')
const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''
const place = (index: number, offset: number) => ({ side: 'source' as const, index, offset })

async function writeNote(index: number, text: string) {
  await opened.reader.caretIn('source', index)
  await opened.reader.press('Control+N')
  await expect(field()).toBeFocused()
  await opened.page.keyboard.type(text)
}

test('a copied link to a paragraph becomes a named link in a note, and leads there and back, also after a restart', async () => {
  const { app, reader, page } = opened
  await reader.caretIn('source', 12)
  await menuOf(
    app,
    () => reader.paragraph('source', 12).click({ button: 'right' }),
    'Copy Link to Paragraph',
  )
  await writeNote(2, 'see ')
  await page.keyboard.press('Control+V')
  await page.keyboard.type(' for this')
  await page.keyboard.press('Escape')
  const link = notes().locator('a[href^="duizhao:"]')
  await expect(link).toHaveText(/^.{8}/)
  const name = (await link.textContent()) ?? ''
  expect(paragraphs[12]?.text.startsWith(name.replace('…', ''))).toBe(true)

  await link.click()
  await expect.poll(() => reader.caret()).toEqual({ side: 'source', index: 12, offset: 0 })
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(async () => (await reader.caret())?.index).toBe(2)

  // By key, with the caret in the link.
  await notes().locator('[data-action="note.show"]').first().press('F2')
  await expect(field()).toBeFocused()
  await page.keyboard.press('Home')
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Alt+Enter')
  await expect.poll(() => reader.caret()).toEqual({ side: 'source', index: 12, offset: 0 })
  await reader.saved()

  await opened.again()
  if (await notes().isHidden()) await opened.reader.press('Control+Shift+N')
  await notes().locator('a[href^="duizhao:"]').click()
  await expect.poll(() => opened.reader.caret()).toEqual({ side: 'source', index: 12, offset: 0 })
})

test('a link to a mark shows it in the notes; if the mark was deleted, it is restored from the message', async () => {
  const { reader, page } = opened
  await reader.select(place(20, 2), place(20, 9))
  await reader.press('Alt+2')
  await reader.caretAt('source', 20, 4)
  await chooseInMenu(opened.app, 'link.copyMark')
  await writeNote(16, 'compare ')
  await page.keyboard.press('Control+V')
  await page.keyboard.press('Escape')
  const link = notes().getByRole('link', { name: words(20, 2, 9) })
  const item = notes().locator('[aria-current="true"]')
  await link.click()
  await expect.poll(() => reader.caret()).toEqual({ side: 'source', index: 20, offset: 2 })
  await expect(item.locator('[data-action="note.show"]')).toHaveText(words(20, 2, 9))

  await reader.caretAt('source', 20, 4)
  await reader.press('Control+Shift+M')
  await expect(reader.paragraph('source', 20).locator('[data-mark-id]')).toHaveCount(0)
  await link.click()
  await expect(page.getByText('The mark of this link was deleted.')).toBeVisible()
  await page.locator('[data-action="mark.bringBack"]').click()
  await expect(reader.paragraph('source', 20).locator('[data-mark-id]').first()).toBeVisible()
  await expect(item.locator('[data-action="note.show"]')).toHaveText(words(20, 2, 9))
  await page.keyboard.press('Control+Z')
  await expect(reader.paragraph('source', 20).locator('[data-mark-id]')).toHaveCount(0)
})

test('a link leads into another book, and says so when that book is no longer in the library', async () => {
  const userData = freshProfile()
  const file = join(userData, '山水.txt')
  const lines = Array.from(
    { length: 60 },
    (_, i) => `第${i}句，山下有一条清清的小河，老人坐在门前看水。`,
  )
  writeFileSync(file, lines.join('\n\n'))
  const { app, page, close } = await launch({ userData, args: [file] })
  const reader = new ReaderPage(page)
  await page.locator('[data-action="import.confirm"]').click()
  await reader.open('山水')
  await page.keyboard.press('Control+End')
  const last = page.locator('[data-side="source"]').filter({ hasText: '第59句' })
  await menuOf(app, () => last.click({ button: 'right' }), 'Copy Link to Paragraph')
  await page.keyboard.press('Control+Shift+L')
  await reader.open('网络空间')
  await reader.caretIn('source', 1)
  await reader.press('Control+N')
  await expect(notesOf(page).locator('.note-editor')).toBeFocused()
  await page.keyboard.press('Control+V')
  await page.keyboard.press('Escape')
  const link = notesOf(page).getByRole('link', { name: '第59句' })
  await link.click()
  await expect(last).toBeInViewport()
  await expect.poll(async () => (await reader.caret())?.side).toBe('source')

  await page.keyboard.press('Control+Shift+L')
  const book = page.locator('[data-book-id]').filter({ hasText: '山水' })
  await menuOf(app, () => book.click({ button: 'right' }), 'Remove from Library')
  await expect(book).toHaveCount(0)
  await reader.open('网络空间')
  await link.click()
  await expect(page.getByText('a book that is not in the library')).toBeVisible()
  await close()
  removeProfile(userData)
})

test('two brackets list places: found by pinyin, by words of an input method and by mouse, and a link is undone as typing', async () => {
  const { reader, page } = opened
  const list = page.getByRole('listbox', { name: 'Places to link to' })
  const chosen = list.locator('[aria-selected="true"]')
  await reader.select(place(30, 0), place(30, 5))
  await reader.press('Alt+1')
  await writeNote(34, 'see [[')
  await expect(list).toBeVisible()
  await expect(field()).toBeFocused()
  await page.keyboard.type('wlkj')
  await expect(chosen).toContainText('网络空间')
  const first = await chosen.textContent()
  await page.keyboard.press('ArrowDown')
  await expect(chosen).not.toHaveText(first ?? '')
  await expect(field()).toHaveAttribute(
    'aria-activedescendant',
    (await chosen.getAttribute('id')) ?? '',
  )
  await page.keyboard.press('ArrowUp')
  const name = (await chosen.locator('span').first().textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(list).toBeHidden()
  const link = field().getByRole('link')
  await expect(link).toHaveText(name)
  await expect(field()).toHaveText(`see ${name}`)
  await page.keyboard.press('Control+Z')
  await expect(link).toHaveCount(0)

  // What is being composed filters nothing, and its Enter confirms nothing.
  await page.keyboard.press('Control+Shift+Z')
  await page.keyboard.press('End')
  await page.keyboard.type(' [[')
  await expect(list).toBeVisible()
  // The books are read last.
  await expect(list).toContainText('Book')
  const before = await list.textContent()
  await reader.composing('fa')
  await reader.composing('fa zhan')
  for (const key of ['Enter', 'Tab', 'Down']) await reader.keyInComposition(key)
  expect(await list.textContent()).toBe(before)
  await expect(link).toHaveCount(1)
  await expect(list).toBeVisible()
  await reader.compose(['发展'])
  await expect(chosen).toContainText('发展')
  await list.locator('[role="option"]', { hasText: '发展' }).last().click()
  await expect(link).toHaveCount(2)

  // Escape and two closing brackets leave what was typed.
  await page.keyboard.type(' [[wl')
  await expect(list).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(field()).toBeFocused()
  await page.keyboard.type(' [[wl]]')
  await expect(list).toBeHidden()
  await expect(field()).toContainText('[[wl [[wl]]')
  await page.keyboard.press('Escape')
  await reader.saved()
  await opened.again()
  if (await notes().isHidden()) await opened.reader.press('Control+Shift+N')
  const item = notes().locator('[data-annotation-id]', { hasText: '[[wl [[wl]]' })
  await expect(item.getByRole('link')).toHaveCount(2)
  await item.getByRole('link').first().click()
  await expect.poll(async () => (await opened.reader.caret())?.side).toBe('source')
})

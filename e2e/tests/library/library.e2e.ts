/**
 * The library and imports: the reader's actions on books, and corrections before an import. The
 * file is long because one library serves all tests.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { freshProfile, launch, removeProfile, type Launched } from '../../support/app.ts'
import { answerOpenDialog, freshFolder } from '../../support/files.ts'
import { ReaderPage } from '../../pages/reader.ts'

let userData = ''
let folder = ''
let bin = ''
let program: Launched
let reader: ReaderPage
let page: Page

/**
 * Replaces the system's trash, which Linux reaches through a program. Trashed files arrive in
 * `bin`.
 */
function trashOfOurs(): Readonly<Record<string, string>> {
  const tools = join(folder, 'tools')
  mkdirSync(tools)
  const gio = join(tools, 'gio')
  writeFileSync(gio, `#!/bin/sh\nfor it; do :; done\nmv "$it" "${bin}"\n`)
  chmodSync(gio, 0o755)
  return { ELECTRON_TRASH: 'gio', PATH: `${tools}${delimiter}${process.env['PATH'] ?? ''}` }
}
let env: Readonly<Record<string, string>> = {}

async function start() {
  program = await launch({ userData, env })
  page = program.page
  reader = new ReaderPage(page)
  await expect(books().first()).toBeVisible()
}
async function again() {
  await program.close()
  await start()
}

test.beforeAll(async () => {
  userData = freshProfile()
  folder = freshFolder()
  bin = join(folder, 'bin')
  mkdirSync(bin)
  env = trashOfOurs()
  await start()
})
test.afterAll(async () => {
  await program.close()
  removeProfile(userData)
  removeProfile(folder)
})

const books = () => page.locator('[data-book-id]')
const opening = () => page.locator('[data-action="book.open"]')
/** The button that opens the book with `title`. */
const book = (title: string) => opening().filter({ hasText: title })
const dialog = () => page.getByRole('dialog')
const field = (label: string) => dialog().getByLabel(label, { exact: true })
const confirm = () => reader.action('import.confirm')
const outline = () => dialog().getByRole('list', { name: 'Headings' }).locator('[data-line]')
const message = () => page.locator('[data-pane="toasts"]')
const inFolder = (...path: readonly string[]) => {
  const place = join(userData, ...path)
  return existsSync(place) ? readdirSync(place) : []
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Chooses files in the system's dialog and waits until the first is analysed. */
async function choose(...paths: string[]) {
  await answerOpenDialog(program.app, ...paths)
  await page.keyboard.press('Control+O')
  await expect(dialog()).toBeVisible()
}
async function bring(name: string, content: string | Uint8Array) {
  await choose(file(name, content))
  await confirm().click()
  await expect(dialog()).toBeHidden()
}
const leaveBook = async () => {
  await reader.press('Control+Shift+L')
  await expect(books().first()).toBeVisible()
}

test('a changed title, the order and the covers survive a restart', async () => {
  await bring('乙.txt', '乙书的开头一段。\n\n第二段。')
  await bring('甲.txt', '甲书的开头一段，比别的都长一些。\n\n第二段。\n\n第三段。')
  await book('乙').focus()
  await page.keyboard.press('F2')
  await field('Title').fill('我的书名')
  await field('Author').fill('某人')
  await page.keyboard.press('Enter')
  await expect(dialog()).toBeHidden()
  await expect(book('我的书名')).toContainText('某人')
  await page.getByLabel('Sort by').selectOption('length')
  await reader.action('shelf.covers').click()
  await again()
  await expect(reader.action('shelf.covers')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByLabel('Sort by')).toHaveValue('length')
  await expect(opening()).toContainText(['携手', '甲', '我的书名'])
  await expect(book('我的书名')).toContainText('某人')
})

test('the library searches by title and author, filters and sorts', async () => {
  const sought = page.getByRole('searchbox', { name: 'Title or author' })
  await sought.fill('某')
  await expect(opening()).toHaveCount(1)
  await expect(page.getByRole('search')).toContainText('1 of 3 books')
  await sought.fill('')
  await expect(opening()).toHaveCount(3)
  await expect(sought).toBeFocused()
  await page.getByLabel('Sort by').selectOption('title')
  await expect(opening()).toContainText(['我的书名', '携手', '甲'])
  await reader.open('甲')
  await reader.type(1, 'kept')
  await reader.saved()
  await leaveBook()
  await expect(book('甲')).toBeFocused()
  await page.getByLabel('Show', { exact: true }).selectOption('unopened')
  await expect(opening()).toHaveCount(2)
  await expect(opening()).toContainText(['我的书名', '携手'])
  await page.getByLabel('Show', { exact: true }).selectOption('all')
  await page.getByLabel('Sort by').selectOption('opened')
  await expect(opening().first()).toContainText('甲')
})

test('arrow keys move over the covers in both directions, but not during a composition', async () => {
  await opening().first().focus()
  await reader.press('ArrowRight')
  await expect(opening().nth(1)).toBeFocused()
  await reader.press('ArrowLeft', 'End')
  await expect(opening().nth(2)).toBeFocused()
  await reader.press('Home')
  await expect(opening().first()).toBeFocused()
  const sought = page.getByRole('searchbox', { name: 'Title or author' })
  await sought.focus()
  await reader.compose(['jia', '甲'])
  await expect(sought).toHaveValue('甲')
  await expect(opening()).toHaveCount(1)
  await sought.fill('')
})

test('Undo restores a removed book and its focus', async () => {
  await book('甲').focus()
  await reader.press('Delete')
  await expect(opening()).toHaveCount(2)
  await expect(opening().first()).toBeFocused()
  expect(inFolder('removed')).toHaveLength(1)
  await message().getByRole('button', { name: 'Undo' }).click()
  await expect(opening()).toHaveCount(3)
  await expect(book('甲')).toBeFocused()
  expect(inFolder('removed')).toEqual([])
})

test('undo restores removed books one by one, and a held Delete key removes one book', async () => {
  await reader.action('shelf.list').click()
  await page.getByLabel('Sort by').selectOption('title')
  await opening().first().focus()
  await page.keyboard.down('Delete')
  await expect(opening()).toHaveCount(2)
  await expect(opening().first()).toBeFocused()
  // A key that is held down repeats.
  await page.keyboard.down('Delete')
  await page.keyboard.up('Delete')
  await expect(opening()).toHaveCount(2)
  await reader.press('Delete')
  await expect(opening()).toHaveCount(1)
  await expect(message().getByRole('button', { name: 'Undo' })).toHaveCount(2)
  await reader.press('Control+Z')
  await expect(opening()).toHaveCount(2)
  await reader.press('Control+Z')
  await expect(opening()).toHaveCount(3)
  await expect(message().getByRole('button', { name: 'Undo' })).toHaveCount(0)
  expect(inFolder('removed')).toEqual([])
  await reader.action('shelf.covers').click()
  await page.getByLabel('Sort by').selectOption('opened')
})

test('a removed book goes to the trash at the next start, and its work returns with its text', async () => {
  await book('甲').focus()
  await reader.press('Delete')
  await expect(opening()).toHaveCount(2)
  await book('携手').focus()
  await reader.press('Delete')
  await expect(opening()).toHaveCount(1)
  expect(inFolder('removed')).toHaveLength(1)
  await again()
  await expect(opening()).toContainText(['我的书名'])
  await expect.poll(() => inFolder('removed')).toEqual([])
  if (process.platform === 'linux') expect(readdirSync(bin)).toEqual(['甲'])
  await bring('甲.txt', '甲书的开头一段，比别的都长一些。\n\n第二段。\n\n第三段。')
  await reader.open('甲')
  expect(await reader.translation(1)).toBe('kept')
  await leaveBook()
})

test('a text can be pasted on the page or in its dialog', async () => {
  await opening().first().focus()
  await reader.paste('第一章 贴来的\n\n这是贴来的正文。')
  await expect(outline()).toHaveText(['第一章 贴来的'])
  await reader.press('Escape')
  await expect(dialog()).toBeHidden()
  await reader.action('library.paste').click()
  await expect(field('Paste the text here')).toBeFocused()
  await reader.paste('第一章 另一篇\n\n这是另一篇的正文。')
  await reader.action('paste.confirm').click()
  await expect(outline()).toHaveText(['第一章 另一篇'])
  await confirm().click()
  await expect(book('另一篇')).toBeVisible()
})

test('the reader corrects encoding, chapters and removed lines of an import', async () => {
  // 人山 in Big5 reads as other characters in GB18030. Both encodings fit every byte.
  const big5 = Uint8Array.from([0xa4, 0x48, 0xa4, 0x73, 0xa4, 0xf4, 0xa1, 0x43])
  await choose(file('何.txt', Buffer.concat([big5, Buffer.from('\n'), big5])))
  await dialog().getByText('How the file is read').click()
  await field('Encoding').selectOption('GB18030')
  await expect(dialog().locator('blockquote')).not.toContainText('人山')
  await field('Encoding').selectOption('Big5')
  await expect(dialog().locator('blockquote')).toContainText('人山水。')
  await reader.press('Escape')

  const pages = Array.from({ length: 6 }, (_, i) => [
    `其${'一二三四五六'.charAt(i)}篇 山水`,
    '山水人家，一片好风w w w.xx．c〇m光，正是江南好时节。',
    `- ${i + 1} -`,
  ])
  await choose(file('页.txt', pages.flat().join('\n\n')))
  await field('Chapter headings').waitFor({ state: 'attached' })
  await dialog().getByText('How the file is read').click()
  await field('Chapter headings').fill('其#篇 *')
  await expect(outline()).toHaveCount(6)
  const numbers = dialog().getByRole('checkbox', { name: /^Page numbers/ })
  await numbers.setChecked(true)
  await expect(dialog()).toContainText('6 lines left out')
  await numbers.setChecked(false)
  await expect(dialog()).not.toContainText('lines left out')
  await expect(dialog().locator('del')).toHaveText(
    Array.from('山水人家一片', () => 'w w w.xx．c〇m'),
  )
  await dialog()
    .getByRole('checkbox', { name: /^Web addresses inside/ })
    .setChecked(true)
  await expect(dialog()).toContainText('6 places cut out of paragraphs')
  await reader.press('Escape')
  await expect(dialog()).toBeHidden()
})

test('Enter that ends a composition in the title confirms nothing', async () => {
  const before = await books().count()
  await choose(file('丙.txt', '丙书的开头一段。\n\n第二段。'))
  await field('Title').fill('')
  await reader.composing('shan')
  await reader.press('Enter')
  await reader.composing('山')
  await expect(confirm()).toBeVisible()
  await (await reader.devtools()).send('Input.insertText', { text: '山' })
  await expect(field('Title')).toHaveValue('山')
  expect(await books().count()).toBe(before)
  await confirm().click()
  await expect(book('山')).toBeVisible()
})

test('Escape cancels reading a large file', async () => {
  const before = await books().count()
  await choose(file('大.txt', '山水人家，一片好风光，正是江南好时节。\n\n'.repeat(200_000)))
  await expect(dialog().getByRole('progressbar')).toBeVisible()
  await reader.press('Escape')
  await expect(dialog()).toBeHidden()
  expect(await books().count()).toBe(before)
})

test('several files are imported one after the other, and decisions about one do not apply to the next', async () => {
  const paths = ['丁', '戊', '己'].map(name =>
    file(`${name}.txt`, `${name}书的开头一段。\n\n第二段。`),
  )
  await choose(...paths)
  await expect(field('Title')).toHaveValue('丁')
  await field('Title').fill('改过的丁')
  await confirm().click()
  await expect(field('Title')).toHaveValue('戊')
  await reader.action('import.skip').click()
  await expect(field('Title')).toHaveValue('己')
  await confirm().click()
  await expect(dialog()).toBeHidden()
  await expect(book('改过的丁')).toBeVisible()
  await expect(book('己')).toBeVisible()
  await expect(book('戊')).toHaveCount(0)
})

test('an import of a file that is no text shows one sentence', async () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  for (const [name, bytes, says] of [
    ['空.txt', Buffer.alloc(0), '“空.txt” contains no text'],
    ['图.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d]), 'is not a text file'],
    [
      '锁.docx',
      Buffer.concat([Buffer.from(ole), Buffer.from('EncryptedPackage', 'utf16le')]),
      'is encrypted or protected by a password',
    ],
  ] as const) {
    await choose(file(name, bytes))
    await expect(dialog().getByRole('alert')).toContainText(says)
    await expect(confirm()).toBeHidden()
    await reader.press('Escape')
    await expect(dialog()).toBeHidden()
  }
})

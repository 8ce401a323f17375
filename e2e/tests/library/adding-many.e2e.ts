/** Many files at once: a folder, Add All, what is left for the reader, and cancelling. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ReaderPage } from '../../pages/reader.ts'
import { freshProfile, launchPlain, removeProfile, type Launched } from '../../support/app.ts'
import { epubOf } from '../../support/epub.ts'
import { answerOpenDialog, freshFolder } from '../../support/files.ts'

/** Ten texts are read and saved, which takes long on a busy machine. */
const patient = { timeout: 90_000 }

let userData = ''
let folder = ''
let program: Launched
let reader: ReaderPage

async function start() {
  program = await launchPlain({ userData })
  reader = new ReaderPage(program.page)
  await expect(books().first()).toBeVisible()
}
test.beforeEach(async () => {
  userData = freshProfile()
  folder = freshFolder()
  await start()
})
test.afterEach(async () => {
  await program.close()
  removeProfile(userData)
  removeProfile(folder)
})

const books = () => program.page.locator('[data-book-id]')
const dialog = () => program.page.getByRole('dialog')
const write = (name: string, content: string | Uint8Array) =>
  writeFileSync(join(folder, name), content)
const paragraphs = (name: string, count = 6) =>
  Array.from({ length: count }, (_, i) => `${name}的第${i + 1}段，写山写水写人。`)

/** Twelve texts of six formats, one of them empty and one another edition of `论语.txt`. */
function writeTwelve() {
  for (const name of ['甲', '乙', '丙']) write(`${name}.txt`, paragraphs(name).join('\n\n'))
  write('udhr-cmn_hans.txt', ['世界人权宣言', ...paragraphs('宣言')].join('\n\n'))
  write('丁.md', `# 丁书\n\n${paragraphs('丁').join('\n\n')}`)
  write('戊.html', `<title>戊书</title><h1>戊书</h1><p>${paragraphs('戊').join('</p><p>')}</p>`)
  write('己.epub', epubOf('己书', paragraphs('己')))
  write(
    '庚.csv',
    paragraphs('庚')
      .map((text, i) => `${text},Paragraph ${i}.`)
      .join('\n'),
  )
  write('辛.txt', paragraphs('辛').join('\n\n'))
  write('空.txt', ' \n')
  mkdirSync(join(folder, '旧'))
  write('旧/论语.txt', [...paragraphs('论语', 9), '新增的一段。'].join('\n\n'))
  write('旧/壬.txt', paragraphs('壬').join('\n\n'))
  write('.hidden.txt', '不要')
  write('图.pdf', '%PDF-1.7')
  symlinkSync(folder, join(folder, 'loop'))
}

async function importFolder() {
  await answerOpenDialog(program.app, folder)
  await program.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
    items?.find(({ label }) => label.replace('&', '') === 'Import a Folder…')?.click()
  })
  await expect(dialog()).toContainText('1 of 12')
}

test('a folder is added as it was read; what needs a decision is left, and a restart keeps the rest', async () => {
  const { page } = program
  const other = freshFolder()
  writeFileSync(join(other, '论语.txt'), paragraphs('论语', 10).join('\n\n'))
  await answerOpenDialog(program.app, join(other, '论语.txt'))
  await page.keyboard.press('Control+O')
  await reader.action('import.confirm').click()
  await expect(books()).toHaveCount(2)
  removeProfile(other)

  writeTwelve()
  await importFolder()
  const said = page.locator('[data-pane="toasts"]')
  await expect(said).toContainText('12 texts')
  await expect(said).toContainText('图.pdf')
  await expect(said).toContainText('1 hidden file')
  await expect(said).toContainText('1 link')
  await reader.action('import.addAll').focus()
  await page.keyboard.press('Enter')
  await expect(dialog()).toContainText('10 texts added', patient)
  await expect(dialog()).toContainText('1 file for you to decide about')
  await expect(dialog()).toContainText('perhaps another edition of “论语”')
  await expect(dialog()).toContainText('1 file could not be added')
  await expect(dialog()).toContainText('“空.txt” contains no text')
  await expect(books()).toHaveCount(12)
  await reader.action('import.review').click()
  await expect(dialog()).toContainText('Another edition?')
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
  await program.close()
  await start()
  await program.page.getByRole('searchbox').fill('世界人权宣言')
  await expect(books()).toHaveCount(1)
  await reader.action('book.describe').first().focus()
  await program.page.keyboard.press('Enter')
  await expect(dialog()).toContainText('udhr-cmn_hans.txt')
})

test('adding is cancelled in the middle, and what was added is undone as one step', async () => {
  const { page } = program
  for (const name of ['甲', '乙', '丙']) write(`${name}.txt`, paragraphs(name).join('\n\n'))
  for (const name of ['长一', '长二', '长三'])
    write(`${name}.txt`, paragraphs(name, 60_000).join('\n\n'))
  await answerOpenDialog(
    program.app,
    ...['甲', '乙', '丙', '长一', '长二', '长三'].map(name => join(folder, `${name}.txt`)),
  )
  await page.keyboard.press('Control+O')
  await expect(dialog()).toContainText('1 of 6')
  await reader.action('import.addAll').click()
  await expect(dialog()).toContainText(/“长.\.txt”/)
  await page.keyboard.press('Escape')
  await expect(dialog()).toContainText('You cancelled.')
  await expect(dialog()).toContainText('not reached')
  await expect(dialog()).toContainText('texts added')
  // The message may come a moment before the list.
  await expect.poll(() => books().count()).toBeGreaterThan(3)
  const count = await books().count()
  expect(count).toBeLessThan(7)
  await reader.action('import.takeBack').click()
  await expect(books()).toHaveCount(1)
  await page.keyboard.press('Control+Shift+Z')
  await expect(books()).toHaveCount(count)
})

test('a dropped folder is looked through, and the first lines of a text are shown', async () => {
  writeTwelve()
  const { page } = program
  const at = { x: 300, y: 300 }
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  const devtools = await reader.devtools()
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...at, data })
  await expect(dialog()).toContainText('1 of 12')
  await expect(dialog()).toContainText('Beginning of the text')
  await expect(dialog().locator('blockquote [data-line]').first()).toContainText('第1段')
  await page.keyboard.press('Escape')
  await expect(books()).toHaveCount(1)
})

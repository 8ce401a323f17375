/** Imports of the reader's own texts, and the messages if an import fails. */
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { launch, launchPlain } from '../../support/app.ts'
import { answerOpenDialog, writeStory } from '../../support/files.ts'
import { freshForEach } from '../../support/fresh.ts'
import { ReaderPage } from '../../pages/reader.ts'

const fresh = freshForEach()

const confirm = (page: Page) => page.locator('[data-action="import.confirm"]')
const books = (page: Page) => page.locator('[data-book-id]')
/** The folders of the imported books. */
const kept = () =>
  existsSync(join(fresh.userData, 'books')) ? readdirSync(join(fresh.userData, 'books')) : []

/** Drops files from another program near the top left corner of `place`. */
async function drop(page: Page, place: Locator, files: string[]): Promise<void> {
  const box = await place.boundingBox()
  const at = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 10 }
  const data = { items: [], files, dragOperationsMask: 1 }
  const devtools = await new ReaderPage(page).devtools()
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...at, data })
}

test('a file named on the command line is previewed, and becomes a book when the reader confirms', async () => {
  const { page, close } = await launch({
    userData: fresh.userData,
    args: [writeStory(fresh.folder)],
  })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('故事.txt')
  await expect(dialog).toContainText('第一章')
  await expect(dialog).toContainText('第二章')
  await expect(dialog).toContainText('4 paragraphs')
  await expect(books(page)).toHaveCount(1)
  expect(kept()).toEqual([])
  await confirm(page).click()
  await expect(dialog).toBeHidden()
  await expect(books(page)).toHaveCount(2)
  await expect(page.locator('[data-pane="toasts"]')).toContainText('故事')
  await new ReaderPage(page).open('故事')
  await expect(page.locator('[data-side="source"][data-paragraph-id]')).toHaveText([
    '第一章',
    '山水人山水人。',
    '第二章',
    '人山水人山水。',
  ])
  await close()
})

test('a file whose text is already in the library opens at once', async () => {
  const file = writeStory(fresh.folder)
  const first = await launchPlain({ userData: fresh.userData, args: [file] })
  await confirm(first.page).click()
  await expect(books(first.page)).toHaveCount(2)
  await first.close()
  const second = await launchPlain({ userData: fresh.userData, args: [file] })
  await expect(new ReaderPage(second.page).paragraph('source', 1)).toHaveText('山水人山水人。')
  await expect(second.page.getByRole('dialog')).toBeHidden()
  await second.close()
})

test('a preview that is cancelled saves nothing, and a file that cannot be imported is named with its fault', async () => {
  const bad: Readonly<Record<string, { readonly bytes: Buffer; readonly says: RegExp }>> = {
    'empty.txt': { bytes: Buffer.alloc(0), says: /“empty\.txt” contains no text/ },
    'picture.txt': {
      bytes: Buffer.from([
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0, 0, 0, 1,
      ]),
      says: /“picture\.txt” is not a text file/,
    },
    'damaged.txt': {
      bytes: Buffer.from('一二三四五六七八九十'.repeat(3)).fill(0xff, 9, 10),
      says: /“damaged\.txt” is damaged: line 1/,
    },
    'book.pdf': { bytes: Buffer.from('%PDF-1.7\n'), says: /Open it in Word, save it as \.docx/ },
    'book.rtf': { bytes: Buffer.from('{\\rtf1 x}'), says: /is an RTF document\. Open it in Word/ },
    'book.chm': { bytes: Buffer.from('ITSF\x03\0\0\0'), says: /convert it to EPUB/ },
    'book.azw': { bytes: Buffer.from(`${'a'.repeat(60)}BOOKMOBI`), says: /is a Kindle book/ },
  }
  const args = [writeStory(fresh.folder)]
  const { app, page, close } = await launchPlain({ userData: fresh.userData, args })
  const dialog = page.getByRole('dialog')
  await expect(confirm(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(books(page)).toHaveCount(1)
  expect(kept()).toEqual([])

  for (const [name, { bytes, says }] of Object.entries(bad)) {
    writeFileSync(join(fresh.folder, name), bytes)
    await answerOpenDialog(app, join(fresh.folder, name))
    await page.keyboard.press('Control+O')
    await expect.soft(dialog.getByRole('alert')).toContainText(says)
    await expect.soft(confirm(page)).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  await expect(books(page)).toHaveCount(1)
  expect(kept()).toEqual([])
  await close()
})

test('a file dropped on an open book is imported and leaves the text alone', async () => {
  const { page, close } = await launch({ userData: fresh.userData })
  const reader = new ReaderPage(page)
  await reader.open()
  for (const side of ['source', 'translation'] as const) {
    await drop(page, reader.paragraph(side, 1), [writeStory(fresh.folder)])
    await expect(page.getByRole('dialog')).toContainText('第一章')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  expect(await reader.translation(1)).toBe('')
  await close()
})

test('a dropped file that is too large is refused at once, and the other files are not', async () => {
  const large = join(fresh.folder, '巨.txt')
  writeFileSync(large, '')
  truncateSync(large, 1024 ** 3)
  const { page, close } = await launchPlain({ userData: fresh.userData })
  await expect(books(page)).toHaveCount(1)
  await drop(page, books(page), [large, writeStory(fresh.folder)])
  await expect(page.locator('[data-pane="toasts"]')).toContainText('“巨.txt” is too large to open')
  await confirm(page).click()
  await expect(books(page)).toHaveCount(2)
  await close()
})

test('a damaged book is named with its fault, and the rest of the library works', async () => {
  const first = await launchPlain({ userData: fresh.userData, args: [writeStory(fresh.folder)] })
  await confirm(first.page).click()
  await expect(books(first.page)).toHaveCount(2)
  await first.close()
  const [book = ''] = kept()
  const manifest = join(fresh.userData, 'books', book, 'manifest.json')
  writeFileSync(manifest, readFileSync(manifest, 'utf8').slice(0, 60))

  const { page, close } = await launchPlain({ userData: fresh.userData })
  await expect(page.getByRole('region', { name: 'Some items could not be read' })).toContainText(
    basename(manifest),
  )
  await expect(books(page)).toHaveCount(1)
  const reader = new ReaderPage(page)
  await reader.open()
  await reader.type(1, 'still works')
  await reader.saved()
  await close()
})

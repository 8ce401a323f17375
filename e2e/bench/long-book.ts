/** The program with a long, fully translated book in it, the caret in its middle. */
import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { encodeBundle } from '#formats/bundle'
import type { BookText } from '#formats/import/importer'
import { previewImport } from '#formats/import/index'
import { programFolder } from '../app.ts'
import { start, write } from './electron-runs.ts'
import { jumpTo } from './jump-to.ts'
import { novel, translation } from './make-text.ts'

/** How long a start may take that has 30,000 rows to write down a second time, in milliseconds. */
const patience = 300_000

export interface LongBook {
  readonly page: Page
  readonly devtools: CDPSession
  readonly close: () => Promise<void>
}

/** The generated novel of so many paragraphs, as an import makes a book of it. */
export function bookOf(pairs: number): BookText {
  const preview = previewImport(new TextEncoder().encode(novel(pairs)), `${pairs}.txt`)
  if (!preview.ok) throw new Error(`the generated novel was refused: ${preview.code}`)
  return preview.text
}

/** Puts a book into a profile's library before the program starts. */
export function shelve(profile: string, text: BookText): void {
  for (const { path, bytes } of encodeBundle(text))
    write(join(profile, 'books', text.book.id, path), bytes)
}

/** Opens a book of so many translated pairs and so many marks, and puts the caret into the middle of it. */
export async function openLongBook(pairs: number, marks: number): Promise<LongBook> {
  const text = bookOf(pairs)
  const { page, close } = await start(programFolder, {}, profile => shelve(profile, text))
  const shelved = page.locator(`[data-book-id="${text.book.id}"]`)
  await shelved.waitFor()
  const ids = text.chapters.flat().map(({ id }) => id)
  await fill(page, text.book.id, ids, marks)
  await page.reload()
  await shelved.locator('[data-action="book.open"]').first().click({ timeout: patience })
  await page.locator('[data-section][data-drawn]').first().waitFor({ timeout: patience })
  await jumpTo(page, 0.5)
  await clickInTheMiddle(page)
  await page.keyboard.press('End')
  return { page, devtools: await page.context().newCDPSession(page), close }
}

/** Puts the caret into the translation in the middle of the screen. */
async function clickInTheMiddle(page: Page): Promise<void> {
  const box = await page.locator('[data-pane="text"]').boundingBox()
  if (!box) throw new Error('no book is open')
  await page.mouse.click(box.x + 0.7 * box.width, box.y + 0.45 * box.height)
  await page
    .locator('[data-side="translation"]:focus, :focus [data-side="translation"]')
    .first()
    .waitFor()
}

/** Puts a translation of every paragraph, and marks, into the library's database. */
const fill = (page: Page, bookId: string, ids: readonly string[], marks: number) =>
  page.evaluate(
    async ([book, paragraphs, texts, count]) => {
      const opening = indexedDB.open('duizhao')
      const db = await new Promise<IDBDatabase>(resolve => {
        opening.addEventListener('success', () => resolve(opening.result))
      })
      const tables = ['translations', 'annotations', 'meta']
      const tx = db.transaction(tables, 'readwrite')
      // As if it had always been there: what it adds up to is reckoned anew. With marks the second copy gets all of it.
      tx.objectStore('meta').delete('content')
      if (count > 0) tx.objectStore('meta').delete('journalled')
      const updatedAt = Date.now()
      for (const [index, paragraphId] of paragraphs.entries())
        tx.objectStore('translations').put({
          bookId: book,
          paragraphId,
          index,
          content: { text: texts[index], spans: [] },
          state: 'done',
          updatedAt,
        })
      for (let n = 0; n < count; n++)
        tx.objectStore('annotations').put({
          id: `mark-${n}`,
          bookId: book,
          kind: 'highlight',
          category: 'term',
          side: 'translation',
          index: 2 * n,
          anchors: [
            {
              paragraphId: paragraphs[2 * n],
              start: 0,
              end: 3,
              quote: { exact: texts[2 * n]?.slice(0, 3) ?? '', prefix: '', suffix: '' },
            },
          ],
          note: [],
          tags: [],
          createdAt: updatedAt,
          updatedAt,
          deletedAt: null,
        })
      await new Promise(resolve => {
        tx.addEventListener('complete', resolve)
      })
      db.close()
    },
    [bookId, ids, ids.map((_, i) => translation(i)), marks] as const,
  )

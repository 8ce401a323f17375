/** Opens the program with a long, fully translated book and the caret in its middle. */
import { join } from 'node:path'
import type { CDPSession, ElectronApplication, Page } from '@playwright/test'
import { anchorAt, type Anchor, type Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { annotationId, categoryId, type BookId, type ParagraphId } from '#domain/ids'
import type { Translation } from '#domain/translation'
import { encodeBundle } from '#formats/bundle'
import type { BookText } from '#formats/import/importer'
import { previewImport } from '#formats/import/index'
import { programFolder } from '../support/app.ts'
import { start, write } from './electron-runs.ts'
import { jumpTo } from './jump-to.ts'
import { novel, translation } from './make-text.ts'

/**
 * The longest that a start may take, in milliseconds. It may copy 30,000 rows to the second copy.
 */
const patience = 300_000

export interface LongBook {
  readonly app: ElectronApplication
  readonly page: Page
  readonly devtools: CDPSession
  readonly close: () => Promise<void>
}

/** Returns the generated novel of `pairs` paragraphs, imported as a book. */
export const bookOf = (pairs: number): BookText => importOf(novel(pairs), `${pairs}.txt`)

/** Imports a plain text as a book. */
export function importOf(words: string, file: string): BookText {
  const preview = previewImport(new TextEncoder().encode(words), file)
  if (!preview.ok) throw new Error(`the import refused the generated text: ${preview.code}`)
  return preview.text
}

/** Writes a book into a profile's library. The program must not have started yet. */
export function shelve(profile: string, text: BookText): void {
  for (const { path, bytes } of encodeBundle(text))
    write(join(profile, 'books', text.book.id, path), bytes)
}

/**
 * Opens a book of `pairs` pairs and `marks` marks, with the caret in its middle. `words` returns
 * the translation of a paragraph.
 */
export async function openLongBook(
  pairs: number,
  marks: number,
  words: (index: number) => string = translation,
): Promise<LongBook> {
  const text = bookOf(pairs)
  const { app, page, close } = await start(programFolder, {}, profile => shelve(profile, text))
  const shelved = page.locator(`[data-book-id="${text.book.id}"]`)
  await shelved.waitFor()
  const ids = text.chapters.flat().map(({ id }) => id)
  await putRows(page, filling(text.book.id, ids, marks, words))
  await page.reload()
  await shelved.locator('[data-action="book.open"]').first().click({ timeout: patience })
  await page.locator('[data-section][data-drawn]').first().waitFor({ timeout: patience })
  await jumpTo(page, 0.5)
  await clickInTheMiddle(page)
  await page.keyboard.press('End')
  return { app, page, devtools: await page.context().newCDPSession(page), close }
}

/** Puts the caret into the translation in the middle of the screen. */
export async function clickInTheMiddle(page: Page): Promise<void> {
  const box = await page.locator('[data-pane="text"]').boundingBox()
  if (!box) throw new Error('no book is open')
  await page.mouse.click(box.x + 0.7 * box.width, box.y + 0.45 * box.height)
  await page
    .locator('[data-side="translation"]:focus, :focus [data-side="translation"]')
    .first()
    .waitFor()
}

/** Rows of the library's database. */
interface SomeRows {
  readonly translations: readonly Translation[]
  readonly annotations: readonly Annotation[]
}

/** Returns a translation of every paragraph, and `marks` marks, each on a second paragraph. */
function filling(
  book: BookId,
  ids: readonly ParagraphId[],
  marks: number,
  words: (index: number) => string,
): SomeRows {
  // The time is long ago, so that a change keeps the former text in the history.
  const updatedAt = Date.now() - 3_600_000
  return {
    translations: ids.map((id, index) => ({
      bookId: book,
      paragraphId: id,
      index,
      content: { text: words(index), spans: [] },
      state: 'done',
      updatedAt,
    })),
    annotations: Array.from({ length: marks }, (_, n) => n).flatMap(n => {
      const id = ids[2 * n]
      return id
        ? [
            mark(n, book, {
              side: 'translation',
              index: 2 * n,
              anchor: anchorAt(id, words(2 * n), 0, 3),
            }),
          ]
        : []
    }),
  }
}

/**
 * Returns mark number `n` on paragraph `index` of the book, counted from 0. Its creation time is
 * `n`.
 */
export const mark = (
  n: number,
  book: BookId,
  { side, index, anchor }: { side: Side; index: number; anchor: Anchor },
): Annotation => ({
  id: annotationId(`mark-${n}`),
  bookId: book,
  kind: 'highlight',
  category: categoryId('term'),
  side,
  index,
  anchors: [anchor],
  note: [],
  tags: [],
  createdAt: n,
  updatedAt: Date.now(),
  deletedAt: null,
})

/** Writes rows into the library's database without the program. */
export const putRows = (page: Page, rows: SomeRows): Promise<void> =>
  page.evaluate(async ({ translations, annotations }) => {
    const opening = indexedDB.open('duizhao')
    const db = await new Promise<IDBDatabase>(resolve => {
      opening.addEventListener('success', () => resolve(opening.result))
    })
    const tx = db.transaction(['translations', 'annotations', 'meta'], 'readwrite')
    // The program then counts the content again, as if the rows had always been there. If there are
    // marks, it also copies every row to the second copy.
    tx.objectStore('meta').delete('content')
    if (annotations.length > 0) tx.objectStore('meta').delete('journalled')
    for (const row of translations) tx.objectStore('translations').put(row)
    for (const row of annotations) tx.objectStore('annotations').put(row)
    await new Promise(resolve => {
      tx.addEventListener('complete', resolve)
    })
    db.close()
  }, rows)

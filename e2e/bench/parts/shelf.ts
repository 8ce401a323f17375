/**
 * Opens one library with books of every length, so that they are measured in the same program, by
 * turns.
 */
import type { CDPSession, Page } from '@playwright/test'
import { characterCount } from '#domain/book'
import { programFolder } from '../../support/app.ts'
import { start } from '../electron-runs.ts'
import { bookOf, shelve } from '../long-book.ts'
import { paragraphs as whitePaper } from '../../support/white-paper.ts'

const lengths = [100_000, 1_000_000, 5_000_000] as const
/** The characters of one paragraph in the generated novel. */
const charactersAPair = 122

export interface Shelved {
  /** The book's name in the table of results. */
  readonly name: string
  readonly id: string
  /** The number of characters in the source. */
  readonly characters: number
  /** The UTF-16 length of all paragraphs with an empty line between them. */
  readonly length: number
}

export interface Shelf {
  readonly page: Page
  readonly devtools: CDPSession
  /** The books from the shortest to the longest. The first is the white paper. */
  readonly books: readonly [Shelved, ...Shelved[]]
  readonly close: () => Promise<void>
}

/**
 * Starts the program with the white paper and generated books of up to 5,000,000 characters. No
 * book is open.
 */
export async function openShelf(): Promise<Shelf> {
  const texts = lengths.map(length => bookOf(100 * Math.round(length / charactersAPair / 100)))
  const { page, close } = await start(programFolder, {}, profile => {
    for (const text of texts) shelve(profile, text)
  })
  const generated = texts.map(({ book }, i) => ({
    name: `${lengths[i]?.toLocaleString('en') ?? ''} characters`,
    id: String(book.id),
    characters: characterCount(book),
    length: lengthOf(texts[i]?.chapters.flat() ?? []),
  }))
  for (const { id } of generated) await page.locator(`[data-book-id="${id}"]`).waitFor()
  const ids = await page
    .locator('[data-book-id]')
    .evaluateAll(all => all.map(each => each.getAttribute('data-book-id') ?? ''))
  const first = {
    name: 'white paper',
    id: ids.find(id => generated.every(book => book.id !== id)) ?? '',
    characters: whitePaper.reduce((sum, { text }) => sum + text.length, 0),
    length: lengthOf(whitePaper),
  }
  return {
    page,
    devtools: await page.context().newCDPSession(page),
    books: [first, ...generated],
    close,
  }
}

const lengthOf = (paragraphs: readonly { readonly text: string }[]): number =>
  paragraphs.reduce((sum, { text }) => sum + text.length + 2, -2)

/** Opens a book of the visible library. Returns the milliseconds until its text was painted. */
export const openBook = (page: Page, id: string): Promise<number> =>
  page.evaluate(async book => {
    const row = document.querySelector(`[data-book-id="${book}"]`)
    const button = row?.querySelector('[data-action="book.open"]') ?? row
    if (!(button instanceof HTMLElement)) throw new Error(`there is no book ${book}`)
    const begun = performance.now()
    button.click()
    const isThere = () => {
      const pane = document.querySelector('[data-pane="text"]')
      const text = pane?.querySelector('[data-side="source"][data-paragraph-id]')
      return pane && text && text.getBoundingClientRect().top < pane.getBoundingClientRect().bottom
    }
    while (!isThere()) await new Promise(requestAnimationFrame)
    // The text has been painted when a task after the next frame runs.
    await new Promise(requestAnimationFrame)
    await new Promise(resolve => setTimeout(resolve))
    return performance.now() - begun
  }, id)

/** Returns to the library. */
export async function closeBook(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+L')
  await page.locator('[data-book-id]').first().waitFor()
}

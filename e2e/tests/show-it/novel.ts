/** A profile with a novel of a million characters and 10,000 marks. */
import { expect } from '@playwright/test'
import { anchorAt } from '#domain/anchor'
import { bookOf, mark, putRows, shelve } from '../../bench/long-book.ts'
import { freshProfile, launchPlain } from '../../support/app.ts'

const pairs = 8200
const marks = 10_000
/** Paragraphs before this one have a translation and no marks: there the acts are done. */
const worked = 250

export const translated = 'One two three here. Four five six there.'

export interface Novel {
  readonly profile: string
  readonly title: string
  /** The paragraphs in their order. */
  readonly paragraphs: readonly { readonly id: string; readonly text: string }[]
}

/** Makes the profile. The caller removes the folder. */
export async function shelveNovel(): Promise<Novel> {
  const text = bookOf(pairs)
  const { id: book, title } = text.book
  const paragraphs = text.chapters.flat()
  const length = paragraphs.reduce((sum, { text }) => sum + text.length, 0)
  expect(length).toBeGreaterThan(1_000_000)
  const profile = freshProfile()
  shelve(profile, text)
  const { page, close } = await launchPlain({ userData: profile })
  await page.locator(`[data-book-id="${book}"]`).waitFor()
  const far = paragraphs.flatMap((one, index) =>
    index > worked && one.text.length > 40 ? { ...one, index } : [],
  )
  await putRows(page, {
    translations: paragraphs.slice(0, worked).map(({ id }, index) => ({
      bookId: book,
      paragraphId: id,
      index,
      content: { text: translated, spans: [] },
      state: 'draft',
      updatedAt: Date.now() - 3_600_000,
    })),
    annotations: Array.from({ length: marks }, (_, n) => n).flatMap(n => {
      const one = far[n % far.length]
      if (!one) return []
      const from = n < far.length ? 4 : 16
      const anchor = anchorAt(one.id, one.text, from, from + 8)
      return [mark(n, book, { side: 'source', index: one.index, anchor })]
    }),
  })
  await close()
  return { profile, title, paragraphs }
}

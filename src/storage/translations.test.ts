import { bookId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import type { Translation, TranslationState } from '#domain/translation'
import { expect, it } from 'vitest'
import { memoryLibrary } from './testing.ts'
import { countsByBook, translationsFrom } from './translations.ts'

const book = bookId('b1')
const row = (index: number, state: TranslationState, more: Partial<Translation> = {}) => ({
  bookId: book,
  paragraphId: paragraphId(`p${index}`),
  index,
  content: plain(`${index}`),
  state,
  updatedAt: 1,
  ...more,
})
const wanted = [10, 11, 12, 13, 14, 15].map(index => paragraphId(`p${index}`))

/** What `translationsFrom` finds of paragraphs 10 to 15 among `rows`. */
async function found(...rows: readonly object[]) {
  const db = await memoryLibrary()
  await db.translations.bulkAdd(rows)
  const { rows: all, damaged } = await translationsFrom(db, book, 10, wanted)
  return { texts: all.map(({ content }) => content.text).toSorted(), damaged }
}

it('finds the translations of consecutive paragraphs in all states', async () => {
  const rows = [
    row(9, 'done'),
    row(10, 'draft'),
    row(11, 'done'),
    row(12, 'check'),
    row(13, 'empty'),
    row(16, 'done'),
    row(11, 'done', { bookId: bookId('b2'), content: plain('of another book') }),
  ]
  expect(await found(...rows)).toEqual({ texts: ['10', '11', '12', '13'], damaged: 0 })
})

it("finds a translation with another place, and not another paragraph's at this place", async () => {
  const moved = row(3, 'done', { paragraphId: paragraphId('p12') })
  const other = row(12, 'done', { paragraphId: paragraphId('p99') })
  expect(await found(moved, other)).toEqual({ texts: ['3'], damaged: 0 })
})

it('counts an unreadable row once', async () => {
  const damaged = { ...row(11, 'done'), content: 'no text' }
  const stateless = { ...row(12, 'done'), state: 7 }
  expect(await found(row(10, 'done'), damaged, stateless)).toEqual({ texts: ['10'], damaged: 2 })
})

it('counts a paragraph whose parts are rows of their own once, in the state that asks for most work', async () => {
  const db = await memoryLibrary()
  const part = (index: number, state: TranslationState, offset: number) =>
    row(index, state, { paragraphId: paragraphId(`p${index}.at.${offset}`) })
  const rows = [
    row(1, 'done'),
    part(1, 'draft', 3),
    part(1, 'done', 7),
    row(2, 'empty'),
    part(2, 'done', 3),
    row(3, 'done'),
    part(3, 'empty', 3),
    row(4, 'done'),
  ]
  const places = rows.flatMap(({ paragraphId: place }) => (place.includes('.at.') ? place : []))
  await db.translations.bulkAdd(rows)
  await db.structure.bulkAdd(places.map(place => ({ bookId: book, place })))
  expect(await countsByBook(db)).toEqual(
    new Map([['b1', { empty: 0, draft: 1, done: 3, check: 0 }]]),
  )
})

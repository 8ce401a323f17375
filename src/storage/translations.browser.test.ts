import { bookId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { memoryLibrary } from './testing.ts'
import { statesOf } from './translations.ts'

// Dexie's largest key is a string in Node, and an array in a page.
it('reads the states of one book in a page', async () => {
  const db = await memoryLibrary()
  const row = (book: string, index: number) => ({
    bookId: bookId(book),
    paragraphId: paragraphId(`p${index}`),
    index,
    content: plain('x'),
    state: 'done',
    updatedAt: 1,
  })
  await db.translations.bulkAdd([row('a', 5), row('b', 0), row('b', 7), row('c', 1)])
  const states = await statesOf(db, bookId('b'))
  expect([...states]).toEqual([
    [0, 'done'],
    [7, 'done'],
  ])
})

import { bookId, paragraphId, sentenceChangeId } from '#domain/ids'
import type { SentenceChange } from '#domain/sentences/sentence-change'
import { expect, it } from 'vitest'
import { commit } from '../commit.ts'
import { LibraryDb, openLibrary } from '../db.ts'
import { checkedStrictly } from '../rows.ts'
import { sentenceRows } from '../sentences.ts'
import { memoryTools } from '../testing.ts'

const anchor = {
  paragraphId: paragraphId('p1'),
  start: 3,
  end: 5,
  quote: { exact: '他说', prefix: '天晚了', suffix: '走' },
}
const border: SentenceChange = {
  id: sentenceChangeId('s1'),
  bookId: bookId('b1'),
  kind: 'border',
  says: true,
  side: 'source',
  index: 0,
  anchors: [anchor],
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
}
const link: SentenceChange = {
  ...border,
  id: sentenceChangeId('s2'),
  kind: 'link',
  counterpart: { index: 0, anchors: [anchor] },
}

it('version 12 keeps what version 11 has, and stores corrected sentences', async () => {
  const tools = memoryTools()
  const old = new LibraryDb(tools, 11)
  await old.open()
  const categories = await old.categories.toArray()
  expect(await sentenceRows(old, border.bookId)).toEqual({ rows: [], damaged: 0 })
  old.close()
  const opened = await openLibrary(tools)
  if (opened.state !== 'ready') throw new Error(opened.state)
  const { db } = opened
  expect(await db.categories.toArray()).toEqual(categories)
  const other = { ...link, id: sentenceChangeId('s3'), bookId: bookId('b2') }
  await commit(
    db,
    [border, link, other].map(row => ({ table: 'sentences', row })),
    3,
  )
  expect((await sentenceRows(db, border.bookId)).rows).toEqual([border, link])
})

it.each([
  ['a border', border, 1],
  ['a link', link, 1],
  ['a border with a counterpart', { ...link, kind: 'border' }, 0],
  ['a link without a counterpart', { ...border, kind: 'link' }, 0],
  ['a border without words', { ...border, anchors: [] }, 0],
  ['a link of too many places', { ...link, anchors: Array.from({ length: 61 }, () => anchor) }, 0],
  ['a kind that nobody knows', { ...border, kind: 'rhyme' }, 0],
  ['words that say neither', { ...border, says: null }, 0],
])('whether %s is read from a file', (_name, one, times) => {
  expect(checkedStrictly('sentences', [one]).rows).toHaveLength(times)
})

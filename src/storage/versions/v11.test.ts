import { bookId, ownWordId, paragraphId } from '#domain/ids'
import type { OwnWord } from '#domain/own-words/own-word'
import { expect, it } from 'vitest'
import { commit } from '../commit.ts'
import { LibraryDb, openLibrary } from '../db.ts'
import { ownWordsEverywhere, ownWordsOf } from '../own-words.ts'
import { checkedStrictly } from '../rows.ts'
import { memoryTools } from '../testing.ts'

const row = {
  scope: 'book',
  bookId: bookId('b1'),
  place: null,
  expression: '杨志',
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
} as const
const gloss: OwnWord = {
  ...row,
  id: ownWordId('g1'),
  kind: 'gloss',
  reading: 'Yáng Zhì',
  meaning: 'the Blue-Faced Beast',
  note: '',
}
const split: OwnWord = {
  ...row,
  id: ownWordId('s1'),
  kind: 'boundary',
  scope: 'everywhere',
  bookId: null,
  parts: ['杨', '志'],
}

it('version 11 keeps what version 9 has, and stores what the reader says of words', async () => {
  const tools = memoryTools()
  const old = new LibraryDb(tools, 9)
  await old.open()
  const categories = await old.categories.toArray()
  expect(await ownWordsOf(old, row.bookId)).toEqual({ rows: [], damaged: 0 })
  old.close()
  const opened = await openLibrary(tools)
  if (opened.state !== 'ready') throw new Error(opened.state)
  const { db } = opened
  expect(await db.categories.toArray()).toEqual(categories)
  await commit(
    db,
    [gloss, split].map(each => ({ table: 'ownWords', row: each })),
    2,
  )
  expect((await ownWordsOf(db, row.bookId)).rows).toEqual([gloss])
  expect((await ownWordsEverywhere(db)).rows).toEqual([split])
})

const anchor = {
  paragraphId: paragraphId('p1'),
  start: 0,
  end: 2,
  quote: { exact: '杨志', prefix: '', suffix: '' },
}
it.each([
  ['a gloss', gloss, 1],
  ['a gloss here', { ...gloss, scope: 'here', place: { index: 0, anchor } }, 1],
  ['a gloss here without a place', { ...gloss, scope: 'here' }, 0],
  ['a gloss of a book that counts everywhere', { ...gloss, scope: 'everywhere' }, 0],
  ['a gloss of no word', { ...gloss, expression: '' }, 0],
  ['a gloss of too many words', { ...gloss, expression: '杨'.repeat(61) }, 0],
  ['parts that are not the word', { ...split, parts: ['杨', '氏'] }, 0],
  ['a part without words', { ...split, parts: ['', '杨志'] }, 0],
  ['a kind that nobody knows', { ...gloss, kind: 'rhyme' }, 0],
])('whether %s is read from a file', (_name, one, times) => {
  expect(checkedStrictly('ownWords', [one]).rows).toHaveLength(times)
})

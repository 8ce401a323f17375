import { annotationId, bookId, outlineItemId } from '#domain/ids'
import { freshKeys } from '#domain/outline/order-key'
import type { OutlineItem } from '#domain/outline/outline-item'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { commit } from '../commit.ts'
import { LibraryDb, openLibrary } from '../db.ts'
import { outlineRows } from '../outline.ts'
import { checked, checkedStrictly } from '../rows.ts'
import { memoryTools } from '../testing.ts'
import { readWork } from '../whole.ts'

const [order = ''] = freshKeys(1)
const item: OutlineItem = {
  id: outlineItemId('i1'),
  outline: outlineItemId('o1'),
  bookId: null,
  parent: outlineItemId('o1'),
  order,
  kind: 'text',
  title: '',
  body: [plain('A paper begins')],
  mark: null,
  createdAt: 1,
  deletedAt: null,
  updatedAt: 1,
}
const book = { bookId: bookId('b1'), title: '白皮书', author: null, language: null }

it('version 10 keeps what version 9 has, and stores outlines', async () => {
  const tools = memoryTools()
  const old = new LibraryDb(tools, 9)
  await old.open()
  await old.books.add({ ...book, removedAt: null, updatedAt: 1 })
  expect(await outlineRows(old)).toEqual({ rows: [], damaged: 0 })
  old.close()
  const opened = await openLibrary(tools)
  if (opened.state !== 'ready') throw new Error(opened.state)
  const { db } = opened
  expect(await db.books.toArray()).toMatchObject([book])
  await commit(db, [{ table: 'outline', row: item }], 2)
  expect(await outlineRows(db)).toEqual({ rows: [item], damaged: 0 })
  expect((await readWork(db)).rows.outline).toEqual([item])
  // Words that another step replaces are kept as those of a note are.
  await commit(db, [{ table: 'outline', row: { ...item, body: [], updatedAt: 2 } }], 3)
  expect((await readWork(db)).rows.history).toMatchObject([{ table: 'outline', row: item }])
})

it.each([
  ['a name that is not safe', { id: '../i1' }],
  ['an unknown kind', { kind: 'picture' }],
  ['a title that is too long', { title: 'x'.repeat(1001) }],
  ['a mark without a book', { mark: { id: annotationId('a1') } }],
])('an item with %s is refused', (_name, wrong) => {
  expect(checked('outline', [{ ...item, ...wrong }])).toEqual({ rows: [], damaged: 1 })
})

it('an item with a damaged place keeps its words in the library, and is refused from a file', () => {
  const damaged = { ...item, order: '\u0000' }
  expect(checked('outline', [damaged]).rows).toEqual([{ ...damaged, order }])
  expect(checkedStrictly('outline', [damaged]).damaged).toBe(1)
})

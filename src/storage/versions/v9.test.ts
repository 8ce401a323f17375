import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { addressOf } from '#domain/notes/place'
import { expect, it } from 'vitest'
import { annotationsLinkingTo, annotationsOf } from '../annotations.ts'
import { commit } from '../commit.ts'
import { LibraryDb, openLibrary } from '../db.ts'
import { checkedStrictly } from '../rows.ts'
import { memoryTools } from '../testing.ts'

const target = { kind: 'paragraph', book: bookId('b1'), paragraph: paragraphId('p9') } as const
const note = [
  {
    text: 'see',
    spans: [{ format: 'link' as const, target: addressOf(target), start: 0, end: 3 }],
  },
]
const mark = {
  id: annotationId('a1'),
  bookId: bookId('b1'),
  kind: 'note' as const,
  category: categoryId('category-1'),
  side: 'source' as const,
  index: 0,
  anchors: [
    {
      paragraphId: paragraphId('p1'),
      start: 0,
      end: 1,
      quote: { exact: '白', prefix: '', suffix: '皮书' },
    },
  ],
  note,
  tags: [],
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
}

it('version 9 keeps every mark of version 7 as it was, and stores marks that refer to a place', async () => {
  const tools = memoryTools()
  const old = new LibraryDb(tools, 7)
  await old.open()
  await old.annotations.add(mark)
  old.close()
  const opened = await openLibrary(tools)
  if (opened.state !== 'ready') throw new Error(opened.state)
  const { db } = opened
  expect(await db.annotations.toArray()).toEqual([mark])
  const row = { ...mark, id: annotationId('a2'), kind: 'reference' as const }
  await commit(db, [{ table: 'annotations', row }], 2)
  const { rows, damaged } = await annotationsOf(db, mark.bookId)
  expect(damaged).toBe(0)
  expect(rows.find(({ id }) => id === row.id)).toMatchObject({ kind: 'reference', note })
  expect((await annotationsLinkingTo(db, mark.bookId)).rows.map(({ id }) => id)).toContain(row.id)
  expect(checkedStrictly('annotations', [row]).rows).toEqual([row])
})

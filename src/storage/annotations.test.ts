import type { Annotation } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { expect, it } from 'vitest'
import { tagsInUse } from './annotations.ts'
import { commit } from './commit.ts'
import { memoryLibrary } from './testing.ts'

const mark = (
  id: string,
  tags: readonly string[],
  deletedAt: number | null = null,
): Annotation => ({
  id: annotationId(id),
  bookId: bookId(id < 'm' ? 'one' : 'two'),
  kind: 'highlight',
  category: categoryId('term'),
  side: 'source',
  index: 0,
  anchors: [
    {
      paragraphId: paragraphId('p'),
      start: 0,
      end: 1,
      quote: { exact: '一', prefix: '', suffix: '' },
    },
  ],
  note: [],
  tags,
  createdAt: 0,
  updatedAt: 0,
  deletedAt,
})

it('tagsInUse returns every tag once, most used first, in the spelling used most', async () => {
  const db = await memoryLibrary()
  const marks = [
    mark('a', ['law', '法律']),
    mark('b', ['Law']),
    mark('c', ['Law', '\ud842', '经济']),
    mark('n', ['法律']),
    mark('o', ['法律']),
    mark('p', ['法律', '经济', '没有'], 5),
    mark('q', []),
  ]
  await commit(
    db,
    marks.map(row => ({ table: 'annotations', row })),
    1,
  )
  expect(await tagsInUse(db)).toEqual(['Law', '法律', '经济', '\ud842'])
})

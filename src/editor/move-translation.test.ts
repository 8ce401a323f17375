import { anchorAt } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { stateFor, type TranslationState } from '#domain/translation'
import { expect, it } from 'vitest'
import { moveTranslation } from './move-translation.ts'

const pair = (index: number, text: string, state: TranslationState = 'draft') => ({
  index,
  paragraph: { id: paragraphId(`p${index}`), kind: 'body' as const, text: '原文' },
  translation: { content: plain(text), state: stateFor(plain(text), state) },
})

function mark(index: number, text: string, start: number, end: number): Annotation {
  return {
    id: annotationId('m'),
    bookId: bookId('b'),
    kind: 'highlight',
    category: categoryId('term'),
    side: 'translation',
    index,
    anchors: [anchorAt(paragraphId(`p${index}`), text, start, end)],
    note: [],
    tags: [],
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
  }
}

it.each<[string, TranslationState, string, TranslationState, string, TranslationState]>([
  ['moved', 'done', '', 'empty', 'moved', 'done'],
  ['moved', 'check', '', 'empty', 'moved', 'check'],
  ['moved', 'done', 'there', 'done', 'moved\nthere', 'draft'],
  ['moved', 'done', 'there', 'check', 'moved\nthere', 'check'],
])(
  'joins %j (%s) and %j (%s), and takes the lower state',
  (text, state, there, thereState, whole, wholeState) => {
    const moved = moveTranslation(pair(1, text, state), pair(2, there, thereState), [])
    expect(moved?.to).toEqual({ content: plain(whole), state: wholeState })
    expect(moved?.from.state).toBe('empty')
  },
)

it('keeps the formats of both translations', () => {
  const bold = { text: 'one', spans: [{ format: 'strong' as const, start: 0, end: 3 }] }
  const from = { ...pair(1, 'one'), translation: { content: bold, state: 'draft' as const } }
  const to = { ...pair(0, 'one'), translation: { content: bold, state: 'draft' as const } }
  expect(moveTranslation(from, to, [])?.to.content).toEqual({
    text: 'one\none',
    spans: [
      { format: 'strong', start: 0, end: 3 },
      { format: 'strong', start: 4, end: 7 },
    ],
  })
})

it('moves marks along, except those whose words are gone', () => {
  const gone = { ...mark(1, 'other words', 0, 5), id: annotationId('gone') }
  const moved = moveTranslation(pair(1, 'moved'), pair(0, 'there'), [mark(1, 'moved', 1, 3), gone])
  expect(moved?.annotations[0]).toMatchObject({
    index: 0,
    anchors: [{ paragraphId: 'p0', start: 7, end: 9, quote: { exact: 'ov', prefix: 'there\nm' } }],
  })
  expect(moved?.annotations[1]).toEqual(gone)
})

it('moves the counterpart along of a mark on the source, which stays', () => {
  const onSource = {
    ...mark(1, 'moved', 1, 3),
    side: 'source' as const,
    anchors: [anchorAt(paragraphId('p1'), '原文', 0, 1)],
    counterpart: { index: 1, anchors: mark(1, 'moved', 1, 3).anchors },
  }
  const moved = moveTranslation(pair(1, 'moved'), pair(0, 'there'), [onSource])
  expect(moved?.annotations).toMatchObject([
    {
      index: 1,
      anchors: onSource.anchors,
      counterpart: { index: 0, anchors: [{ paragraphId: 'p0', start: 7, end: 9 }] },
    },
  ])
})

it('returns null if the translation is blank', () => {
  expect(moveTranslation(pair(1, ' '), pair(0, 'there'), [])).toBeNull()
})

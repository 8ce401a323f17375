import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { unsavedText } from './unsaved-text.ts'

const translation = (text: string): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId('b'),
    paragraphId: paragraphId('p'),
    index: 0,
    content: plain(text),
    state: 'draft',
    updatedAt: 0,
  },
})

const note = (texts: readonly string[], deletedAt: number | null = null): Operation => ({
  table: 'annotations',
  row: {
    id: annotationId('a'),
    bookId: bookId('b'),
    kind: 'note',
    category: categoryId('term'),
    side: 'source',
    index: 0,
    anchors: [],
    note: texts.map(plain),
    tags: [],
    createdAt: 0,
    updatedAt: 0,
    deletedAt,
  },
})

it.each<[string, readonly Operation[], string]>([
  ['nothing', [], ''],
  ['translations, in order', [translation('one'), translation('two')], 'one\n\ntwo'],
  ['a note, by paragraphs', [note(['first', 'second'])], 'first\n\nsecond'],
  [
    'blank rows among others, without the blank ones',
    [translation(' '), note([]), translation('three')],
    'three',
  ],
  ['a deleted note, which is empty,', [note(['gone'], 5)], ''],
])('the unsaved text of %s is copied', (_what, operations, text) => {
  expect(unsavedText(operations)).toBe(text)
})

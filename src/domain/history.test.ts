import { describe, expect, it } from 'vitest'
import type { Annotation } from './annotation.ts'
import {
  isBlankVersion,
  isFinished,
  isWorthKeeping,
  saysTheSame,
  sitting,
  versionOf,
  type Versioned,
} from './history.ts'
import { bookId, paragraphId } from './ids.ts'
import { plain } from './rich-text.ts'
import { targetIn } from './row-change.ts'
import type { TranslationState } from './translation.ts'

const translation = (text: string, updatedAt: number, state: TranslationState = 'draft') =>
  ({
    table: 'translations',
    row: {
      bookId: bookId('b1'),
      paragraphId: paragraphId('p1'),
      index: 0,
      content: plain(text),
      state,
      updatedAt,
    },
  }) as const satisfies Versioned

const start = 1_000_000

describe('a version', () => {
  it.each([
    ['is not kept after one key of a sitting', 'The whit', 'The white', 1000, null, false],
    ['is kept before a long pause', 'The white', 'The whole', sitting, null, true],
    ['is not kept if it is blank', ' \n', 'The', sitting, null, false],
    ['is not kept if it says the same', 'The', 'The', sitting, null, false],
    ['is kept in a long sitting', 'The white', 'The whole', 1000, start + 1000 - sitting, true],
    [
      'is kept only now and then in a long sitting',
      'The white',
      'The whole',
      1000,
      start + 1001 - sitting,
      false,
    ],
    ['is kept if most of it is removed', 'The white paper', 'The', 1000, null, true],
    ['is kept if it is cleared', 'The', '', 1000, null, true],
  ])('%s', (_name, before, after, pause, since, expected) => {
    const old = translation(before, start)
    expect(isWorthKeeping(old, translation(after, start + pause), since)).toBe(expected)
  })

  it('has one id wherever and whenever it is kept, and no other version has it', () => {
    const id = (of: ReturnType<typeof translation>, now: number) =>
      versionOf(targetIn('translations', of.row), of, 'edited', now).id
    expect(id(translation('白皮书', 1), 5)).toBe(id(translation('白皮书', 1), 9))
    expect(id(translation('白皮书', 1), 5)).not.toBe(id(translation('白皮書', 1), 5))
    expect(id(translation('白皮书', 1), 5)).not.toBe(id(translation('白皮书', 2), 5))
  })
})

it("has another id if a note's words are a tag instead", () => {
  const mark = (note: readonly string[], tags: readonly string[]): Versioned => ({
    table: 'annotations',
    row: { kind: 'note', note: note.map(plain), tags, updatedAt: 1 } as unknown as Annotation,
  })
  expect(saysTheSame(mark(['一'], ['二']), mark(['一', '二'], []))).toBe(false)
  expect(saysTheSame(mark(['一'], ['二']), mark(['一'], ['二']))).toBe(true)
  expect(isBlankVersion(mark([], ['二']))).toBe(false)
})

describe('a translation is finished', () => {
  const [draft, done] = [translation('The', 1), translation('The', 2, 'done')]
  it.each([
    ['when it is marked done', draft, done, true],
    ['when it is written and marked done at once', null, done, true],
    ['not again after each key', done, translation('Then', 3, 'done'), false],
    ['not while it is a draft', null, draft, false],
    ['not without words', null, translation('', 1, 'done'), false],
  ])('%s', (_name, before, after, expected) => {
    expect(isFinished(before, after)).toBe(expected)
  })
})

describe('a text of the kind of a mark', () => {
  const mark = (fields: object, updatedAt: number): Versioned => ({
    table: 'annotations',
    row: { note: [plain('a long note')], tags: [], ...fields, updatedAt } as unknown as Annotation,
  })
  const emended = mark({ kind: 'emendation', reading: '参', witness: 'B' }, start)
  it.each([
    ['is kept if it is emptied', { kind: 'emendation', reading: '', witness: 'B' }, true],
    ['is kept if the kind changes', { kind: 'highlight' }, true],
    ['is not kept for a change', { kind: 'emendation', reading: '参与', witness: 'B' }, false],
  ])('%s', (_name, fields, expected) => {
    expect(isWorthKeeping(emended, mark(fields, start + 1), null)).toBe(expected)
  })
})

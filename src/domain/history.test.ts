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
    ['after a key of a sitting is not kept', 'The whit', 'The white', 1000, null, false],
    ['before a long pause is kept', 'The white', 'The whole', sitting, null, true],
    ['that is blank is not kept', ' \n', 'The', sitting, null, false],
    ['that says the same is not kept', 'The', 'The', sitting, null, false],
    ['is kept in a long sitting', 'The white', 'The whole', 1000, start + 1000 - sitting, true],
    ['is kept once in a while only', 'The white', 'The whole', 1000, start + 1001 - sitting, false],
    ['of which most is taken away is kept', 'The white paper', 'The', 1000, null, true],
    ['that is cleared is kept', 'The', '', 1000, null, true],
  ])('%s', (_name, before, after, pause, since, expected) => {
    const old = translation(before, start)
    expect(isWorthKeeping(old, translation(after, start + pause), since)).toBe(expected)
  })

  it('has the same id wherever and whenever it is kept, and no other has it', () => {
    const id = (of: ReturnType<typeof translation>, now: number) =>
      versionOf(targetIn('translations', of.row), of, 'edited', now).id
    expect(id(translation('白皮书', 1), 5)).toBe(id(translation('白皮书', 1), 9))
    expect(id(translation('白皮书', 1), 5)).not.toBe(id(translation('白皮書', 1), 5))
    expect(id(translation('白皮书', 1), 5)).not.toBe(id(translation('白皮书', 2), 5))
  })
})

it('tells a note from a note with a tag of the same words', () => {
  const mark = (note: readonly string[], tags: readonly string[]): Versioned => ({
    table: 'annotations',
    row: { note: note.map(plain), tags, updatedAt: 1 } as unknown as Annotation,
  })
  expect(saysTheSame(mark(['一'], ['二']), mark(['一', '二'], []))).toBe(false)
  expect(saysTheSame(mark(['一'], ['二']), mark(['一'], ['二']))).toBe(true)
  expect(isBlankVersion(mark([], ['二']))).toBe(false)
})

describe('a translation is finished', () => {
  const [draft, done] = [translation('The', 1), translation('The', 2, 'done')]
  it.each([
    ['when it is called done', draft, done, true],
    ['when it is written and done at once', null, done, true],
    ['not again with each key after', done, translation('Then', 3, 'done'), false],
    ['not when it is a draft', null, draft, false],
    ['not without words', null, translation('', 1, 'done'), false],
  ])('%s', (_name, before, after, expected) => {
    expect(isFinished(before, after)).toBe(expected)
  })
})

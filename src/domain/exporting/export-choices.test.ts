import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../annotation.ts'
import { annotationId, bookId, categoryId, paragraphId } from '../ids.ts'
import { plain } from '../rich-text.ts'
import {
  choicesFor,
  isWanted,
  longestChoices,
  usualChoices,
  withChoices,
  type ExportChoices,
} from './export-choices.ts'

const one = bookId('one')
const other = bookId('other')

describe('remembered choices', () => {
  it('are those of their book, and the usual ones for a book without any', () => {
    const chosen: ExportChoices = { ...usualChoices, format: 'markdown', withoutStates: ['empty'] }
    const text = withChoices(withChoices('', one, chosen), other, usualChoices)
    expect(choicesFor(one, text)).toEqual(chosen)
    expect(choicesFor(other, text)).toEqual(usualChoices)
    expect(choicesFor(bookId('third'), text)).toEqual(usualChoices)
  })

  it('forget a selection, which is another one each time', () => {
    const text = withChoices('', one, { ...usualChoices, range: 'selection' })
    expect(choicesFor(one, text).range).toBe('book')
  })

  it('stay short, and the latest books stay', () => {
    const tags = Array.from({ length: 60 }, (_, i) => `${i}`.repeat(50))
    let text = ''
    for (let i = 0; i < 60; i++)
      text = withChoices(text, bookId(`b${i}`), { ...usualChoices, sides: 'source', tags })
    expect(text.length).toBeLessThanOrEqual(longestChoices)
    expect(choicesFor(bookId('b59'), text).tags).toHaveLength(50)
    expect(choicesFor(bookId('b0'), text)).toEqual(usualChoices)
  })

  it('are read from any text without an error, and are always possible ones', () => {
    const some = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map(json => `[["one", ${json}]]`),
    )
    fc.assert(
      fc.property(some, text => {
        const read = choicesFor(one, text)
        expect(choicesFor(one, withChoices('', one, { ...read, range: 'book' }))).toEqual({
          ...read,
          range: 'book',
        })
      }),
    )
    expect(choicesFor(one, '[["one", {"format": "cuneiform", "toChapter": -1}]]')).toEqual(
      usualChoices,
    )
  })
})

describe('a mark', () => {
  const quote = { exact: '天', prefix: '', suffix: '' }
  const mark: Annotation = {
    id: annotationId('a'),
    bookId: one,
    kind: 'highlight',
    category: categoryId('idea'),
    side: 'source',
    index: 0,
    anchors: [{ paragraphId: paragraphId('p'), start: 0, end: 1, quote }],
    note: [],
    tags: [],
    createdAt: 0,
    updatedAt: 0,
    deletedAt: null,
  }
  const wanted = (change: Partial<ExportChoices>, of: Annotation = mark) =>
    isWanted(of, { ...usualChoices, ...change })

  it('without words is not exported if only those with words are wanted', () => {
    expect(wanted({})).toBe(true)
    expect(wanted({ marks: 'worded' })).toBe(false)
    expect(wanted({ marks: 'worded' }, { ...mark, note: [plain('Why?')] })).toBe(true)
    expect(wanted({ marks: 'none' }, { ...mark, note: [plain('Why?')] })).toBe(false)
  })

  it('is left out by its category and by its state', () => {
    expect(wanted({ withoutCategories: [mark.category] })).toBe(false)
    expect(wanted({ withoutCategories: [categoryId('unlike')] })).toBe(true)
    const question = { ...mark, kind: 'question' as const, answered: true }
    expect(wanted({ withoutKindStates: ['question.answered'] }, question)).toBe(false)
    expect(wanted({ withoutKindStates: ['question.open'] }, question)).toBe(true)
  })

  it('is exported with a wanted tag in any spelling, or one under it', () => {
    const tagged = { ...mark, tags: ['教育/女子', 'Style'] }
    expect(wanted({ tags: ['style'] }, tagged)).toBe(true)
    expect(wanted({ tags: ['教育'] }, tagged)).toBe(true)
    expect(wanted({ tags: ['女子'] }, tagged)).toBe(false)
    expect(wanted({ tags: ['style'] })).toBe(false)
  })

  it('that was deleted is not exported', () => {
    expect(wanted({}, { ...mark, deletedAt: 1 })).toBe(false)
  })
})

import { undo } from 'prosemirror-history'
import type { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { translationOf } from '../convert.ts'
import { after, columnOf, lineOf, statesOf } from '../testing/line.ts'
import { marksOfPair, showMarks } from '../plugins/marks.ts'
import { annotationId } from '#domain/ids'
import { replaceWords, type WordsReplaced } from './replace-words.ts'
import { toggleFormat } from './toggle-format.ts'

const textsOf = (state: EditorState) => lineOf(state).replace('‸', '')
const word = (pair: number, start: number, end: number, by: string): WordsReplaced => ({
  pair,
  start,
  end,
  by,
})

describe('replaceWords', () => {
  it.each<[string, readonly WordsReplaced[], string]>([
    ['‸old man|old', [word(0, 0, 3, 'young'), word(1, 0, 3, 'new')], 'young man|new'],
    ['an old old man‸', [word(0, 3, 6, 'x'), word(0, 7, 10, '')], 'an x  man'],
    ['one‸', [word(0, 0, 3, 'a\nb')], 'a\nb'],
    ['𠮷𠮷‸', [word(0, 2, 4, '野')], '𠮷野'],
    ['one‸', [word(0, 0, 3, '')], ''],
  ])('replaces ranges of %j', (line, replaced, expected) => {
    expect(textsOf(after(columnOf(line), replaceWords(replaced))!)).toBe(expected)
  })

  it('is one step of undo', () => {
    const before = columnOf('old‸|old')
    const next = after(before, replaceWords([word(0, 0, 3, 'new'), word(1, 0, 3, '')]))!
    expect(statesOf(next)).toEqual(['draft', 'empty'])
    const back = after(next, undo)!
    expect([textsOf(back), statesOf(back)]).toEqual(['old|old', ['draft', 'draft']])
  })

  it('keeps the formats of the replaced words and of those around', () => {
    const strong = after(columnOf('an ⟦old man⟧ and'), toggleFormat('strong'))!
    const next = after(strong, replaceWords([word(0, 3, 6, 'young'), word(0, 10, 14, '.')]))!
    expect(translationOf(next.doc.child(0)).content).toEqual({
      text: 'an young man.',
      spans: [{ format: 'strong', start: 3, end: 12 }],
    })
  })

  it('keeps a mark between two replaced words', () => {
    const state = columnOf('old man old‸')
    const mark = {
      id: annotationId('m'),
      pair: 0,
      start: 4,
      end: 7,
      colour: 'amber',
      shape: 'fill',
      words: 'Term',
    } as const
    const marked = state.apply(showMarks(state.tr, [mark]))
    const next = after(marked, replaceWords([word(0, 0, 3, 'a'), word(0, 8, 11, 'b')]))!
    expect(marksOfPair(next, 0)).toMatchObject([{ start: 2, end: 5 }])
  })

  it.each([
    ['there is no such pair', word(7, 0, 1, 'x')],
    ['the range exceeds the text', word(0, 2, 9, 'x')],
  ])('does nothing if %s', (_title, replaced) => {
    expect(after(columnOf('one‸'), replaceWords([replaced]))).toBeNull()
  })
})

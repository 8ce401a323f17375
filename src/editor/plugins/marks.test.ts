import { annotationId } from '#domain/ids'
import fc from 'fast-check'
import { undo } from 'prosemirror-history'
import { describe, expect, it } from 'vitest'
import { positionOf, startOfPair } from '../pairs.ts'
import { after, columnOf } from '../testing/line.ts'
import { marksBetween, marksOfPair, showMarks, type Drawn } from './marks.ts'

const drawn = (id: string, pair: number, start: number, end: number): Drawn => ({
  id: annotationId(id),
  pair,
  start,
  end,
  colour: 'amber',
  shape: 'fill',
  words: 'Term',
})

const marked = (line: string, ...marks: readonly Drawn[]) => {
  const state = columnOf(line)
  return state.apply(showMarks(state.tr, marks))
}
type Marked = ReturnType<typeof marked>

const covered = (state: Marked, pair: number) =>
  marksOfPair(state, pair).map(({ id, start, end }) => {
    const node = state.doc.child(pair)
    return `${id}:${node.textBetween(start, end)}`
  })

describe('marks', () => {
  it('marks are drawn in their own pair, and replace those drawn before', () => {
    const state = marked('one two|three', drawn('a', 0, 4, 7), drawn('b', 1, 0, 5))
    expect([covered(state, 0), covered(state, 1)]).toEqual([['a:two'], ['b:three']])
    const again = state.apply(showMarks(state.tr, [drawn('c', 0, 0, 3)]))
    expect([covered(again, 0), covered(again, 1)]).toEqual([['c:one'], []])
  })

  it('marks are not in the document and not in the history', () => {
    const state = marked('one', drawn('a', 0, 0, 3))
    expect(state.doc.eq(columnOf('one').doc)).toBe(true)
    expect(after(state, undo)).toBeNull()
  })

  it('marks are found at the caret, shortest first', () => {
    const state = marked('one two three', drawn('long', 0, 0, 13), drawn('short', 0, 4, 7))
    const at = (offset: number) => {
      const pos = positionOf(state.doc, { pair: 0, offset })
      return marksBetween(state, pos, pos).map(({ id }) => id)
    }
    expect([at(5), at(2)]).toEqual([['short', 'long'], ['long']])
  })

  it.each<[string, (tr: Marked['tr']) => Marked['tr'], readonly string[]]>([
    ['follow text that is inserted before them', tr => tr.insertText('XX', 1), ['a:two']],
    ['do not grow at their beginning', tr => tr.insertText('X', 5), ['a:two']],
    ['do not grow at their end', tr => tr.insertText('X', 8), ['a:two']],
    ['grow if text is inserted into them', tr => tr.insertText('X', 6), ['a:tXwo']],
    ['shrink if a part of them is deleted', tr => tr.delete(3, 6), ['a:wo']],
    ['disappear with the last of their words', tr => tr.delete(4, 9), []],
    ['exclude words that overwrite their beginning', tr => tr.insertText('X', 3, 6), ['a:wo']],
    ['exclude words that overwrite their end', tr => tr.insertText('X', 7, 10), ['a:tw']],
    ['include words that overwrite a part inside them', tr => tr.insertText('X', 6, 7), ['a:tXo']],
  ])('marks %s', (_title, change, words) => {
    const state = marked('one two three', drawn('a', 0, 4, 7))
    expect(covered(state.apply(change(state.tr)), 0)).toEqual(words)
  })

  it('marks never cover new words, except those that are typed inside them', () => {
    const edit = fc.record({
      pair: fc.nat(1),
      at: fc.nat(),
      length: fc.nat({ max: 6 }),
      text: fc.constantFrom('', '新', 'xy'),
    })
    const range = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }))
    fc.assert(
      fc.property(range, fc.array(edit, { maxLength: 15 }), ([a, b], edits) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b) + 1]
        let state = marked('一二三四五六七八九十|左右', drawn('a', 0, start, end))
        // For each character, whether it is inside the mark.
        let model = Array.from({ length: 10 }, (_, i) => i >= start && i < end)
        for (const { pair, at, length, text } of edits) {
          const size = state.doc.child(pair).content.size
          const from = at % (size + 1)
          const to = Math.min(from + length, size)
          const begin = startOfPair(state.doc, pair)
          state = state.apply(state.tr.insertText(text, begin + from, begin + to))
          if (pair === 0) model = edited(model, from, to, text.length)
        }
        const [now] = marksOfPair(state, 0)
        expect(model.map((_, i) => now !== undefined && i >= now.start && i < now.end)).toEqual(
          model,
        )
        expect(marksOfPair(state, 1)).toEqual([])
      }),
    )
  })
})

/**
 * Inserted text is inside the mark if it is between two of its characters or replaces only some of
 * them.
 */
function edited(model: readonly boolean[], from: number, to: number, length: number): boolean[] {
  const replaced = model.slice(from, to)
  const inside =
    replaced.length > 0
      ? replaced.every(Boolean)
      : (model[from - 1] ?? false) && (model[from] ?? false)
  return [...model.slice(0, from), ...Array<boolean>(length).fill(inside), ...model.slice(to)]
}

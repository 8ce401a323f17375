import fc from 'fast-check'
import type { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { startOfPair } from '../pairs.ts'
import { columnOf, lineOf } from '../testing/line.ts'
import { cutsAt } from './pieces.ts'

const cutsOf = (state: EditorState, pair = 0) => cutsAt(state, startOfPair(state.doc, pair) - 1)

/** The length of each piece of the first pair. */
const lengths = (state: EditorState): readonly number[] => {
  const ends = [...cutsOf(state), state.doc.child(0).content.size]
  return ends.map((end, n) => end - (ends[n - 1] ?? 0))
}

const longest = (state: EditorState) => Math.max(...lengths(state))

describe('pieces', () => {
  it.each([
    ['of Chinese', '天'.repeat(20_000)],
    ['of Japanese', 'あいうエオ'.repeat(2000)],
    ['of English', 'the old man sat '.repeat(1000)],
    ['with line breaks', '天地\n'.repeat(3000)],
  ])('a long paragraph %s is drawn in pieces of at most a thousand characters', (_what, text) => {
    const state = columnOf(text)
    expect(longest(state)).toBeLessThanOrEqual(1000)
    expect(Math.min(...lengths(state))).toBeGreaterThanOrEqual(300)
  })

  it('a paragraph of a thousand characters is drawn in one piece', () => {
    expect(cutsOf(columnOf('天'.repeat(1000)))).toEqual([])
  })

  it.each([
    ['a character of two units', '𠮷'.repeat(2000), (_: string, at: number) => at % 2 === 0],
    ['a word', 'extraordinarily '.repeat(200), (text: string, at: number) => text[at - 1] === ' '],
    ['a family', '👨‍👩‍👧 '.repeat(400), (text: string, at: number) => text[at - 1] === ' '],
    [
      'a letter and its accent',
      '天e\u0301'.repeat(800),
      (text: string, at: number) => text[at] === '天',
    ],
  ])('a long paragraph is never cut inside %s', (_what, text, isBetween) => {
    const cuts = cutsOf(columnOf(text))
    expect(cuts.length).toBeGreaterThan(0)
    expect(cuts.filter(at => !isBetween(text, at))).toEqual([])
  })

  it('a long paragraph keeps its cuts during typing until a piece is too long', () => {
    let state = columnOf(`${'天'.repeat(1200)}|two`)
    const [cut = 0] = cutsOf(state)
    state = state.apply(state.tr.insertText('地', 1 + cut))
    expect(cutsOf(state)[0]).toBe(cut + 1)
    state = state.apply(state.tr.insertText('地'.repeat(600), 1))
    expect(longest(state)).toBeLessThanOrEqual(1000)
  })

  it('a long paragraph is not cut during a composition, but at the next change', () => {
    let state = columnOf('‸|two')
    state = state.apply(state.tr.insertText('天'.repeat(3000)).setMeta('composition', 1))
    expect(cutsOf(state)).toEqual([])
    state = state.apply(state.tr.insertText('地'))
    expect(longest(state)).toBeLessThanOrEqual(1000)
  })

  it('a long paragraph has pieces of at most a thousand characters after random edits', () => {
    const edit = fc.record({
      at: fc.nat(),
      deleted: fc.nat({ max: 1500 }),
      typed: fc.nat({ max: 1500 }),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), edits => {
        let state = columnOf(`${'天'.repeat(2500)}|two`)
        for (const { at, deleted, typed } of edits) {
          const { size } = state.doc.child(0).content
          const from = 1 + (at % (size + 1))
          const to = Math.min(from + deleted, size + 1)
          state = state.apply(state.tr.insertText('地'.repeat(typed), from, to))
          expect(longest(state)).toBeLessThanOrEqual(1000)
        }
        expect(lineOf(state).endsWith('|two')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

import fc from 'fast-check'
import { AllSelection, TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { placeOf, positionOf, selectedPairs, selectedRanges, spansPairs } from './pairs.ts'
import { columnOf } from './testing/line.ts'

const texts = fc.array(fc.constantFrom('', '一', '航天事业', '𠮷\n𠮷'), {
  minLength: 1,
  maxLength: 6,
})

describe('positionOf and placeOf', () => {
  it('are inverse', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (pairs, p, o) => {
        const { doc } = columnOf(pairs.join('|'))
        const pair = p % pairs.length
        const place = { pair, offset: o % (pairs[pair]!.length + 1) }
        expect(placeOf(doc.resolve(positionOf(doc, place)))).toEqual(place)
      }),
    )
  })

  it.each([
    ['after the end of its text', { pair: 0, offset: 99 }, { pair: 0, offset: 3 }],
    ['before its beginning', { pair: 1, offset: -1 }, { pair: 1, offset: 0 }],
    ['in a pair the section does not have', { pair: 9, offset: 1 }, { pair: 2, offset: 1 }],
    ['in a pair before the first', { pair: -1, offset: 1 }, { pair: 0, offset: 1 }],
  ])('limit a place %s to the text that exists', (_title, asked, found) => {
    const { doc } = columnOf('one||three')
    expect(placeOf(doc.resolve(positionOf(doc, asked)))).toEqual(found)
  })

  it('return the nearest pair at the edges of the document', () => {
    const { doc } = columnOf('one|two')
    expect(placeOf(doc.resolve(0))).toEqual({ pair: 0, offset: 0 })
    expect(placeOf(doc.resolve(doc.content.size))).toEqual({ pair: 1, offset: 3 })
  })
})

describe('selectedRanges, spansPairs and selectedPairs', () => {
  it.each([
    ['nothing at a caret', 'on‸e|two', []],
    ['a range of one pair', 'o⟦ne⟧|two', ['0:1-3']],
    ['a range of each pair', 'o⟦ne|two|th⟧ree', ['0:1-3', '1:0-3', '2:0-2']],
    [
      'the same ranges for a selection made backwards',
      'o⟧ne|two|th⟦ree',
      ['0:1-3', '1:0-3', '2:0-2'],
    ],
    ['nothing of pairs that the selection only touches', 'one⟦|two|⟧three', ['1:0-3']],
    ['nothing of empty pairs', '⟦one||three⟧', ['0:0-3', '2:0-5']],
  ])('return %s', (_title, line, ranges) => {
    const found = selectedRanges(columnOf(line))
    expect(found.map(({ pair, start, end }) => `${pair}:${start}-${end}`)).toEqual(ranges)
  })

  it.each([
    ['on‸e|two', false],
    ['⟦one⟧|two', false],
    ['one⟦|⟧two', true],
    ['on⟧e||th⟦ree', true],
  ])('report whether %s spans pairs: %s', (line, spans) => {
    expect(spansPairs(columnOf(line))).toBe(spans)
  })

  it('report that an AllSelection spans pairs, even of a single pair', () => {
    const state = columnOf('one')
    const all = state.apply(state.tr.setSelection(new AllSelection(state.doc)))
    expect(spansPairs(all)).toBe(true)
  })

  it('return every pair for an AllSelection', () => {
    const state = columnOf('one||three')
    const all = state.apply(state.tr.setSelection(new AllSelection(state.doc)))
    expect(selectedPairs(all)).toEqual({ from: { pair: 0, offset: 0 }, to: { pair: 2, offset: 5 } })
    expect(spansPairs(all)).toBe(true)
  })

  it('return exactly the selected text of random selections', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (pairs, a, b) => {
        const state = columnOf(pairs.join('|'))
        const at = (n: number) => state.doc.resolve(n % state.doc.content.size)
        const selection = TextSelection.between(at(a), at(b))
        const selected = state.apply(state.tr.setSelection(selection))
        const words = selectedRanges(selected).map(({ pair, start, end }) =>
          pairs[pair]!.slice(start, end),
        )
        const { from, to } = selection
        expect(words.join('')).toBe(state.doc.textBetween(from, to))
      }),
    )
  })
})

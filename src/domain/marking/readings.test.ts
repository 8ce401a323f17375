import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anchorAt } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import { annotationId, bookId, categoryId, paragraphId } from '../ids.ts'
import {
  emendedOffset,
  emendedText,
  printedRange,
  proposalOf,
  readingsIn,
  type Proposal,
  type ProposedReading,
} from './readings.ts'

const text = '积极参与与二十国集团的的合作'
const id = paragraphId('p')

const proposal = (start: number, end: number, words: string, createdAt = 0): Proposal => ({
  id: annotationId(`e${start}-${end}`),
  anchor: anchorAt(id, text, start, end),
  words,
  createdAt,
})
const emended = (...proposals: readonly Proposal[]) =>
  emendedText(text, readingsIn(text, proposals))

it.each<[string, readonly Proposal[], string]>([
  ['removes', [proposal(3, 5, '与')], '积极参与二十国集团的的合作'],
  ['leaves out', [proposal(10, 11, '')], '积极参与与二十国集团的合作'],
  ['replaces', [proposal(5, 9, 'G20')], '积极参与与G20团的的合作'],
  ['adds', [proposal(13, 14, '作中')], '积极参与与二十国集团的的合作中'],
])('a reading %s words', (_does, proposals, result) => {
  expect(emended(...proposals)).toBe(result)
})

it('of overlapping proposals the shorter applies, of equally long ones the newer', () => {
  expect(emended(proposal(2, 9, '加入二十国集'), proposal(3, 5, '与'))).toBe(
    '积极参与二十国集团的的合作',
  )
  expect(emended(proposal(3, 5, '与', 1), proposal(4, 6, '于二', 2))).toBe(
    '积极参与于二十国集团的的合作',
  )
})

it('a proposal whose words are not found applies nowhere', () => {
  const lost = { ...proposal(3, 5, '与'), anchor: anchorAt(id, '别的文字', 0, 2) }
  expect(readingsIn(text, [lost])).toEqual([])
})

it('only an emendation of one paragraph of the source with a reading proposes something', () => {
  const { anchor } = proposal(3, 5, '')
  const row = {
    id: annotationId('e'),
    bookId: bookId('b'),
    category: categoryId('term'),
    side: 'source',
    index: 0,
    anchors: [anchor],
    note: [],
    tags: [],
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
  } as const
  const made: Annotation & { kind: 'emendation' } = {
    ...row,
    kind: 'emendation',
    reading: ' 与\n',
    witness: '',
  }
  expect(proposalOf(made)?.words).toBe('与')
  expect(proposalOf({ ...made, reading: '∅' })?.words).toBe('')
  expect(proposalOf({ ...made, reading: ' ' })).toBeNull()
  expect(proposalOf({ ...made, side: 'translation' })).toBeNull()
  expect(proposalOf({ ...made, anchors: [anchor, anchor] })).toBeNull()
  expect(proposalOf({ ...made, deletedAt: 1 })).toBeNull()
  expect(proposalOf({ ...row, kind: 'note' })).toBeNull()
})

/** A text with readings that do not overlap, some next to each other, and some of no words. */
const read = fc
  .array(
    fc.record({
      kept: fc.string({ unit: fc.constantFrom('与', '的', '𠮷'), maxLength: 4 }),
      printed: fc.string({ unit: fc.constantFrom('与', '的', '𠮷'), minLength: 1, maxLength: 3 }),
      words: fc.string({ unit: fc.constantFrom('与', '的', '和'), maxLength: 3 }),
    }),
    { maxLength: 4 },
  )
  .map(parts => {
    let printed = ''
    const readings: ProposedReading[] = []
    for (const part of parts) {
      const start = printed.length + part.kept.length
      printed += part.kept + part.printed
      readings.push({ id: annotationId('e'), start, end: printed.length, words: part.words })
    }
    return { printed: `${printed}末`, readings }
  })

it('a range of the emended text comes from the least printed range that reads so', () => {
  fc.assert(
    fc.property(read, fc.nat(), fc.nat(), ({ printed, readings }, a, b) => {
      const whole = emendedText(printed, readings)
      const start = a % whole.length
      const end = start + 1 + (b % (whole.length - start))
      const range = printedRange(readings, { start, end })
      const inside = readings.filter(one => one.start >= range.start && one.end <= range.end)
      // No reading is cut.
      for (const one of readings)
        expect(inside.includes(one) || one.end <= range.start || one.start >= range.end).toBe(true)
      const from = emendedOffset(readings, range.start)
      const moved = inside.map(one => ({
        ...one,
        start: one.start - range.start,
        end: one.end - range.start,
      }))
      const reads = emendedText(printed.slice(range.start, range.end), moved)
      expect(reads).toBe(whole.slice(from, from + reads.length))
      expect(reads).toContain(whole.slice(start, end))
      expect(range.isEmended).toBe(inside.length > 0)
      // Nothing more is in it than the readings of which it has a part.
      const [first, last] = [inside[0], inside.at(-1)]
      if (first?.start !== range.start) expect(from).toBe(start)
      if (last?.end !== range.end) expect(from + reads.length).toBe(end)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  paginate,
  type MeasuredLine,
  type MeasuredNote,
  type MeasuredPair,
  type PageRoom,
  type PaperPage,
} from './paginate.ts'

const room: PageRoom = { height: 100, noteGap: 5, areas: 1 }

const lines = (count: number, signs: Readonly<Record<number, readonly number[]>> = {}) =>
  Array.from({ length: count }, (_, i): MeasuredLine => ({ height: 10, signs: signs[i] ?? [] }))

const pair = (
  cells: readonly (readonly MeasuredLine[])[],
  more: Partial<MeasuredPair> = {},
): MeasuredPair => ({ above: 5, isHeading: false, startsPage: false, cells, ...more })

const note = (count: number, area = 0): MeasuredNote => ({
  area,
  lines: Array.from({ length: count }, () => 8),
})

/** Each page as `pair:from-to/from-to` for its rows, and `*number:from-to` for its notes. */
const shown = (pages: Iterable<PaperPage>): readonly string[] =>
  Array.from(pages, ({ rows, notes }) =>
    [
      ...rows.map(
        ({ pair, cells }) => `${pair}:${cells.map(({ from, to }) => `${from}-${to}`).join('/')}`,
      ),
      ...notes.flatMap((some, area) =>
        some.map(({ number, from, to }) => `${'*'.repeat(area + 1)}${number}:${from}-${to}`),
      ),
    ].join(' '),
  )

const notesOf = (...all: readonly (readonly [number, MeasuredNote])[]) => new Map(all)

describe('pages', () => {
  it.each<[string, readonly MeasuredPair[], ReadonlyMap<number, MeasuredNote>, readonly string[]]>([
    ['nothing makes no page', [], notesOf(), []],
    [
      'pairs follow each other, and the space above one is dropped on top of a page',
      [pair([lines(4)]), pair([lines(5)]), pair([lines(10)])],
      notesOf(),
      ['0:0-4 1:0-5', '2:0-10'],
    ],
    [
      'a pair is cut at the same height on both sides',
      [pair([lines(6), lines(3)]), pair([lines(6), lines(8)])],
      notesOf(),
      ['0:0-6/0-3 1:0-3/0-3', '1:3-6/3-8'],
    ],
    [
      'no line of a longer paragraph is alone at the end of a page',
      [pair([lines(8)]), pair([lines(6)])],
      notesOf(),
      ['0:0-8', '1:0-6'],
    ],
    [
      'no line of a longer paragraph is alone on top of a page',
      [pair([lines(11)])],
      notesOf(),
      ['0:0-9', '0:9-11'],
    ],
    [
      'three lines stay together',
      [pair([lines(7)]), pair([lines(3)])],
      notesOf(),
      ['0:0-7', '1:0-3'],
    ],
    [
      'a short side that would be cut badly takes its pair to the next page',
      [pair([lines(7)]), pair([lines(3), lines(12)])],
      notesOf(),
      ['0:0-7', '1:0-3/0-10', '1:3-3/10-12'],
    ],
    [
      'a side without words has no lines',
      [pair([lines(7)]), pair([lines(5), []])],
      notesOf(),
      ['0:0-7 1:0-2/0-0', '1:2-5/0-0'],
    ],
    [
      'a heading goes with the beginning of the paragraph after it',
      [pair([lines(7)]), pair([lines(1)], { isHeading: true }), pair([lines(6)])],
      notesOf(),
      ['0:0-7', '1:0-1 2:0-6'],
    ],
    [
      'headings in a row stay together',
      [
        pair([lines(6)]),
        pair([lines(1)], { isHeading: true }),
        pair([lines(1)], { isHeading: true }),
        pair([lines(6)]),
      ],
      notesOf(),
      ['0:0-6', '1:0-1 2:0-1 3:0-6'],
    ],
    [
      'a chapter begins on a new page, and its heading is not held back by it',
      [
        pair([lines(2)], { isHeading: true }),
        pair([lines(2)], { startsPage: true, isHeading: true }),
        pair([lines(2)]),
      ],
      notesOf(),
      ['0:0-2', '1:0-2 2:0-2'],
    ],
    [
      'a note is on the page of its sign',
      [pair([lines(6)]), pair([lines(6, { 2: [1] })])],
      notesOf([1, note(2)]),
      ['0:0-6 1:0-2', '1:2-6 *1:0-2'],
    ],
    [
      'a note whose sign is on both sides is printed once',
      [pair([lines(2, { 0: [1] }), lines(2, { 1: [1] })])],
      notesOf([1, note(1)]),
      ['0:0-2/0-2 *1:0-1'],
    ],
    [
      'a note whose second sign is on the next page is not printed there again',
      [pair([lines(12, { 0: [1] }), lines(12, { 11: [1] })])],
      notesOf([1, note(1)]),
      ['0:0-8/0-8 *1:0-1', '0:8-12/8-12'],
    ],
    [
      'a long note begins on the page of its sign and goes on',
      [pair([lines(4, { 3: [1] })]), pair([lines(4)])],
      notesOf([1, note(10)]),
      ['0:0-4 *1:0-6', '1:0-4 *1:6-10'],
    ],
    [
      'the rest of a note has a page of its own at the end',
      [pair([lines(2, { 0: [1] })])],
      notesOf([1, note(16)]),
      ['0:0-2 *1:0-9', '*1:9-16'],
    ],
    [
      'the rest of a table leaves room for its heads on each page',
      [pair([lines(2, { 0: [1] })])],
      notesOf([
        1,
        { ...note(16), again: Array.from({ length: 16 }, (_, i) => (i === 0 ? 0 : 16)) },
      ]),
      ['0:0-2 *1:0-9', '*1:9-14', '*1:14-16'],
    ],
    ['a sign without a note is ignored', [pair([lines(1, { 0: [9] })])], notesOf(), ['0:0-1']],
  ])('%s', (_title, pairs, notes, pages) => {
    expect(shown(paginate(pairs, notes, room))).toEqual(pages)
  })

  it('on facing pages keep the notes of each, and the longer ones decide', () => {
    const pairs = [pair([lines(5, { 0: [1] }), lines(5, { 0: [2] })]), pair([lines(4), lines(4)])]
    const notes = notesOf([1, note(5, 0)], [2, note(1, 1)])
    expect(shown(paginate(pairs, notes, { ...room, areas: 2 }))).toEqual([
      '0:0-5/0-5 *1:0-5 **2:0-1',
      '1:0-4/0-4',
    ])
  })

  it('a note on a heading leaves room for the paragraph after it', () => {
    const pairs = [
      pair([lines(2)]),
      pair([lines(3, { 0: [1] })], { isHeading: true }),
      pair([lines(1)]),
      pair([lines(4)]),
    ]
    const pages = shown(paginate(pairs, notesOf([1, note(6)]), room))
    expect(pages[0]).toContain('2:0-1')
  })

  it('hold at least a line, however high', () => {
    const giant = [
      pair([
        [
          { height: 400, signs: [] },
          { height: 400, signs: [] },
        ],
      ]),
    ]
    expect(shown(paginate(giant, notesOf(), room))).toEqual(['0:0-1', '0:1-2'])
  })
})

const measured = fc.record({
  pairs: fc.array(
    fc.record({
      above: fc.constantFrom(0, 5, 20),
      isHeading: fc.boolean(),
      startsPage: fc.nat(9).map(one => one === 0),
      counts: fc.array(fc.nat(30), { minLength: 2, maxLength: 2 }),
      signs: fc.array(fc.tuple(fc.nat(1), fc.nat(29)), { maxLength: 3 }),
    }),
    { maxLength: 25 },
  ),
  sizes: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 75, maxLength: 75 }),
  areas: fc.constantFrom(1, 2),
})

describe('every book', () => {
  const laid = (given: typeof measured extends fc.Arbitrary<infer T> ? T : never) => {
    let number = 0
    const pairs = given.pairs.map(({ counts, signs, ...rest }): MeasuredPair => {
      const cells = counts.map(count =>
        lines(count).map(line => ({ ...line, signs: new Array<number>() })),
      )
      for (const [side, at] of signs) cells[side]?.[at]?.signs.push(++number)
      return { ...rest, cells }
    })
    const notes = notesOf(
      ...given.sizes.map((size, i) => [i + 1, note(size, (i % 2) % given.areas)] as const),
    )
    const pages = [...paginate(pairs, notes, { height: 200, noteGap: 5, areas: given.areas })]
    return { pairs, notes, pages }
  }

  it('has each line of each side exactly once, in order', () => {
    fc.assert(
      fc.property(measured, given => {
        const { pairs, pages } = laid(given)
        const rows = pages.flatMap(page => page.rows)
        expect(rows.map(row => row.pair)).toEqual(
          rows.map(row => row.pair).toSorted((a, b) => a - b),
        )
        for (const [at, { cells }] of pairs.entries())
          for (const [side, cell] of cells.entries()) {
            let next = 0
            for (const row of rows.filter(one => one.pair === at)) {
              expect(row.cells[side]?.from).toBe(next)
              next = row.cells[side]?.to ?? next
            }
            expect(next).toBe(cell.length)
          }
      }),
    )
  })

  it('begins each note on the page of its first sign, and has each line of it once', () => {
    fc.assert(
      fc.property(measured, given => {
        const { pairs, notes, pages } = laid(given)
        const begun = new Map<number, number>()
        const next = new Map<number, number>()
        for (const [at, page] of pages.entries())
          for (const part of page.notes.flat()) {
            if (!begun.has(part.number)) begun.set(part.number, at)
            expect(part.from).toBe(next.get(part.number) ?? 0)
            next.set(part.number, part.to)
          }
        for (const [at, page] of pages.entries())
          for (const row of page.rows)
            for (const [side, { from, to }] of row.cells.entries())
              for (const line of pairs[row.pair]?.cells[side]?.slice(from, to) ?? [])
                for (const number of line.signs) {
                  expect(begun.get(number)).toBe(at)
                  expect(next.get(number)).toBe(notes.get(number)?.lines.length)
                }
      }),
    )
  })

  it('has no heading last on a page but the last one, and no page without anything', () => {
    fc.assert(
      fc.property(measured, given => {
        const { pairs, pages } = laid(given)
        for (const [at, { rows, notes }] of pages.entries()) {
          expect(rows.length + notes.flat().length).toBeGreaterThan(0)
          const last = pairs[rows.at(-1)?.pair ?? -1]
          const after = pairs[(rows.at(-1)?.pair ?? -1) + 1]
          const isShort = (last?.cells ?? []).every(cell => cell.length < 8)
          const isFollowed = at < pages.length - 1 && after !== undefined && !after.startsPage
          if (last?.isHeading && isShort && isFollowed && rows.length > 1)
            expect(pairs[rows.at(-2)?.pair ?? -1]?.isHeading).toBe(true)
        }
      }),
    )
  })
})

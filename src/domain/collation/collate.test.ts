import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitsPair } from '../anchor.ts'
import { variantsOf } from '../search/variants.ts'
import { chineseFold } from '../editions/fold.ts'
import { paragraphId } from '../ids.ts'
import {
  collate,
  isDividedOtherwise,
  rowKind,
  sliceOfRows,
  collationTally,
  type CollationRow,
} from './collate.ts'
import { nothingIgnored, type CollationOptions } from './compared-text.ts'
import { placesInRow } from './variants.ts'

const fold = chineseFold(variantsOf(['发 發|与 與|个 個']))
const edition = (texts: readonly string[]) =>
  texts.map((text, i) => ({ id: paragraphId(`p${i}`), text }))
const rowsOf = (
  here: readonly string[],
  there: readonly string[],
  options: Partial<CollationOptions> = {},
) =>
  collate(
    { here: edition(here), there: edition(there), options: { ...nothingIgnored, ...options } },
    fold,
  )

/** A row as its words: what stands for what. */
const said = (
  { here, there, variants }: CollationRow,
  own: readonly string[],
  others: readonly string[],
) => {
  const [text, other] = [here.map(i => own[i]).join(''), there.map(i => others[i]).join('')]
  return variants.map(
    ({ start, end, otherStart, otherEnd }) =>
      `${text.slice(start, end)}>${other.slice(otherStart, otherEnd)}`,
  )
}

const a = '那人在山下住了三年，每天只在清早出门打水。'
const b = '镇上的茶馆到了冬天就很少有人坐到天黑。'
const c = '他的哥哥写信来说，北方的铁路已经修到了海边。'
const d = '春天的雨下了整整一个月，田里的麦子都烂掉了。'

it.each([
  ['another character', a, a.replace('三', '五'), ['三>五']],
  ['a character that is missing', a, a.replace('只', ''), ['只>']],
  ['a character more', a, a.replace('出', '早出'), ['>早']],
  ['two places', a, a.replace('三', '五').replace('水', '柴'), ['三>五', '水>柴']],
  ['other punctuation', a, a.replace('，', '。'), ['，>。']],
  ['characters outside the BMP', `𠀀${a}`, `𠀁${a}`, ['𠀀>𠀁']],
])('%s is a variant', (_, here, there, expected) => {
  const [row] = rowsOf([here], [there])
  expect(row && said(row, [here], [there])).toEqual(expected)
})

it.each([
  ['punctuation', { ignoresPunctuation: true }, a.replace('，', '；')],
  ['spaces', { ignoresSpaces: true }, `　${a.replace('住', ' 住')}`],
  ['forms of characters', { ignoresForms: true }, a],
] as const)('%s is overlooked on request', (_, options, there) => {
  const here = a.replace('三', '发')
  const other = there.replace('三', 'ignoresForms' in options ? '發' : '发')
  expect(rowsOf([here], [other], options).flatMap(row => row.variants)).toEqual([])
  expect(rowsOf([here], [other]).flatMap(row => row.variants)).not.toEqual([])
})

it('a variant beside overlooked signs is at its own characters', () => {
  const [here, there] = ['我说：「好。」他走了很远。', '我说好他去了很远']
  const [row] = rowsOf([here], [there], { ignoresPunctuation: true })
  expect(row && said(row, [here], [there])).toEqual(['走>去'])
})

describe('paragraphs', () => {
  it('a paragraph that one edition lacks is a row of its own, after what precedes it', () => {
    const rows = rowsOf([a, b, d], [a, c, d])
    expect(rows.map(rowKind)).toEqual(['same', 'onlyThere', 'onlyHere', 'same'])
    expect(rows.map(({ here, there }) => [here, there])).toEqual([
      [[0], [0]],
      [[], [1]],
      [[1], []],
      [[2], [2]],
    ])
  })

  it('paragraphs that the other edition joins are one row, with variants in each', () => {
    const there = [a + b.replace('冬', '秋'), c]
    const [row, ...more] = rowsOf([a, b, c], there)
    expect(row?.here).toEqual([0, 1])
    expect(row && isDividedOtherwise(row)).toBe(true)
    expect(row && said(row, [a, b, c], there)).toEqual(['冬>秋'])
    const variant = row?.variants[0]
    expect(variant && placesInRow([a, b], variant.start, variant.end)).toEqual([
      { paragraph: 1, start: b.indexOf('冬'), end: b.indexOf('冬') + 1 },
    ])
    expect(more.map(rowKind)).toEqual(['same'])
  })

  it('words over the end of a paragraph are a variant in each, of which the first has the reading', () => {
    const there = `${a.slice(0, -2)}柴。午${b.slice(1)}`
    const rows = rowsOf([a, b], [there])
    expect(rows.flatMap(row => said(row, [a, b], [there])).join()).toContain('>')
    for (const row of rows)
      for (const { start, end } of row.variants)
        expect(placesInRow([a, b], start, end)).toHaveLength(1)
  })

  it('a paragraph that is elsewhere in the other edition is moved', () => {
    const rows = rowsOf([a, b, c, d], [d, a, b, c])
    expect(rows.map(({ here, isMoved }) => [here[0], isMoved])).toEqual([
      [0, false],
      [1, false],
      [2, false],
      [3, true],
    ])
    expect(collationTally(rows)).toEqual({
      variants: 0,
      onlyHere: 0,
      onlyThere: 0,
      moved: 1,
      divided: 0,
    })
  })

  const long = '老人们都说这条河从前是没有桥的，要过河的人只好等渡船。'
  const left = '他走了，没有回头再看一眼。'
  it.each([
    ['a short one that a long one elsewhere contains', [a, left, b, c], [a, b, c, long + left]],
    ['a long one that contains a short one elsewhere', [a, b, c, long + left], [a, left, b, c]],
    ['two words that are alone elsewhere', [a, b, '好。', c], ['好。', a, b, c]],
  ])('%s is not moved: each edition has a paragraph alone', (_, here, there) => {
    const rows = rowsOf(here, there)
    expect(rows.filter(({ isMoved }) => isMoved)).toEqual([])
    expect(collationTally(rows)).toMatchObject({ onlyHere: 1, onlyThere: 1, variants: 0 })
  })

  it.each([
    ['a short one before it', ['第二天早上。', a + b], [a + b, '第二天早上。']],
    ['a short one after it', [a + b, '第二天早上。'], ['第二天早上。', a + b]],
    ['two short ones', ['二', '三', a + b], [a + b, '二', '三']],
  ])('a long paragraph is in its place, and not %s', (_, here, there) => {
    const inPlace = rowsOf(here, there).filter(row => row.here.length > 0 && !row.isMoved)
    const own = inPlace.flatMap(row => (row.there.length > 0 ? row.here.map(i => here[i]) : []))
    expect(own).toEqual([a + b])
  })

  it('a short paragraph moves with the long one beside it', () => {
    const rows = rowsOf([a, b, left, '二', c + d], ['二', c + d, a, b, left, long])
    expect(rows.map(({ here, there, isMoved }) => [here, there, isMoved])).toEqual([
      [[0], [2], false],
      [[1], [3], false],
      [[2], [4], false],
      [[], [5], false],
      [[3], [0], true],
      [[4], [1], true],
    ])
  })

  it('editions in two scripts are matched, and each other form is a variant', () => {
    const [here, there] = [
      [`发${a}`, `与个发${b}`],
      [`發${a}`, `與個發${b}`],
    ]
    const rows = rowsOf(here, there)
    expect(rows.map(rowKind)).toEqual(['variants', 'variants'])
    expect(rowsOf(here, there, { ignoresForms: true }).map(rowKind)).toEqual(['same', 'same'])
  })

  it('books without a word in common have no row with both', () => {
    expect(
      rowsOf([a, b], ['x', 'y z']).every(row => row.here.length * row.there.length === 0),
    ).toBe(true)
  })
})

const character = fc.constantFrom(...Array.from('的一是在人有我他这，。 　发發与𠀀𠀁𠮷'))
const paragraph = fc.array(character, { maxLength: 40 }).map(all => all.join(''))
const edited = fc
  .tuple(
    fc.array(paragraph, { maxLength: 8 }),
    fc.array(paragraph, { maxLength: 3 }),
    fc.infiniteStream(fc.nat(5)),
  )
  .map(([texts, more, choices]): [readonly string[], readonly string[]] => {
    const next = () => Number(choices.next().value)
    const others = texts.flatMap(text => {
      const choice = next()
      if (choice === 0) return []
      if (choice === 1) return [...more.slice(0, 1), text]
      const changed = Array.from(text, one => (next() === 0 ? '水' : next() === 1 ? '' : one)).join(
        '',
      )
      return choice === 2 ? [changed.slice(0, 2), changed.slice(2)] : [changed]
    })
    return [texts, others]
  })
const someOptions = fc.record({
  ignoresPunctuation: fc.boolean(),
  ignoresSpaces: fc.boolean(),
  ignoresForms: fc.boolean(),
})

describe('any two editions', () => {
  it('each paragraph is in one row', () => {
    fc.assert(
      fc.property(edited, someOptions, ([here, there], options) => {
        const rows = rowsOf(here, there, options)
        const count = (of: (row: CollationRow) => readonly number[]) =>
          rows.flatMap(of).toSorted((one, other) => one - other)
        expect(count(row => row.here)).toEqual([...here.keys()])
        expect(count(row => row.there)).toEqual([...there.keys()])
      }),
    )
  })

  it('the readings of the other edition in their places make its text', () => {
    fc.assert(
      fc.property(edited, ([here, there]) => {
        for (const row of rowsOf(here, there)) {
          if (row.here.length === 0 || row.there.length === 0) continue
          const text = row.here.map(i => here[i]).join('')
          const other = row.there.map(i => there[i]).join('')
          let [made, from] = ['', 0]
          for (const { start, end, otherStart, otherEnd } of row.variants) {
            expect(start).toBeGreaterThanOrEqual(from)
            made += text.slice(from, start) + other.slice(otherStart, otherEnd)
            from = end
          }
          expect(made + text.slice(from)).toBe(other)
        }
      }),
    )
  })

  it('no variant begins or ends inside a character, and each is in one paragraph', () => {
    fc.assert(
      fc.property(edited, someOptions, ([here, there], options) => {
        for (const row of rowsOf(here, there, options)) {
          const own = row.here.map(i => here[i] ?? '')
          const [text, other] = [own.join(''), row.there.map(i => there[i]).join('')]
          for (const { start, end, otherStart, otherEnd } of row.variants) {
            for (const at of [start, end]) expect(splitsPair(text, at)).toBe(false)
            for (const at of [otherStart, otherEnd]) expect(splitsPair(other, at)).toBe(false)
            expect(placesInRow(own, start, end).length).toBe(1)
          }
        }
      }),
    )
  })

  it('a book does not differ from itself', () => {
    fc.assert(
      fc.property(edited, someOptions, ([here], options) => {
        expect(
          rowsOf(here, here, options).every(row => rowKind(row) === 'same' && !row.isMoved),
        ).toBe(true)
      }),
    )
  })
})

it('progress rises while paragraphs are matched, and while they are compared', () => {
  const texts = Array.from({ length: 1000 }, (_, n) => `第${n}段说的是${n * 7}与${n * 13}的事。`)
  const others = texts.map(text => text.replace('说的', '讲的'))
  const shares: number[] = []
  const editions = { here: edition(texts), there: edition(others), options: nothingIgnored }
  collate(editions, fold, share => shares.push(share))
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
  for (const [from, to] of [
    [0.05, 0.3],
    [0.3, 0.7],
    [0.76, 0.99],
  ] as const)
    expect(shares.filter(share => share > from && share < to).length).toBeGreaterThan(1)
})

it('slices have all rows in their order, and few variants each', () => {
  const variants = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ start: n, end: n, otherStart: n, otherEnd: n }))
  const rows = [9000, 10, ...Array.from({ length: 5000 }, () => 1), 3000, 3000].map(
    (count, n): CollationRow => ({
      here: [n],
      there: [n],
      variants: variants(count),
      isMoved: false,
    }),
  )
  const slices: (readonly CollationRow[])[] = []
  for (let from = 0; from < rows.length; from += slices.at(-1)?.length ?? 1)
    slices.push(sliceOfRows(rows, from))
  expect(slices.flat()).toEqual(rows)
  expect(slices.map(slice => slice.length)).toEqual([1, 2000, 2000, 1002, 1])
})

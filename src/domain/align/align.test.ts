import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from './align.ts'
import { pairingOf, pairTexts } from './pair-texts.ts'
import { isGap } from './pairing.ts'
import type { Alignable } from './traits.ts'

const lines = (text: string): readonly Alignable[] =>
  text
    .trim()
    .split('\n')
    .map(line => {
      const [, marks = '', words = ''] = /^\s*(#*)\s*(.*)$/.exec(line) ?? []
      return marks === '' ? { text: words } : { text: words, level: marks.length }
    })

/** The numbers of the translations beside each source paragraph: `0 1+2 - 3?`. */
const beside = (source: readonly Alignable[], translation: readonly Alignable[]): string =>
  pairTexts(source, translation)
    .map(({ start, end, doubtful }) => {
      const numbers = Array.from({ length: end - start }, (_, i) => start + i)
      return (numbers.join('+') || '-') + (doubtful ? '?' : '')
    })
    .join(' ')

const source = lines(`
  # 第一章 茶馆
  老王在河边开了一家茶馆，一共有12张桌子，每天早上五点就开门。
  来喝茶的人大多是附近的农民和船夫。
  “今年的雨水真多！”一个船夫说。
  1937年以后，茶馆的生意一天不如一天，老王只好卖掉了其中的七张桌子。
  # 第二章 离乡
  他的儿子到了Shanghai，在那里学会了修理收音机。
  谁能想到他再也没有回来呢？`)
const translation = lines(`
  # Chapter One: The Teahouse
  Old Wang kept a teahouse by the river, with 12 tables in all, and opened at five every morning.
  Most of those who came to drink were farmers and boatmen from nearby.
  “What a lot of rain this year!” said one of the boatmen.
  After 1937 business at the teahouse grew worse by the day, and Old Wang had to sell seven of the tables.
  # Chapter Two: Leaving Home
  His son went to Shanghai, where he learned to mend wireless sets.
  Who would have thought that he would never come back?`)

const without = (paragraphs: readonly Alignable[], ...numbers: readonly number[]) =>
  paragraphs.filter((_, i) => !numbers.includes(i))

describe('aligning two texts', () => {
  it('pairs them paragraph by paragraph', () => {
    expect(beside(source, translation)).toBe('0 1 2 3 4 5 6 7')
  })

  it('leaves a gap if the translation lacks a paragraph', () => {
    expect(beside(source, without(translation, 3))).toMatch(/^0 1 2\?? - 3 4 5 6$/)
    expect(beside(source, without(translation, 4, 5))).toMatch(/^0 1 2\?? 3\?? - - 4 5$/)
  })

  it('adds a paragraph that the source lacks to the one before, as doubtful', () => {
    const more = translation.toSpliced(5, 0, { text: 'A note that the translator added here.' })
    expect(beside(source, more)).toMatch(/^0 1 2 3 4\+5\? 6 7 8$/)
  })

  it('joins two paragraphs that translate one', () => {
    const parted = translation.toSpliced(
      4,
      1,
      { text: 'After 1937 business at the teahouse grew worse by the day,' },
      { text: 'and Old Wang had to sell seven of the tables.' },
    )
    expect(beside(source, parted)).toMatch(/^0 1 2 3 4\+5\?? 6 7 8$/)
  })

  it('puts a translation of two paragraphs beside the first', () => {
    const joined = translation.toSpliced(1, 2, {
      text: `${translation[1]?.text ?? ''} ${translation[2]?.text ?? ''}`,
    })
    expect(beside(source, joined)).toMatch(/^0 1\?? - 2\?? 3 4 5 6$/)
  })

  it('works for empty texts', () => {
    expect(pairTexts([], translation)).toEqual([])
    expect(beside(source.slice(0, 2), [])).toBe('- -')
    expect(align([], [])).toEqual([])
  })

  it('works for two Chinese texts', () => {
    const classical = lines(`
      子曰：“学而时习之，不亦说乎？”
      有子曰：“其为人也孝弟，而好犯上者，鲜矣。”
      曾子曰：“吾日三省吾身。”`)
    const modern = lines(`
      孔子说：“学了又时常温习和练习，不是很愉快吗？”
      曾子说：“我每天多次反省自己。”`)
    expect(beside(classical, modern)).toMatch(/^0\?? - 1\??$/)
  })
})

it('pairingOf gives an unmatched translation to a neighbour that has none', () => {
  const link = (a: number, b: number, c: number, d: number) => ({
    source: { start: a, end: b },
    translation: { start: c, end: d },
    sure: 1,
  })
  const alone = [link(0, 1, 0, 1), link(1, 1, 1, 2), link(1, 2, 2, 2)]
  expect(pairingOf(alone)).toEqual([
    { start: 0, end: 1, doubtful: false },
    { start: 1, end: 2, doubtful: true },
  ])
  const turned = [link(0, 1, 0, 1), link(1, 2, 1, 1), link(2, 2, 1, 2)]
  expect(pairingOf(turned)).toEqual(pairingOf(alone))
  expect(pairingOf([link(0, 0, 0, 2), link(0, 1, 2, 3)])).toEqual([
    { start: 0, end: 3, doubtful: true },
  ])
})

/** Paragraphs with a number of their own each, and what happens to them in translation. */
const fate = fc.constantFrom<'kept' | 'unsaid' | 'added' | 'parted'>(
  ...(['kept', 'kept', 'kept', 'kept', 'unsaid', 'added', 'parted'] as const),
)

/** The least number of irregular paragraphs, with at least as many regular ones between them. */
const enough = 8

it('align finds every paragraph by its number, whatever was left out, added or split', () => {
  fc.assert(
    fc.property(fc.array(fate, { minLength: 1, maxLength: 60 }), fates => {
      const here: Alignable[] = []
      const there: Alignable[] = []
      const wanted: (readonly [number, number])[] = []
      // Irregular paragraphs are between regular ones.
      for (const [n, what] of [
        'kept' as const,
        ...fates.flatMap(one => [one, 'kept' as const]),
      ].entries()) {
        const [one, two] = [2000 + 7 * n, 9000 + 7 * n]
        const said = { text: `这一年是${one}年，村里有${two}个人，大家都很高兴。` }
        const halves = [
          { text: `In ${one} it was so, and more was to come,` },
          { text: `with ${two} people in the village, and all of them very glad.` },
        ]
        const whole = { text: halves.map(({ text }) => text).join(' ') }
        if (what !== 'added') here.push(said)
        if (what === 'kept') wanted.push([here.length - 1, there.length])
        if (what === 'parted') {
          wanted.push([here.length - 1, there.length], [here.length - 1, there.length + 1])
        }
        if (what === 'parted') there.push(...halves)
        else if (what !== 'unsaid') there.push(whole)
      }
      const pairing = pairTexts(here, there)
      const wrong = wanted.flatMap(([i, j]) => {
        const beside = pairing[i]
        return beside && beside.start <= j && j < beside.end ? [] : [beside]
      })
      // The aligner learns the proportion of lengths from the text. A few paragraphs, half of them
      // irregular, do not show it; the links that are wrong then are doubtful.
      expect(wrong.filter(beside => !beside?.doubtful)).toEqual([])
      if (fates.length >= enough) expect(wrong).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('align leaves out nothing of a translation, whatever the texts are', () => {
  const text = fc.record({ text: fc.string({ maxLength: 30, unit: 'grapheme' }) })
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), fc.array(text), (here, there) => {
      const pairing = pairTexts(here, there)
      expect(pairing).toHaveLength(here.length)
      expect(pairing.at(-1)?.end).toBe(there.length)
      let at = 0
      for (const one of pairing) {
        expect(one.start).toBe(at)
        at = one.end
        if (isGap(one)) expect(one.doubtful).toBe(false)
      }
    }),
  )
})

describe('equal numbers of paragraphs', () => {
  const verse = ['春眠不觉晓', '处处闻啼鸟', '夜来风雨声', '花落知多少']
  const freely = [
    'I slept late',
    'that morning in the spring, and all around me there were birds.',
    'Wind and rain',
    'in the night; how many blossoms came down?',
  ]
  const said = (texts: readonly string[]) => texts.map(text => ({ text }))

  it('make pairs of paragraphs that nothing else shows to belong together', () => {
    expect(beside(said(verse), said(freely))).toBe('0 1 2 3')
  })

  it('make no pairs where another paragraph clearly belongs', () => {
    const [years, first] = [
      Array.from({ length: 12 }, (_, n) => 1900 + 7 * n),
      '很久以前有一个人。',
    ]
    const here = said([first, ...years.map(year => `那是${year}年的事，村里人都记得。`)])
    const last = 'And that is all there is to tell of it.'
    const there = said([...years.map(year => `It was in ${year}, and they all remember it.`), last])
    expect(here).toHaveLength(there.length)
    expect(
      pairTexts(here, there)
        .map(({ start }) => start)
        .slice(1, 12),
    ).toEqual(Array.from({ length: 11 }, (_, n) => n))
  })
})

it('align succeeds in a long book of which a part was never translated', () => {
  const here = Array.from({ length: 3000 }, (_, n) => ({
    text: `${'山水'.repeat(1 + ((n * 7) % 23))}${n % 5 === 0 ? n : ''}。`,
  }))
  const there = here
    .map((_, n) => ({
      n,
      text: `${'mountain '.repeat(1 + ((n * 7) % 23))}${n % 5 === 0 ? n : ''}.`,
    }))
    .filter(({ n }) => n < 400 || n >= 1300)
  const told: number[] = []
  const pairing = pairTexts(here, there, share => told.push(share))
  const found = there.filter(({ n }, j) => pairing[n]?.start === j)
  expect(found.length).toBeGreaterThan(0.98 * there.length)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told.at(-1)).toBeGreaterThan(0.95)
})

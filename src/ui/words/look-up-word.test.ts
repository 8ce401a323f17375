import type { WordLookup, WordMatch } from '#domain/words/word'
import { describe, expect, it } from 'vitest'
import { lastChinese, lookUpWord, nextChinese, plainSense } from './look-up-word.ts'

const match = (start: number, end: number): WordMatch => ({
  start,
  end,
  entries: [
    { id: start * 10 + end, simplified: '', traditional: '', pinyin: [], senses: [], frequency: 0 },
  ],
})

const ranges = (matches: readonly WordMatch[]) => matches.map(({ start, end }) => [start, end])

/** A dictionary that knows a few places. */
type Found = Pick<WordLookup, 'word' | 'matches' | 'characters'> & Partial<WordLookup>
const words = (places: Readonly<Record<number, Found>>) => ({
  lookUp: async (_text: string, offset: number): Promise<WordLookup> => ({
    word: null,
    matches: [],
    characters: [],
    unlisted: null,
    glosses: [],
    readings: [],
    dictionaries: [],
    ...places[offset],
  }),
})

const { signal } = new AbortController()

describe('looking a word up', () => {
  it('a caret inside a word finds the whole word, with its characters', async () => {
    const found = await lookUpWord(
      words({
        1: { word: { start: 0, end: 2 }, matches: [match(1, 2), match(0, 2)], characters: [] },
        0: {
          word: { start: 0, end: 2 },
          matches: [match(0, 2), match(0, 1)],
          characters: [match(0, 1), match(1, 2)],
        },
      }),
      { text: '网络', offset: 1 },
      { signal },
    )
    expect(ranges(found.matches)).toEqual([
      [0, 2],
      [0, 1],
    ])
    expect(ranges(found.characters)).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  it('the word of the text comes before a longer expression that crosses its end', async () => {
    const found = await lookUpWord(
      words({
        0: {
          word: { start: 0, end: 2 },
          matches: [match(0, 3), match(0, 2)],
          characters: [match(0, 1), match(1, 2), match(2, 3)],
        },
      }),
      { text: '研究生命', offset: 0 },
      { signal },
    )
    expect(ranges(found.matches)).toEqual([
      [0, 2],
      [0, 3],
    ])
    expect(ranges(found.characters)).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  it('a word that the dictionary lacks does not hide what is at the caret', async () => {
    const found = await lookUpWord(
      words({
        2: { word: { start: 0, end: 3 }, matches: [match(2, 3)], characters: [] },
        0: { word: { start: 0, end: 3 }, matches: [match(0, 1)], characters: [] },
      }),
      { text: '晁盖道', offset: 2 },
      { signal },
    )
    expect(ranges(found.matches)).toEqual([[2, 3]])
  })
})

describe('the Chinese beside a place', () => {
  const text = '网络，“A空间𠮷”。'
  it.each([
    [0, 0],
    [1, 1],
    [2, 5],
    [6, 6],
    [7, 7],
    [9, null],
  ])('the next character from %i is at %s', (from, at) => {
    expect(nextChinese(text, from)).toBe(at)
  })
  it.each([
    [11, 7],
    [9, 7],
    [8, 6],
    [5, 1],
    [1, 0],
    [0, null],
  ])('the last character before %i is at %s', (until, at) => {
    expect(lastChinese(text, until)).toBe(at)
  })
})

it.each([
  ['network (computing, telecommunications, transport etc)', 'network'],
  ['to link', 'link'],
  ['(literary) to bestow', 'bestow'],
  ['to', 'to'],
  ['(particle)', '(particle)'],
  ['freedom', 'freedom'],
  ['see 網路|网络[wang3 luo4]', 'see 网络 wǎng luò'],
])('the sense “%s” is written as “%s”', (sense, written) => {
  expect(plainSense(sense)).toBe(written)
})

it('the reader’s own words at the caret are found, also if they begin inside a word', async () => {
  const gloss = (id: string, start: number, end: number) => ({
    start,
    end,
    gloss: {
      id,
      from: 'gloss' as const,
      scope: 'book' as const,
      place: null,
      expression: '',
      reading: '',
      meaning: '',
      note: '',
      updatedAt: 0,
    },
  })
  const word = { start: 0, end: 2 }
  const both = gloss('both', 0, 2)
  const found = await lookUpWord(
    words({
      1: { word, matches: [match(1, 2)], characters: [], glosses: [both, gloss('inside', 1, 3)] },
      0: { word, matches: [match(0, 2)], characters: [], glosses: [both] },
    }),
    { text: '框架下', offset: 1 },
    { signal },
  )
  expect(found.glosses.map(one => one.gloss.id)).toEqual(['both', 'inside'])
  expect(found.shown).toEqual(word)
})

import type { ChineseWords } from '#services/words/words'
import { expect, it } from 'vitest'
import { describedWord } from './use-described.ts'

const { signal } = new AbortController()

/** A dictionary without words of several characters. */
const apart: Pick<ChineseWords, 'lookUp' | 'pinyin'> = {
  lookUp: () =>
    Promise.resolve({
      word: null,
      matches: [],
      characters: [],
      unlisted: null,
      glosses: [],
      dictionaries: [],
      readings: [],
    }),
  pinyin: text =>
    Promise.resolve(
      Array.from(text, (character, start) => ({
        start,
        end: start + character.length,
        syllable: { 数: 'shu4', 字: 'zi4' }[character] ?? 'jing1',
      })),
    ),
}

it('a word that the reader has joined has the readings of its characters', async () => {
  expect(await describedWord(apart, '数字', signal)).toEqual({
    reading: 'shù zì',
    meaning: '',
    frequency: 0,
  })
})

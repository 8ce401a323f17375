import { expect, it } from 'vitest'
import { writtenReadings } from './written-readings.ts'

const read = (...syllables: readonly string[]) =>
  syllables.map((syllable, start) => ({ start, end: start + 1, syllable }))

const written = (style: 'pinyin' | 'bopomofo', joinedR: boolean, ...syllables: string[]) =>
  writtenReadings(read(...syllables), { readingStyle: style, joinedR }).map(
    ({ start, end, text }) => `${start}–${end} ${text}`,
  )

it('each syllable is written above its character, with the number of its tone', () => {
  expect(writtenReadings(read('zi4', 'you2'), { readingStyle: 'pinyin', joinedR: true })).toEqual([
    { start: 0, end: 1, text: 'zì', tone: 4 },
    { start: 1, end: 2, text: 'yóu', tone: 2 },
  ])
})

it('a 儿 that colours a syllable is written with it above both characters', () => {
  expect(written('pinyin', true, 'yi1', 'hui4', 'r5')).toEqual(['0–1 yī', '1–3 huìr'])
  expect(written('bopomofo', true, 'hua4', 'r5')).toEqual(['0–2 ㄏㄨㄚˋㄦ'])
})

it('or it is a syllable of its own', () => {
  expect(written('pinyin', false, 'hui4', 'r5')).toEqual(['0–1 huì', '1–2 ér'])
})

it('a 儿 that colours nothing before it is written alone', () => {
  const apart = [{ start: 3, end: 4, syllable: 'r5' }]
  const shown = writtenReadings([...read('hua4'), ...apart], {
    readingStyle: 'pinyin',
    joinedR: true,
  })
  expect(shown.map(({ text }) => text)).toEqual(['huà', 'r'])
})

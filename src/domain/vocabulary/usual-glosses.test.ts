import { expect, it } from 'vitest'
import { likeliestRendering, usualGlosses } from './usual-glosses.ts'

it.each([
  ['和', ['he2'], ['and', 'with']],
  ['和', ['huo4'], []],
  ['还', ['huan2'], ['return']],
  ['曰', ['yue1'], ['say']],
  ['水平', ['shui3', 'ping2'], ['level']],
  ['自由', ['zi4', 'you2'], []],
  ['移动', ['yi2', 'dong4'], ['mobile', 'move']],
])('%s, read %j, has the usual glosses %j', (word, syllables, glosses) => {
  expect(usualGlosses(word, syllables)).toEqual(glosses)
})

it.each([
  ['数字', ['shu4', 'zi4'], ['numeral', 'digital (electronics etc)'], 'digital'],
  ['自由', ['zi4', 'you2'], ['freedom; liberty'], 'freedom'],
  ['把', ['ba3'], ['to hold', 'handle'], 'grasp'],
  ['乹', ['qian2'], ['variant of 乾[qian2]'], ''],
])('%s, read %j, with the senses %j means “%s”', (simplified, pinyin, senses, rendering) => {
  expect(likeliestRendering({ simplified, pinyin, senses })).toBe(rendering)
})

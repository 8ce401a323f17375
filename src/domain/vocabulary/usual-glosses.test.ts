import { expect, it } from 'vitest'
import { glossesAmong, likeliestRendering, usualGlosses } from './usual-glosses.ts'

it.each([
  ['和', ['he2'], ['and', 'with']],
  ['和', ['huo4'], []],
  ['还', ['huan2'], ['return']],
  ['曰', ['yue1'], ['say']],
  ['水平', ['shui3', 'ping2'], ['level']],
  ['自由', ['zi4', 'you2'], []],
  ['金砖', ['jin1', 'zhuan1'], ['gold brick', 'bullion']],
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

it.each([
  ['拿一块金砖去兑了银子', null],
  ['中国同金砖国家深化合作', 'BRICS'],
  ['第十五次峰会上，金砖正式扩容', 'BRICS'],
  ['各国都知道这件事情已经过去了很久，他把金砖放下', null],
])('金砖 in %s has the gloss %s because of what is near', (text, gloss) => {
  const start = text.indexOf('金砖')
  expect(glossesAmong(text, { start, end: start + 2 })?.[0] ?? null).toBe(gloss)
})

import { expect, it } from 'vitest'
import { readingAmong, usualReading } from './usual-words.ts'

/** What is decided about the word in brackets. */
function decided(text: string): string | null {
  const [, left = '', word = '', right = ''] = /^(.*)\[(.*)\](.*)$/.exec(text) ?? []
  return readingAmong(word, left, right)?.join(' ') ?? null
}

it.each([
  ['[穿着]红衣', 'chuan1 zhe5'],
  ['[穿着]讲究', null],
  ['[背着]行李', 'bei1 zhe5'],
  ['[背着]父母', null],
  ['[可不]吃这一套', 'ke3 bu4'],
  ['[可不]是', null],
  ['三户[人家]', 'ren2 jia1'],
  ['答应[人家]了', null],
  ['士[大夫]', 'da4 fu1'],
  ['请[大夫]来', null],
  ['[重重]地打', 'zhong4 zhong4'],
  ['知识[分子]', 'fen4 zi3'],
  ['水[分子]', null],
  ['[把手]举起来', 'ba3 shou3'],
  ['门的[把手]坏了', null],
  ['没有[多少]人', 'duo1 shao3'],
  ['[多少]人', null],
  ['成吉思[大汗]', 'da4 han2'],
  ['[正当]他要走时', 'zheng4 dang1'],
  ['[正当]的权利', null],
  ['[孙子]曰', 'sun1 zi3'],
  ['他的[孙子]', null],
  ['[为人]所知', 'wei2 ren2'],
])('%s is read %s by what is around it', (text, reading) => {
  expect(decided(text)).toBe(reading)
})

it('a word with several readings has a usual one', () => {
  expect([usualReading('便宜'), usualReading('自由')]).toEqual(['pian2 yi5', null])
})

import { expect, it } from 'vitest'
import { changeTones, withFullTone } from './tone-changes.ts'

/** Changes the tones of words such as `一yi1定ding4`, separated by spaces. */
function changed(written: string, ofThirdTones = false): string {
  const parts = Array.from(written.matchAll(/([\u3400-\u9fff，])([a-zü]+[1-5])?| /g))
  const words = [0]
  const readings: { start: number; end: number; syllable: string }[] = []
  let text = ''
  for (const [, character, syllable] of parts) {
    if (character === undefined) words.push(text.length)
    else {
      const start = text.length
      text += character
      if (syllable) readings.push({ start, end: text.length, syllable })
    }
  }
  words.push(text.length)
  const changes = { ofOneAndNot: true, ofThirdTones, ofNeutralTones: false }
  return changeTones(text, readings, words, changes)
    .map(({ syllable }) => syllable)
    .join(' ')
}

it.each([
  ['不bu4是shi4', 'bu2 shi4'],
  ['不bu4好hao3', 'bu4 hao3'],
  ['不bu4', 'bu4'],
  ['好hao3 不bu4 好hao3', 'hao3 bu5 hao3'],
  ['一yi1动dong4不bu4动dong4', 'yi2 dong4 bu2 dong4'],
  ['一yi1定ding4', 'yi2 ding4'],
  ['一yi1天tian1', 'yi4 tian1'],
  ['一yi1年nian2', 'yi4 nian2'],
  ['一yi1点dian3', 'yi4 dian3'],
  ['一yi1 个ge5', 'yi2 ge5'],
  ['看kan4 一yi1 看kan4', 'kan4 yi5 kan4'],
  ['统tong3一yi1 了le5', 'tong3 yi1 le5'],
  ['第di4一yi1 天tian1', 'di4 yi1 tian1'],
  ['十shi2一yi1 天tian1', 'shi2 yi1 tian1'],
  ['一yi1月yue4', 'yi1 yue4'],
  ['周zhou1一yi1 去qu4', 'zhou1 yi1 qu4'],
  ['一yi1，定ding4', 'yi1 ding4'],
  ['唯wei2一yi1', 'wei2 yi1'],
])('%s is spoken %s', (written, spoken) => {
  expect(changed(written)).toBe(spoken)
})

it('third tones change within a word only, and only if they are wanted', () => {
  expect(changed('你ni3好hao3', true)).toBe('ni2 hao3')
  expect(changed('你ni3 好hao3', true)).toBe('ni3 hao3')
  expect(changed('展zhan3览lan3馆guan3', true)).toBe('zhan2 lan2 guan3')
  expect(changed('你ni3好hao3')).toBe('ni3 hao3')
})

it.each([
  ['xi5', ['xi1', 'xi4'], 'xi1'],
  ['de5', ['de5', 'di2', 'di4'], 'de5'],
  ['xi1', ['xi4'], 'xi1'],
])('the full tone of %s, of a character that is read %j, is %s', (syllable, known, full) => {
  expect(withFullTone({ start: 0, end: 1, syllable }, known).syllable).toBe(full)
})

import { expect, it } from 'vitest'
import { otherScript } from './other-script.ts'

/** `text` as it is drawn: each character with its first form, or the one that a word wants. */
function drawn(script: 'simplified' | 'traditional', text: string): string {
  const { first, others, formsIn } = otherScript(script)
  const forms = new Map(formsIn(text).map(({ start, form }) => [start, form]))
  let at = 0
  return Array.from(text, character => {
    const form = forms.get(at)
    at += character.length
    const usual = first.get(character) ?? character
    return form === undefined ? usual : others.get(character)?.[form - 2]
  }).join('')
}

it('draws simplified text in traditional characters, by the words', () => {
  expect(drawn('traditional', '皇后的头发干燥，发展后面的树干')).toBe(
    '皇后的頭髮乾燥，發展後面的樹幹',
  )
  expect(drawn('traditional', '为里、乾隆、𠀀台湾')).toBe('為裡、乾隆、𠀀臺灣')
})

it('draws traditional text in simplified characters, by the words', () => {
  expect(drawn('simplified', '乾隆皇帝乾杯，學而時習之')).toBe('乾隆皇帝干杯，学而时习之')
})

it('draws one character for each character', () => {
  const text = '互联网发展治理'
  expect(drawn('traditional', text)).toHaveLength(text.length)
})

it('a short text is converted once, because a list draws its lines part by part', () => {
  const { formsIn } = otherScript('traditional')
  expect(formsIn('皇后的头发')).toBe(formsIn('皇后的头发'))
  const long = '皇后的头发'.repeat(100)
  expect(formsIn(long)).not.toBe(formsIn(long))
  expect(formsIn(long)).toEqual(formsIn(long))
})

import { describe, expect, it } from 'vitest'
import { hasControls, withoutControls } from './control-characters.ts'

describe('control characters', () => {
  it.each([
    ['a\0b', 'ab'],
    ['\u001b[31mred\u007f', '[31mred'],
    ['a\u0085b\u009fc\uffff', 'abc'],
  ])('withoutControls removes those in %j', (text, without) => {
    expect(withoutControls(text)).toBe(without)
    expect([hasControls(text), hasControls(without)]).toEqual([true, false])
  })

  it.each(['', 'a\tb\nc\r\n', '漢字𠮷', 'عربي\u200f', '👩‍👩‍👧', '\u00a0\u3000\ufffd'])(
    'hasControls finds none in %j',
    text => {
      expect(withoutControls(text)).toBe(text)
      expect(hasControls(text)).toBe(false)
    },
  )
})

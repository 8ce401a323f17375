import { describe, expect, it } from 'vitest'
import { controlsAsSpaces, hasControls, withoutControls } from './control-characters.ts'

describe('control characters', () => {
  it.each([
    ['a\0b', 'ab', 'a b'],
    ['\u001b[31mred\u007f', '[31mred', ' [31mred '],
    ['a\u0085b\u009fc\uffff', 'abc', 'a b c '],
  ])('are taken out of %j', (text, without, asSpaces) => {
    expect([withoutControls(text), controlsAsSpaces(text)]).toEqual([without, asSpaces])
    expect([hasControls(text), hasControls(without)]).toEqual([true, false])
  })

  it.each(['', 'a\tb\nc\r\n', '漢字𠮷', 'عربي\u200f', '👩‍👩‍👧', '\u00a0\u3000\ufffd'])(
    'are not in %j',
    text => {
      expect([withoutControls(text), controlsAsSpaces(text)]).toEqual([text, text])
      expect(hasControls(text)).toBe(false)
    },
  )
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hasCharacter, lettersIn } from './letters.ts'

const count = (text: string, sign: RegExp) => text.match(sign)?.length ?? 0
/** Texts of all that importers meet: Han, also of two UTF-16 units, kana, signs and lone halves. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('天', '𠀀', '々', '〇', 'か', 'カ', 'é', '１', '½', '，', '\ud800', 'a'))
    .map(parts => parts.join('')),
)

it('letters are counted as expressions count them', () => {
  fc.assert(
    fc.property(texts, text => {
      expect(lettersIn(text)).toEqual({
        letters: count(text, /\p{L}/gu),
        numbers: count(text, /\p{N}/gu),
        han: count(text, /\p{Script=Han}/gu),
        kana: count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
      })
    }),
  )
})

it.each([/[a-zＡ-Ｚ\u{1d400}-\u{1d7ff}]/iu, /[^\p{L}\p{N}\s，。]/u, /[\ud800-\udfff]/u])(
  'characters are found as %s finds them',
  sign => {
    const has = hasCharacter(sign)
    fc.assert(
      fc.property(texts, text => {
        expect(has(text)).toBe(sign.test(text))
      }),
    )
  },
)

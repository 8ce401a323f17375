import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hasWord } from './has-word.ts'

it.each(['求', '[点點][击擊]|txt', 'e书|ocr|票|打[赏賞]|手[机機]|手打'])(
  'words are found as the expression %s finds them',
  pattern => {
    const has = hasWord(pattern)
    const expression = new RegExp(pattern, 'i')
    const parts = fc.constantFrom(...Array.from('求点點击擊txTXe书手机機打赏賞ocrOCR票 。'))
    const texts = fc.array(parts, { maxLength: 12 }).map(letters => letters.join(''))
    fc.assert(
      fc.property(texts, text => {
        expect(has(text)).toBe(expression.test(text))
      }),
    )
  },
)

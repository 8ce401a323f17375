import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitsPair } from '../anchor.ts'
import { asWritten, foldTable } from './fold-table.ts'
import { fold, Folder, WayBack } from './folded-text.ts'
import { maker } from './testing.ts'

it.each([
  ['traditional characters', '後發臺幹雲', '后发台干云'],
  ['characters beyond the basic plane', '𠮟𠀀', '𠮟𠀀'],
  ['full width', 'Ｈｅｌｌｏ，１２３', 'hello,123'],
  ['half width', 'ｶﾞｷﾞ｡', 'ガギ。'],
  ['capital letters', 'ÉCOLE Straße ΣΑΣ', 'école strasse σασ'],
  ['letters written as two', 'e\u0301cole', 'école'],
  ['signs that are several', '㈠ﬁ⑫', '(一)fi12'],
  ['spaces within Chinese', '中 国\u3000人\n民', '中国人民'],
  ['spaces beside Chinese', '用 Electron 做', '用electron做'],
  ['spaces between words', 'a  b\n\tc', 'a b c'],
  ['spaces at the edges', '  甲 a ', '甲a'],
  ['invisible characters', '中\u200b国\ufeff人\u00ad民\ufe00', '中国人民'],
])('folds %s', (_title, text, folded) => {
  const compare = (wanted: string) => fold(wanted, maker.folding)
  expect(compare(text)).toBe(compare(folded))
  expect(compare(folded)).toHaveLength(folded.length)
})

it('keeps everything visible if nothing is to be folded', () => {
  expect(fold('ＡÉ後 后㈠', foldTable(asWritten))).toBe('ＡÉ後后㈠')
})

/** Text with everything that makes the way back hard. */
const hard = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...Array.from('后後发發甲乙')) },
      fc.constantFrom(...Array.from('aZ é１㈠ﬁ⑩ｶ')),
      fc.constantFrom('𠮟', '😀', '👨‍👩', '\ufe00', '\u{e0100}', 'ガ', 'e\u0301', 'ｶﾞ'),
      fc.constantFrom(' ', '\n', '\u3000', '\u200b', '\u0301', '\u0000'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 40 },
  )
  .map(parts => parts.join(''))

describe('the way back', () => {
  it('leads to whole characters that fold to the given range', () => {
    fc.assert(
      fc.property(
        fc.array(hard, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (texts, a, b) => {
          const folder = new Folder(maker.folding)
          for (const text of texts) folder.add(text)
          const folded = folder.finish()
          const wayBack = new WayBack(folded)
          for (const [passage, text] of texts.entries()) {
            const from = folded.starts[passage] ?? 0
            const to = (folded.starts[passage + 1] ?? folded.text.length + 1) - 1
            if (from === to) continue
            const start = from + (a % (to - from))
            const end = start + 1 + (b % (to - start))
            wayBack.look(start, end)
            expect(wayBack.passage).toBe(passage)
            expect(wayBack.start).toBeLessThan(wayBack.end)
            expect(wayBack.end).toBeLessThanOrEqual(text.length)
            const whole = !splitsPair(folded.text, start) && !splitsPair(folded.text, end)
            if (whole) {
              expect(splitsPair(text, wayBack.start)).toBe(false)
              expect(splitsPair(text, wayBack.end)).toBe(false)
              const words = text.slice(wayBack.start, wayBack.end)
              expect(fold(words, maker.folding)).toContain(folded.text.slice(start, end).trim())
            }
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('leads from a part of a sign that folds to several to the whole sign', () => {
    const folder = new Folder(maker.folding)
    folder.add('甲🈀乙')
    const wayBack = new WayBack(folder.finish())
    wayBack.look(1, 2)
    expect([wayBack.start, wayBack.end]).toEqual([1, 3])
  })

  it('leads from the whole passage to all of it except white space at its ends', () => {
    fc.assert(
      fc.property(hard, text => {
        const folder = new Folder(maker.folding)
        folder.add(text)
        const folded = folder.finish()
        if (folded.text === '') return
        const wayBack = new WayBack(folded)
        wayBack.look(0, folded.text.length)
        const { start, end } = wayBack
        expect(fold(text.slice(0, start) + text.slice(end), maker.folding)).toBe('')
      }),
    )
  })
})

it('folding is idempotent', () => {
  const parts = fc.constantFrom(
    ...Array.from('后後发發甲aZé１㈠ﬁ⑩。，'),
    '𠮟',
    '😀',
    'e\u0301',
    'ｶﾞ',
    ' ',
    '\n',
  )
  fc.assert(
    fc.property(fc.string({ unit: parts, maxLength: 40 }), text => {
      const folded = fold(text, maker.folding)
      expect(fold(folded, maker.folding)).toBe(folded)
    }),
  )
})

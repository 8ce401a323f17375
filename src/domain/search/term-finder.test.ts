import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TermFinder } from './term-finder.ts'
import { maker } from './testing.ts'

const found = (text: string, ...expressions: readonly string[]) =>
  new TermFinder(maker, expressions)
    .in(text)
    .map(({ start, end, term }) => `${text.slice(start, end)}=${expressions[term]}`)

it.each<[string, string, readonly string[], readonly string[]]>([
  [
    'the longest of several',
    '道可道非常道',
    ['道', '常道', '非常道'],
    ['道=道', '道=道', '非常道=非常道'],
  ],
  ['in the other script', '皇后在後', ['后', '皇后'], ['皇后=皇后', '後=后']],
  ['not words that only fold alike', '发髮發', ['發'], ['发=發', '發=發']],
  ['over white space', '老 人與海', ['老人'], ['老 人=老人']],
  ['of any case and width', 'Ｇ20和g20', ['G20'], ['Ｇ20=G20', 'g20=G20']],
  ['beyond the plain characters', '𠮷祥𠮷', ['𠮷'], ['𠮷=𠮷', '𠮷=𠮷']],
  ['nothing for an empty expression', '道', ['', ' '], []],
])('a term is found: %s', (_how, text, expressions, result) => {
  expect(found(text, ...expressions)).toEqual(result)
})

it('each occurrence is the longest term at the first place where one begins', () => {
  const letters = fc.constantFrom('道', '常', '后')
  fc.assert(
    fc.property(
      fc.string({ unit: letters, maxLength: 20 }),
      fc.uniqueArray(fc.string({ unit: letters, minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      (text, expressions) => {
        const expected: string[] = []
        for (let at = 0; at < text.length;) {
          const [longest] = expressions
            .filter(one => text.startsWith(one, at))
            .toSorted((a, b) => b.length - a.length)
          if (longest) expected.push(`${longest}=${longest}`)
          at += longest?.length ?? 1
        }
        expect(found(text, ...expressions)).toEqual(expected)
      },
    ),
  )
})

import { expect, it } from 'vitest'
import { passageAt } from './excerpt.ts'

const english = 'The old man by the river had read what they had written of him. '.repeat(4).trim()
const japanese = '川のほとりの老人は彼らが書いたものを読んでいた。'.repeat(8)

it.each([
  ['all of a short text', 'A short one.', 0.5, 80, 'A short one.'],
  ['the beginning', english, 0, 20, english.slice(0, 20)],
  ['words from the beginning of one', english, 0.5, 20, '…of him. The old man '],
  ['letters where there are no spaces', japanese, 0.5, 20, `…${japanese.slice(86, 106)}`],
  [
    'letters where the only space is far behind',
    `${japanese} 終`,
    0.5,
    20,
    `…${japanese.slice(87, 107)}`,
  ],
  ['whole characters', '𠮷'.repeat(40), 0.5, 23, `…${'𠮷'.repeat(11)}`],
])('a passage of a translation is %s', (_title, text, share, most, expected) => {
  expect(passageAt(text, share, most)).toBe(expected)
})

import { expect, it } from 'vitest'
import { usualGlosses } from './usual-glosses.ts'

it.each([
  ['和', ['he2'], ['and', 'with']],
  ['和', ['huo4'], []],
  ['还', ['huan2'], ['return']],
  ['曰', ['yue1'], ['say']],
  ['水平', ['shui3', 'ping2'], ['level']],
  ['自由', ['zi4', 'you2'], []],
])('%s, read %j, has the usual glosses %j', (word, syllables, glosses) => {
  expect(usualGlosses(word, syllables)).toEqual(glosses)
})

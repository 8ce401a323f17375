import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference, type Change } from './difference.ts'

/** Half of a character of two UTF-16 units. */
const lone = /\p{Surrogate}/u

const shown = (changes: readonly Change[]) =>
  changes
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind])
    .join('')

describe('the difference of two texts', () => {
  it.each([
    ['', '', ''],
    ['the same', 'the same', 'the same'],
    ['', 'new', '[+new]'],
    ['gone', '', '[-gone]'],
    ['a good house', 'a better house', 'a [-good][+better] house'],
    ['He went home.', 'He went slowly home.', 'He went [+slowly ]home.'],
    ['one two three', 'one three', 'one [-two ]three'],
    ['天下大事', '天下小事', '天下[-大事][+小事]'],
    ['𠮷野', '𠮶野', '[-𠮷][+𠮶]野'],
  ])('from “%s” to “%s” is %s', (before, after, expected) => {
    expect(shown(difference(before, after, 'zh-Hans'))).toBe(expected)
  })

  it('is the one without what was added, and the other without what was removed', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b ', '天', '下 ', '𠮷', '👨‍👩‍👧', '.\n'))
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = difference(before, after, 'zh')
        const without = (kind: Change['kind']) =>
          changes
            .filter(change => change.kind !== kind)
            .map(change => change.text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
        expect(changes.every(change => !lone.test(change.text) && change.text !== '')).toBe(true)
      }),
    )
  })

  it('is found in a language that the engine does not know, too', () => {
    expect(difference('one', 'one two', 'fr-FR-FR')).toEqual(difference('one', 'one two', 'fr-FR'))
  })

  it('of long texts that share nothing is the whole of both', () => {
    const words = (word: string) => Array.from({ length: 2000 }, (_, i) => `${word}${i}`).join(' ')
    const changes = difference(words('x'), words('y'), 'en')
    expect(changes.every(({ text }) => !lone.test(text))).toBe(true)
    expect(
      changes
        .filter(({ kind }) => kind !== 'added')
        .map(({ text }) => text)
        .join(''),
    ).toBe(words('x'))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference, type Change } from './difference.ts'

/** One half of a surrogate pair. */
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

  it('gives the old text without its additions and the new text without its removals', () => {
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

  it('is found even if the engine does not know the language', () => {
    expect(difference('one', 'one two', 'fr-FR-FR')).toEqual(difference('one', 'one two', 'fr-FR'))
  })

  it('is both texts whole if they are long and share no word', () => {
    const words = (word: string) => Array.from({ length: 2000 }, (_, i) => `${word}${i}`).join('、')
    expect(difference(words('x'), words('y'), 'en')).toEqual([
      { kind: 'removed', text: words('x') },
      { kind: 'added', text: words('y') },
    ])
  })

  it('is not searched word by word beyond 600 changed words', () => {
    const edited = (changes: number, word: string) =>
      ['first', ...Array.from({ length: changes / 2 }, (_, i) => `${word}${i} kept`), 'last'].join(
        ' ',
      )
    const changesIn = (changes: number) =>
      difference(edited(changes, 'x'), edited(changes, 'y'), 'en').filter(
        ({ kind }) => kind !== 'same',
      ).length
    expect([changesIn(600), changesIn(602)]).toEqual([600, 2])
  })
})

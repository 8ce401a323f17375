import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphId } from '../ids.ts'
import { followInOrder, lettersInCommon } from './in-order.ts'
import { Letters } from './letters.ts'
import { matchEditions } from './match.ts'

const lettersIn = (texts: readonly string[]) =>
  texts.map((text, i) => ({ id: paragraphId(`p${i}`), text }))

/** Returns the place of every letter of `old` in `fresh`; -1 if it is not there in the order. */
function followed(old: readonly string[], fresh: readonly string[]) {
  const [one, other] = [lettersIn(old), lettersIn(fresh)]
  const both = { before: new Letters(one), after: new Letters(other) }
  const all = { start: 0, end: both.before.text.length }
  const now = followInOrder([all], both, matchEditions(one, other).matches)
  return {
    before: both.before.text,
    after: both.after.text,
    places: Array.from({ length: all.end }, (_, letter) => now(letter)),
  }
}

describe('followInOrder', () => {
  it.each<[string, readonly string[], readonly string[], string]>([
    [
      'through other paragraphs',
      ['山下“旧屋”有河', '城里人多'],
      ['山下', '旧屋', '有河城里人多'],
      '',
    ],
    [
      'past words that were removed',
      ['那人在山下住了三年每天打水'],
      ['那人住了三年每天打水'],
      '在山下',
    ],
    ['past words that were added', ['那人住了三年每天打水'], ['那人在山下住了三年每天打水'], ''],
    ['past a letter that was corrected', ['母亲把旧箱子锁好'], ['母亲把旧柜子锁好'], '箱'],
    [
      'and not to a place out of order',
      ['甲乙丙丁', '子丑寅卯辰巳'],
      ['子丑寅卯辰巳', '甲乙丙丁'],
      '甲乙丙丁',
    ],
  ])('it follows letters %s', (_, old, fresh, gone) => {
    const { before, places } = followed(old, fresh)
    expect(Array.from(before).filter((_letter, k) => places[k] === -1)).toEqual(Array.from(gone))
  })

  it('a letter is followed to the same letter, in order, and every kept letter of long texts is', () => {
    const word = fc.stringMatching(/^[天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏]{4,30}$/u)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(), (texts, lot) => {
        const fresh = texts.filter((_, k) => (lot >> k) % 3 !== 0)
        const { before, after, places } = followed(texts, fresh)
        const known = places.flatMap((place, letter) => (place < 0 ? [] : [{ letter, place }]))
        for (const { letter, place } of known) expect(after[place]).toBe(before[letter])
        const ascending = known.map(({ place }) => place)
        expect(ascending).toEqual([...new Set(ascending)].toSorted((a, b) => a - b))
      }),
    )
  })

  it('a long text without any letter in common has no places', () => {
    const { places } = followed(['天地玄黄'.repeat(200)], ['日月盈昃'.repeat(200)])
    expect(places.every(place => place === -1)).toBe(true)
  })
})

describe('lettersInCommon', () => {
  it('puts letters together that were together', () => {
    const whole = (text: string) => ({ start: 0, end: text.length })
    const [old, fresh] = ['乙丙', '丙甲乙丙']
    const runs = lettersInCommon(old, fresh, { from: whole(old), to: whole(fresh) })
    expect(runs.map(({ from, to }) => [from, to])).toEqual([
      [1, 3],
      [0, 2],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { findQuote, Matcher, selectorOf } from './hypothesis.ts'

describe('Hypothesis’s matcher', () => {
  it.each([
    [
      'chooses the place with the same context if its words occur twice',
      '那人在山下住了三年，每天打水。镇上的人都说他在⟦山下⟧等谁。',
      '山下有河。那人在山上住了三年，每天打水。镇上的人都说他在⟦山下⟧等谁。',
    ],
    [
      'finds words if at most half of them changed',
      '那人在山下⟦住了三年，每天打水⟧。镇上的人都说他在山下等谁。',
      '那人在山下⟦住了五年，每日打水⟧。镇上的人都不知道。',
    ],
    [
      'finds other words if its own are gone, because no score is too low',
      '那人在山下住了三年，每天⟦打水⟧。镇上的人都说他在山下等谁。',
      '那人在山下住了三年，每天都不出门，也不⟦打⟧柴。',
    ],
  ])('findQuote %s', (_, old, fresh) => {
    const plain = (text: string) => text.replaceAll(/[⟦⟧]/g, '')
    const [start, end] = [old.indexOf('⟦'), old.indexOf('⟧') - 1]
    const text = plain(fresh)
    const found = findQuote(text, selectorOf(plain(old), start, end)) ?? { start: 0, end: 0 }
    const [from, to] = [found.start, found.end]
    expect(`${text.slice(0, from)}⟦${text.slice(from, to)}⟧${text.slice(to)}`).toBe(fresh)
  })

  it('findQuote returns null if more than half of the words changed', () => {
    expect(findQuote('春天的雨下了一个月。', selectorOf('那人在山下住了三年。', 3, 9))).toBeNull()
  })

  it('Matcher searches across paragraphs and returns a place in each', () => {
    const matcher = new Matcher(['春天', '那人在山下住了三年'], ['那人在山', '下住了三年'])
    expect(matcher.placesOf({ index: 1, start: 2, end: 7 })).toEqual([
      { index: 0, start: 2, end: 4 },
      { index: 1, start: 0, end: 3 },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { nameAround, placeName } from './place-name.ts'

const long = '不断拓展金砖国家数字经济交流合作，明确提出将深化信息通信技术等领域的务实合作。'

describe('the name of a place', () => {
  it.each([
    [long, 0, placeName(long)],
    [long, 12, placeName(long)],
    [long, 26, '…出将深化信息通信技术等领域的务实合作。'],
    [
      'It was the best of times, it was the worst of times, of wisdom',
      37,
      '…it was the worst of tim…',
    ],
    ['自由', 0, '自由'],
  ])('of %s found at %i is %s', (text, start, name) => {
    expect(nameAround(text, start)).toBe(name)
  })

  it('has the sought words, whole characters only, and is no longer than its room', () => {
    const characters = fc.constantFrom('字', '𠮷', 'a', ' ', '。')
    fc.assert(
      fc.property(fc.array(characters), fc.array(characters), (before, after) => {
        const text = [...before, '寻', ...after].join('')
        const name = nameAround(text, before.join('').length)
        expect(name).toContain('寻')
        expect(name).not.toMatch(/\p{Surrogate}/u)
        expect(Array.from(name).length).toBeLessThanOrEqual(25)
      }),
    )
  })
})

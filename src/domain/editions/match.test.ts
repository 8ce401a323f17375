import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphId } from '../ids.ts'
import { matchEditions, type EditionParagraph } from './match.ts'

const edition = (texts: readonly string[]): readonly EditionParagraph[] =>
  texts.map((text, i) => ({ id: paragraphId(`p${i}`), text }))

const sentences = [
  '那人在山下住了三年，每天只在清早出门打水。',
  '镇上的茶馆到了冬天就很少有人坐到天黑。',
  '他的哥哥写信来说，北方的铁路已经修到了海边。',
  '春天的雨下了整整一个月，田里的麦子都烂掉了。',
  '母亲把那只旧箱子锁好，钥匙挂在自己的脖子上。',
  '学堂里的先生是从省城来的，说话带着很重的口音。',
]
const [a = '', b = '', c = '', d = '', e = '', f = ''] = sentences

/** The outcome as `same 0>0, changed 1>1+2, gone 3, added 4`. */
function became(old: readonly string[], fresh: readonly string[]): string {
  const { matches, gone, added } = matchEditions(edition(old), edition(fresh))
  return [
    ...matches.map(one => `${one.kind} ${one.old.join('+')}>${one.fresh.join('+')}`),
    ...gone.map(number => `gone ${number}`),
    ...added.map(number => `added ${number}`),
  ].join(', ')
}

describe('matching a new edition', () => {
  it.each<[string, readonly string[], readonly string[], string]>([
    ['that is the same', [a, b, c], [a, b, c], 'same 0>0, same 1>1, same 2>2'],
    ['more', [a, b], [c, a, d, b, e], 'same 0>1, same 1>3, added 0, added 2, added 4'],
    ['less', [a, b, c, d], [b, d], 'same 1>0, same 3>1, gone 0, gone 2'],
    ['in another order', [a, b, c, d], [b, c, d, a], 'same 1>0, same 2>1, same 3>2, moved 0>3'],
    ['corrected', [a, b, c], [a, b.replace('茶馆', '茶楼'), c], 'same 0>0, changed 1>1, same 2>2'],
    ['cut', [a, b + c, d], [a, b, c, d], 'same 0>0, changed 1>1+2, same 2>3'],
    ['joined', [a, b, c, d], [a, b + c, d], 'same 0>0, changed 1+2>1, same 3>2'],
    [
      'repaired where print had split it',
      [a, b.slice(0, 15), b.slice(15), c],
      [a, b, c],
      'same 0>0, changed 1+2>1, same 3>2',
    ],
    [
      'that repeats itself',
      ['＊', a, '＊', b, '＊'],
      ['＊', b, '＊'],
      'same 0>0, same 3>1, same 4>2, gone 1, gone 2',
    ],
    [
      'with a moved part that has one of several equal lines',
      ['＊', a, b, c, d, '＊', e],
      [a, b, '＊', e, c, d],
      'same 1>0, same 2>1, moved 5>2, moved 6>3, same 3>4, same 4>5, gone 0',
    ],
    ['with another title', ['第一章 离乡', a], ['第一回 离乡', a], 'changed 0>0, same 1>1'],
    ['of another book', [a, b], [c, d], 'gone 0, gone 1, added 0, added 1'],
    [
      'that is corrected and moved',
      [a, b, c, f],
      [b, c, f, a.replace('三年', '五年')],
      'same 1>0, same 2>1, same 3>2, changed 0>3',
    ],
  ])('%s', (_, old, fresh, result) => {
    expect(became(old, fresh)).toBe(result)
  })

  it('of nothing', () => {
    expect(became([], [a])).toBe('added 0')
    expect(became([a], [])).toBe('gone 0')
  })
})

it('matchEditions gives every paragraph of both editions exactly one place, whatever they are', () => {
  const texts = fc.array(
    fc.oneof(
      fc.constantFrom(...sentences, '＊', ''),
      fc.string({ maxLength: 12, unit: 'grapheme' }),
    ),
  )
  fc.assert(
    fc.property(texts, texts, (old, fresh) => {
      const { matches, gone, added } = matchEditions(edition(old), edition(fresh))
      const numbers = (count: number) => Array.from({ length: count }, (_, i) => i)
      const sorted = (all: readonly number[]) => all.toSorted((x, y) => x - y)
      expect(sorted([...matches.flatMap(one => one.old), ...gone])).toEqual(numbers(old.length))
      expect(sorted([...matches.flatMap(one => one.fresh), ...added])).toEqual(
        numbers(fresh.length),
      )
      for (const one of matches) {
        const isExact = old[one.old[0] ?? 0] === fresh[one.fresh[0] ?? 0]
        if (one.kind !== 'changed') expect(isExact).toBe(true)
      }
    }),
  )
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphId } from '../ids.ts'
import { QuoteFinder, type QuotePlaces } from './quote-finder.ts'

const finder = (...texts: readonly string[]) =>
  new QuoteFinder(
    'source',
    texts.map((text, i) => ({ id: paragraphId(`p${i}`), text })),
  )

const quote = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix })

/** The words that a range covers, in their paragraphs, with the place of the first. */
const words = ({ certain }: QuotePlaces) =>
  certain &&
  certain.anchors.map(({ paragraphId, start, quote }) => [paragraphId, start, quote.exact])

describe('words that occur once', () => {
  const book = finder('春天来得很晚。', '雪水一滴一滴 落下，\n像钟声。')

  it.each([
    ['the same words', quote('很晚'), [['p0', 4, '很晚']]],
    ['words with other white space', quote('一滴\n落下，像'), [['p1', 4, '一滴 落下，\n像']]],
    [
      'words over two paragraphs',
      quote('很晚。雪水'),
      [
        ['p0', 4, '很晚。'],
        ['p1', 0, '雪水'],
      ],
    ],
    ['words whose context agrees', quote('很晚', '春天来得'), [['p0', 4, '很晚']]],
  ])('%s are placed', (_name, asked, expected) => {
    expect(words(book.find(asked))).toEqual(expected)
  })

  it('short words whose context is another are only offered', () => {
    const { certain, possible } = book.find(quote('钟声', '寺里的晚', '响了十二下'))
    expect(certain).toBe(null)
    expect(possible).toHaveLength(1)
  })

  it('long words are placed whatever was beside them', () => {
    expect(words(book.find(quote('雪水一滴一滴落下，像钟声', '别的文字在前', '')))).not.toBe(null)
  })
})

describe('words that occur more than once', () => {
  const book = finder('他说：好。她说：好。', '众人说：好。')

  it('are placed where their context is', () => {
    expect(words(book.find(quote('好', '众人说：', '。')))).toEqual([['p1', 4, '好']])
  })

  it('are offered without context, all of them', () => {
    const { certain, possible } = book.find(quote('好'))
    expect(certain).toBe(null)
    expect(possible.map(({ index, anchors }) => [index, anchors[0]?.start])).toEqual([
      [0, 3],
      [0, 8],
      [1, 4],
    ])
  })

  it('are offered with the same context, the best first', () => {
    const { certain, possible } = finder('甲乙丙丁好戊', '甲乙丙丁好戊', '己好').find(
      quote('好', '甲乙丙丁', '戊'),
    )
    expect(certain).toBe(null)
    expect(possible.map(({ index }) => index)).toEqual([0, 1, 2])
  })

  it('are never placed if there are too many to compare', () => {
    const place = '三四五六好七八九十'
    const many = finder(place + '一好二'.repeat(2000) + place)
    expect(many.find(quote('好', '三四五六', '七八九十')).certain).toBe(null)
  })
})

it('finds nothing for words that are not there, for white space, and in a book without text', () => {
  const book = finder('春天', '')
  expect(book.find(quote('秋天'))).toEqual({ certain: null, possible: [] })
  expect(book.find(quote(' \n'))).toEqual({ certain: null, possible: [] })
  expect(finder().find(quote('春'))).toEqual({ certain: null, possible: [] })
})

it('every place found has the words', () => {
  const text = fc.string({ unit: fc.constantFrom('春', '天', '𠮷', ' ', '，', 'a'), maxLength: 30 })
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 5 }),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (texts, which, from, length) => {
        const index = which % texts.length
        const characters = Array.from(texts[index] ?? '')
        const start = from % (characters.length + 1)
        const end = Math.min(characters.length, start + 1 + (length % 6))
        const asked = quote(
          characters.slice(start, end).join(''),
          characters.slice(0, start).join(''),
          characters.slice(end).join(''),
        )
        const bare = (words: string) => words.replaceAll(' ', '')
        const { certain, possible } = finder(...texts).find(asked)
        for (const place of certain ? [certain] : possible)
          expect(bare(place.anchors.map(({ quote }) => quote.exact).join(''))).toBe(
            bare(asked.exact),
          )
        if (bare(asked.exact) !== '') expect([certain, ...possible]).not.toEqual([null])
      },
    ),
  )
})

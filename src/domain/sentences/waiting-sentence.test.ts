import { describe, expect, it } from 'vitest'
import { anchorAt } from '../anchor.ts'
import type { OfferedPlace } from '../editions/offered-places.ts'
import { bookId, paragraphId, sentenceChangeId } from '../ids.ts'
import type { SentenceChange } from './sentence-change.ts'
import {
  leftSentence,
  placesForSentence,
  soughtSentence,
  waitingSentence,
  waitingSentences,
} from './waiting-sentence.ts'

const old = '山下有一条河。老人坐在石阶上看水，天黑了他才回去。'
const english = 'A river ran below. An old man watched it. He went home at dark.'
const fresh = '山下有一条小河。老人坐在石阶上看水，天晚了他才回去。'
const texts = [
  { id: paragraphId('f0'), text: '山' },
  { id: paragraphId('f1'), text: fresh },
]
const beside = [{ paragraphId: paragraphId('f1'), index: 1, text: english }]
const common = { bookId: bookId('new'), createdAt: 3, updatedAt: 4, deletedAt: null }

function row(
  kind: SentenceChange['kind'],
  says: boolean,
  side: SentenceChange['side'],
  words: string,
): SentenceChange {
  const text = side === 'source' ? old : english
  const at = text.indexOf(words)
  const there = english.indexOf('An old man')
  const counterpart = {
    index: 0,
    anchors: [anchorAt(paragraphId('o0'), english, there, there + 22)],
  }
  return waitingSentence(
    {
      ...common,
      id: sentenceChangeId(`${kind}-${at}`),
      kind,
      says,
      side,
      index: 0,
      anchors: [anchorAt(paragraphId('o0'), text, at, at + words.length)],
      ...(kind === 'link' && { counterpart }),
    },
    1,
  )
}

const placeAt = (words: string, index = 1): OfferedPlace => {
  const { id, text } = texts[index]!
  const start = text.indexOf(words)
  const anchors = [anchorAt(id, text, start, start + words.length)]
  return { index, anchors, words, before: '', after: '' }
}

/** The words after a border, or those of both sides of a link. */
const offered = (one: SentenceChange, places: readonly OfferedPlace[], translations = beside) =>
  placesForSentence(one, places, texts, translations).map(({ halves }) =>
    halves.map(({ side, index, anchors: [anchor] }) => [side, index, anchor?.quote.exact]),
  )

describe('a corrected sentence that waits', () => {
  it.each([
    ['a split', row('border', true, 'source', '天黑了他才回去。'), '天晚了他才回去。'],
    [
      'a join, at a beginning of a sentence',
      row('border', false, 'source', '老人坐在石阶上看水，'),
      '老人坐在石阶上看水，天晚了他才回去。',
    ],
  ])('is offered as %s where its words are', (_what, one, words) => {
    expect(offered(one, [placeAt(words.slice(0, 8))])).toEqual([[['source', 1, words]]])
  })

  it('is not offered as a join where no sentence begins', () => {
    const join = row('border', false, 'source', '老人坐在石阶上看水，')
    expect(offered(join, [placeAt('石阶上')])).toEqual([])
  })

  it('is offered as a link only beside the translation that it is of', () => {
    const link = row('link', true, 'source', '老人坐在石阶上看水，天黑了他才回去。')
    const place = placeAt('老人坐在石阶上看水，天晚了他才回去。')
    expect(offered(link, [place])).toEqual([
      [
        ['source', 1, '老人坐在石阶上看水，天晚了他才回去。'],
        ['translation', 1, 'An old man watched it.'],
      ],
    ])
    expect(offered(link, [place], [{ ...beside[0]!, paragraphId: paragraphId('f0') }])).toEqual([])
    expect(offered(link, [place], [{ ...beside[0]!, text: 'Nothing.' }])).toEqual([])
  })

  it('is offered as a link to the end of its sentence, whose stop a search leaves out', () => {
    const link = row('link', true, 'source', '老人坐在石阶上看水，天黑了他才回去。')
    const [[source] = []] = offered(link, [placeAt('老人坐在石阶上看水，天晚了他才回去')])
    expect(source).toEqual(['source', 1, '老人坐在石阶上看水，天晚了他才回去。'])
    const [[short] = []] = offered(link, [placeAt('老人坐在石阶上看水，天晚了')])
    expect(short).toEqual(['source', 1, '老人坐在石阶上看水，天晚了'])
  })

  it.each([
    ['山下有一条河。', '老人坐在石阶上看水，', '山下有一条河。老人坐在石阶上看水，'],
    ['山下有一条河。', '天黑了他才回去。', '山下有一条河。 … 天黑了他才回去。'],
  ])('shows a sign between linked sentences only where words are left out: %s %s', (...words) => {
    const shown = words.pop()
    const anchors = words.map(one => {
      const start = old.indexOf(one)
      return anchorAt(paragraphId('o0'), old, start, start + one.length)
    })
    const link = { ...row('link', true, 'source', '山下'), anchors }
    expect(leftSentence(link, 1).parts[0]).toEqual({ side: 'source', words: shown })
  })

  it('is offered as a border of the translation where its words are to the letter', () => {
    const split = row('border', true, 'translation', 'watched it.')
    expect(soughtSentence(split)).toEqual([])
    expect(offered(split, [])).toEqual([[['translation', 1, 'watched it. He went home']]])
  })

  it('is sought by the words after its border, and shown with those on both sides', () => {
    const split = row('border', true, 'source', '天黑了他才回去。')
    expect(soughtSentence(split).map(({ quote }) => quote.exact)).toEqual(['天黑了他才回去。'])
    expect(leftSentence(split, 1)).toMatchObject({
      what: 'split',
      index: 1,
      parts: [
        { side: 'source', words: old.slice(0, old.indexOf('天黑')) },
        { side: 'source', words: '天黑了他才回去。' },
      ],
    })
  })

  it('is listed in the order of the text, unless it is decided', () => {
    const [first, second] = [
      row('border', true, 'source', '老人'),
      row('border', true, 'source', '天黑'),
    ]
    const later = { ...first, index: 5 }
    const plain = { ...second, id: sentenceChangeId('plain'), waits: false }
    expect(waitingSentences([later, second, plain]).map(({ index }) => index)).toEqual([1, 5])
    expect(waitingSentences([{ ...second, deletedAt: 3 }])).toEqual([])
  })
})

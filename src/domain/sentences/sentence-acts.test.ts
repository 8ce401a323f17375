import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Range, Side } from '../anchor.ts'
import { fuzzing } from '../fuzz-testing.ts'
import {
  joinSentence,
  linkSentences,
  sentenceAround,
  splitSentence,
  unlinkSentence,
  type CorrectedPair,
  type Correcting,
  type NotCorrected,
} from './sentence-acts.ts'
import { heldLinks } from './held-links.ts'
import { linkOf, noCorrections, pairSentences, sentenceAt } from './sentence-links.ts'

const source =
  '近年来，中国积极参加相关磋商。2016年，峰会在中国举行。此后，数字经济成为核心议题之一。'
const translation = [
  'In recent years China has taken an active part in the consultations.',
  'In 2016 the summit took place in China.',
  'Since then the digital economy has been one of the core topics.',
].join(' ')
const pair: CorrectedPair = { source, translation, corrections: noCorrections }

/** Returns the pair with a correction, which must be one. */
function after(before: CorrectedPair, made: Correcting | NotCorrected): CorrectedPair {
  if (typeof made === 'string') throw new Error(made)
  const { border, links = [], removed } = made
  const { corrections } = before
  return {
    ...before,
    corrections: {
      borders: [
        ...(border ? [border] : []),
        ...corrections.borders.filter(one => !removed.includes(one)),
      ],
      links: [...links, ...corrections.links.filter(one => !removed.includes(one))],
    },
  }
}

const sentencesOf = ({ corrections, ...texts }: CorrectedPair) =>
  pairSentences(texts.source, texts.translation, corrections)

const wordsOf = (text: string, ranges: readonly Range[]) =>
  ranges.map(({ start, end }) => text.slice(start, end))

/** What belongs to the sentence of the Chinese that has these words. */
function besideOf(one: CorrectedPair, words: string): readonly string[] {
  const all = sentencesOf(one)
  const own = all.source[sentenceAt(all.source, one.source.indexOf(words)) ?? -1]
  const link = own && linkOf(all.links, 'source', own)
  return link ? wordsOf(one.translation, link.translation) : []
}

function linking(from: string, to: string): Correcting {
  const made = linkSentences(pair, at('source', from), at('translation', to))
  if (typeof made === 'string') throw new Error(made)
  return made
}

const at = (side: Side, words: string) => ({ side, at: pair[side].indexOf(words) + 1 })
const [first, second, third] = translation.split(/(?<=\.) /)

describe('borders of sentences', () => {
  it('a sentence is joined with the next one, and split there again', () => {
    const joined = after(pair, joinSentence(pair, at('source', '近年')))
    expect(wordsOf(source, sentencesOf(joined).source)).toEqual([
      source.slice(0, source.indexOf('此后')),
      source.slice(source.indexOf('此后')),
    ])
    const cut = { side: 'source', at: source.indexOf('2016') } as const
    const again = after(joined, splitSentence(joined, cut))
    expect(again.corrections).toEqual(noCorrections)
    expect(sentencesOf(again)).toEqual(sentencesOf(pair))
  })

  it('a sentence is split where there is no stop, before the words that follow a space', () => {
    const place = { side: 'translation', at: translation.indexOf(' the summit') } as const
    const split = after(pair, splitSentence(pair, place))
    expect(wordsOf(translation, sentencesOf(split).translation)).toEqual([
      first,
      'In 2016',
      'the summit took place in China.',
      third,
    ])
    const joined = after(split, joinSentence(split, at('translation', 'In 2016')))
    expect(joined.corrections).toEqual(noCorrections)
  })

  it.each([
    ['the last sentence has no next one', joinSentence(pair, at('source', '此后')), 'last'],
    [
      'a sentence is not split at its beginning',
      splitSentence(pair, { side: 'source', at: 0 }),
      'edge',
    ],
    [
      'a sentence is not split at its end',
      splitSentence(pair, { side: 'source', at: source.length }),
      'edge',
    ],
    [
      'an empty text has no sentences',
      joinSentence({ ...pair, source: ' ' }, { side: 'source', at: 0 }),
      'empty',
    ],
  ])('%s', (_name, made, expected) => {
    expect(made).toBe(expected)
  })
})

describe('links of sentences', () => {
  it('a sentence goes to those of another one, and the aligner links the rest', () => {
    const linked = after(
      pair,
      linkSentences(pair, at('source', '2016'), at('translation', 'Since')),
    )
    expect(besideOf(linked, '2016')).toEqual([third])
    expect(besideOf(linked, '此后')).toEqual([third])
    expect(besideOf(linked, '近年来')).toEqual([first])
  })

  it('sentences that are far apart belong to one without those between them', () => {
    const linked = after(
      pair,
      linkSentences(pair, at('source', '近年'), at('translation', 'Since')),
    )
    const link = linkOf(sentencesOf(linked).links, 'translation', {
      start: translation.indexOf('Since'),
      end: 0,
    })
    expect(wordsOf(source, link?.source ?? [])).toEqual([
      source.slice(0, source.indexOf('2016')),
      source.slice(source.indexOf('此后')),
    ])
  })

  it('sentences that are taken apart belong to nothing until they are linked again', () => {
    const apart = after(pair, unlinkSentence(pair, at('translation', 'In 2016')))
    expect(besideOf(apart, '2016')).toEqual([])
    expect(besideOf(apart, '近年来')).toEqual([first])
    expect(unlinkSentence(apart, at('source', '2016'))).toBe('apart')
    const again = after(
      apart,
      linkSentences(apart, at('source', '2016'), at('translation', 'In 2016')),
    )
    expect(again.corrections.links).toHaveLength(1)
    expect(besideOf(again, '2016')).toEqual([second])
  })

  it('a link that is confirmed twice is no second correction', () => {
    const [from, to] = [at('source', '2016'), at('translation', 'In 2016')]
    const once = after(pair, linkSentences(pair, from, to))
    expect(besideOf(once, '2016')).toEqual([second])
    expect(linkSentences(once, from, to)).toBe('same')
  })

  it('a link stays after its sentence is joined with a longer one, and after it is split again', () => {
    const linked = after(
      pair,
      linkSentences(pair, at('source', '近年'), at('translation', 'Since')),
    )
    const joined = after(linked, joinSentence(linked, at('source', '近年')))
    expect(besideOf(joined, '2016')).toEqual([third])
    const long = after(joined, joinSentence(joined, at('source', '近年')))
    expect(sentencesOf(long).source).toHaveLength(1)
    expect(besideOf(long, '近年')).toEqual([third])
    const split = after(long, splitSentence(long, { side: 'source', at: source.indexOf('2016') }))
    expect([besideOf(split, '近年'), besideOf(split, '2016')]).toEqual([[third], [third]])
  })

  it.each(['source', 'translation'] as const)(
    'two linked sentences that are joined (%s) have the counterparts of both',
    side => {
      const one = after(pair, linkSentences(pair, at('source', '近年'), at('translation', 'In 2')))
      const two = after(one, linkSentences(one, at('source', '2016'), at('translation', 'Since')))
      const joined = after(two, joinSentence(two, at(side, side === 'source' ? '近年' : 'In 2')))
      expect(besideOf(joined, '近年')).toEqual([`${second} ${third}`])
      expect(besideOf(joined, '2016')).toEqual([`${second} ${third}`])
      expect(joined.corrections.links).toHaveLength(1)
    },
  )

  it('a link that has enough of a joined sentence stays as it is', () => {
    const linked = after(
      pair,
      linkSentences(pair, at('source', '此后'), at('translation', 'In recent')),
    )
    expect(joinSentence(linked, at('source', '2016'))).not.toHaveProperty('links')
  })

  it('a link that does not hold stays when the one that holds is taken apart', () => {
    const [{ links: [hidden] = [] }, { links: [shown] = [] }] = [
      linking('2016', 'In recent'),
      linking('2016', 'Since'),
    ]
    const merged = { ...pair, corrections: { borders: [], links: [shown!, hidden!] } }
    const apart = unlinkSentence(merged, at('source', '2016'))
    expect(apart).toMatchObject({ removed: [shown] })
    expect(besideOf(after(merged, apart), '2016')).toEqual([])
  })

  it('sentences of one side are not linked', () => {
    expect(linkSentences(pair, at('source', '近年'), at('source', '2016'))).toBe('empty')
  })
})

/** Each two sentences that the reader has linked. */
function linkedSentences(one: CorrectedPair): readonly (readonly [Range, Range])[] {
  const { source: own, translation: other } = sentencesOf(one)
  return heldLinks(one.corrections.links, own, other)
    .filter(({ link }) => link.says)
    .flatMap(({ here, there }) => here.flatMap(k => there.map(n => [own[k]!, other[n]!] as const)))
}

/** A random act, by numbers between 0 and 1. */
const act = fc.record({
  what: fc.constantFrom('join', 'split', 'link', 'unlink'),
  side: fc.constantFrom<Side>('source', 'translation'),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
})

it('after any acts the sentences cover both texts, each is in at most one link, links stay, and the last act holds', () => {
  const text = fc
    .array(fc.constantFrom('天黑了。', '他走了', '！', 'Mr. Li came. ', '3', ' ', '“好。”'), {
      minLength: 1,
      maxLength: 14,
    })
    .map(words => words.join(''))
  fc.assert(
    fc.property(text, text, fc.array(act, { maxLength: 8 }), (one, other, acts) => {
      let now: CorrectedPair = { source: one, translation: other, corrections: noCorrections }
      for (const { what, side, from, to } of acts) {
        const place = { side, at: Math.floor(from * now[side].length) }
        const there: Side = side === 'source' ? 'translation' : 'source'
        const goal = { side: there, at: Math.floor(to * now[there].length) }
        const made = {
          join: () => joinSentence(now, place),
          split: () => splitSentence(now, place),
          link: () => linkSentences(now, place, goal),
          unlink: () => unlinkSentence(now, place),
        }[what]()
        if (typeof made === 'string') continue
        const before = sentencesOf(now)
        const held = linkedSentences(now)
        now = after(now, made)
        const all = sentencesOf(now)
        const own = sentenceAround(now, place)
        const link = own && linkOf(all.links, side, own)
        if (what === 'join') expect(all[side].length).toBe(before[side].length - 1)
        if (what === 'split') expect(all[side].length).toBe(before[side].length + 1)
        if (what === 'join' || what === 'split')
          for (const [here, there] of held) {
            const found = linkOf(all.links, 'source', here)
            expect(found).not.toBeNull()
            expect(found).toBe(linkOf(all.links, 'translation', there))
          }
        if (what === 'link') expect(link).toBe(linkOf(all.links, there, sentenceAround(now, goal)!))
        if (what === 'unlink') expect(link).toBeNull()
        for (const each of ['source', 'translation'] as const) {
          expect(
            all[each]
              .map(({ start, end }) => now[each].slice(start, end))
              .join('')
              .replaceAll(/\s/g, ''),
          ).toBe(now[each].replaceAll(/\s/g, ''))
          const linked = all.links.flatMap(found => found[each])
          const apart = linked.toSorted((a, b) => a.start - b.start)
          for (const [i, range] of apart.entries())
            expect(range.start).toBeGreaterThanOrEqual(apart[i - 1]?.end ?? 0)
        }
      }
    }),
    fuzzing(300),
  )
})

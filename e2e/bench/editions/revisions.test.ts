import { anchorAt, splitsPair } from '#domain/anchor'
import { matchEditions } from '#domain/editions/match'
import { reattach } from '#domain/editions/reattach'
import { paragraphId } from '#domain/ids'
import { describe, expect, it } from 'vitest'
import { oldEdition, Prose, textOf } from './edition-prose.ts'
import { followed, Judge, type Mark } from './edition-truth.ts'
import { Matcher } from './hypothesis.ts'
import { revisedLaw } from './revised-law.ts'
import { allRevisions, blocksOf, numeral, twoEditions, type Revision } from './revisions.ts'

const texts = [revisedLaw(91, 1).old.texts.slice(0, 160), oldEdition(9000).blocks.map(textOf)]
const count = 120

function marksIn(paragraphs: readonly string[], prose: Prose): readonly Mark[] {
  const marks: Mark[] = []
  while (marks.length < count) {
    const index = prose.upTo(paragraphs.length)
    const text = paragraphs[index] ?? ''
    const start = prose.upTo(text.length)
    const end = Math.min(text.length, start + 3 + prose.upTo(24))
    const isWhole = !splitsPair(text, start) && !splitsPair(text, end)
    if (isWhole && /\p{L}{3}/u.test(text.slice(start, end))) marks.push({ index, start, end })
  }
  return marks
}

/** Transfers marks to a revision of a text, and judges where we and the matcher put them. */
function judged(text: readonly string[], revision: Revision, seed: number) {
  const prose = new Prose(seed)
  const { old: before, fresh: after } = twoEditions(blocksOf(text), revision, prose)
  const [old, fresh] = [followed(before), followed(after)]
  const marks = marksIn(old.texts, prose)
  const named = (side: string, all: readonly string[]) =>
    all.map((one, i) => ({ id: paragraphId(`${side}${i}`), text: one }))
  const editions = { old: named('o', old.texts), fresh: named('f', fresh.texts) }
  const anchors = marks.flatMap(({ index, start, end }) => {
    const paragraph = editions.old[index]
    return paragraph ? [anchorAt(paragraph.id, paragraph.text, start, end)] : []
  })
  const match = matchEditions(editions.old, editions.fresh)
  const found = reattach(anchors, { ...editions, match, language: 'zh-Hans' })
  const judge = new Judge(old, fresh)
  const matcher = new Matcher(old.texts, fresh.texts)
  return marks.map((mark, k) => ({
    ours: judge.verdict(mark, found[k] ?? []),
    peer: judge.verdict(mark, matcher.placesOf(mark)),
  }))
}

describe('marks on a revised text', () => {
  it.each(allRevisions)(
    'no more are lost than by Hypothesis’s matcher and none is wrong: %s',
    way => {
      const all = texts.flatMap((text, seed) => judged(text, way, seed + 1))
      const lost = (who: 'ours' | 'peer') => all.filter(one => one[who].isLost).length
      expect(all).toHaveLength(2 * count)
      expect(all.filter(({ ours }) => ours.isWrong)).toEqual([])
      expect(lost('ours')).toBeLessThanOrEqual(lost('peer'))
    },
  )
})

describe('twoEditions', () => {
  it.each(allRevisions)(
    'the same seed gives the same revision, and most characters stay: %s',
    way => {
      const blocks = blocksOf(texts[0] ?? [])
      const once = twoEditions(blocks, way, new Prose(3))
      expect(twoEditions(blocks, way, new Prose(3))).toEqual(once)
      const numbers = new Set(blocks.flat(2).map(({ from }) => from))
      const stayed = new Set(once.fresh.flat(2).map(({ from }) => from))
      const kept = [...numbers].filter(from => stayed.has(from)).length
      expect(kept).toBeGreaterThan(0.6 * numbers.size)
    },
  )

  it.each([
    [8, '八'],
    [10, '十'],
    [19, '十九'],
    [105, '一百零五'],
    [1260, '一千二百六十'],
  ])('%i is written %s', (number, words) => {
    expect(numeral(number)).toBe(words)
  })
})

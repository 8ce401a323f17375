import type { Range, Side } from '#domain/anchor'
import type { ParagraphId } from '#domain/ids'
import { otherSide } from '#domain/marking/halves'
import { pairSentences, type PairSentences } from '#domain/sentences/sentence-links'
import type { Project } from './exporter.ts'
import type { Quoted } from './survey.ts'

interface Pair {
  readonly texts: Readonly<Record<Side, string>>
  readonly sentences: PairSentences
}

/**
 * Returns a function that gives the sentences that marked words are in, on their side, and those of
 * the other side that belong to them, as punctuation and lengths show; '' for none.
 */
export function sentencesOfMarks({ chapters, translations }: Project) {
  const sources = new Map(chapters.flat().map(({ id, text }) => [id, text]))
  const known = new Map<ParagraphId, Pair>()
  const pairOf = (id: ParagraphId): Pair => {
    const source = sources.get(id) ?? ''
    const translation = translations.get(id)?.content.text ?? ''
    const pair = known.get(id) ?? {
      texts: { source, translation },
      sentences: pairSentences(source, translation),
    }
    known.set(id, pair)
    return pair
  }
  return (quotes: readonly Quoted[]): Readonly<Record<Side, string>> => {
    const found = { source: new Set<string>(), translation: new Set<string>() }
    for (const { anchor, side, range } of quotes) {
      if (range === null) continue
      const { texts, sentences } = pairOf(anchor.paragraphId)
      const isHere = ({ start, end }: Range) => start < range.end && range.start < end
      const add = (on: Side, { start, end }: Range) => found[on].add(texts[on].slice(start, end))
      for (const one of sentences[side].filter(isHere)) add(side, one)
      const other = otherSide(side)
      for (const link of sentences.links)
        if (link[side].some(isHere)) for (const one of link[other]) add(other, one)
    }
    return {
      source: [...found.source].join('\n'),
      translation: [...found.translation].join('\n'),
    }
  }
}

/** Finds the words of the other side that render a hit. */
import type { Range } from '../anchor.ts'
import { wordPlaces, suggestCounterpart } from '../marking/suggest-counterpart.ts'
import { linkOf, sentenceLinks, type SentenceLink } from '../sentences/sentence-links.ts'

/** Why words of the other side are taken for the rendering of a hit, the surest first. */
export type RenderedBy = 'pair' | 'words' | 'sentence'

/** Ranges of the text of the other side, in order; UTF-16 offsets. */
export interface Rendering {
  readonly by: RenderedBy
  readonly ranges: readonly Range[]
}

/** A hit, the text of the other side, and what the reader has said of both. */
export interface RenderingQuestion {
  readonly side: keyof SentenceLink
  readonly text: string
  readonly range: Range
  readonly other: string
  /** The words of the other side that the reader has linked with the hit; null for none. */
  readonly pair: Range | null
  /** How the reader renders these words elsewhere: terms, glosses and earlier pairs. */
  readonly known: readonly string[]
}

/** The longest text whose sentences are linked, in UTF-16 code units: linking takes time. */
const longest = 20_000

/** Returns the rendering of a hit; null if nothing says which words it is. */
export function renderingOf(question: RenderingQuestion): Rendering | null {
  const { side, text, range, other, pair, known } = question
  if (other.trim() === '') return null
  if (pair && pair.end <= other.length) return { by: 'pair', ranges: [pair] }
  const words = text.slice(range.start, range.end)
  const pairs = known.map(counterpart => ({ words, counterpart }))
  const places = known.flatMap(counterpart => wordPlaces(counterpart, other))
  const exact = suggestCounterpart({ text, range, other, known: pairs })
  if (exact) return { by: 'words', ranges: [exact] }
  const link = linkedTo(question)
  const inside = link
    ? places.filter(({ start, end }) =>
        link.some(sentences => start >= sentences.start && end <= sentences.end),
      )
    : []
  const lit = inside.length > 0 ? inside : places
  if (lit.length > 0) return { by: 'words', ranges: inOrder(lit) }
  return link && { by: 'sentence', ranges: link }

  function linkedTo({ range: hit }: RenderingQuestion): readonly Range[] | null {
    if (text.length > longest || other.length > longest) return null
    const [source, translation] = side === 'source' ? [text, other] : [other, text]
    const to = side === 'source' ? 'translation' : 'source'
    return linkOf(sentenceLinks(source, translation), side, hit)?.[to] ?? null
  }
}

/** Sorted, without ranges that overlap an earlier one. */
function inOrder(ranges: readonly Range[]): readonly Range[] {
  const kept: Range[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (range.start >= (kept.at(-1)?.end ?? 0)) kept.push(range)
  return kept
}

/**
 * Returns the renderings that the meaning of a term or gloss lists: `freedom; liberty (to be free)`
 * lists two. Remarks in brackets do not count.
 */
export const listedRenderings = (meaning: string): readonly string[] =>
  meaning
    .replaceAll(/[（(][^()（）]*[)）]/g, '')
    .split(/[;；,，、/|\n]/)
    .map(each => each.trim())
    .filter(each => each !== '')

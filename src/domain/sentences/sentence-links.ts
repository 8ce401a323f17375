/** The sentences of a pair, and which of them belong together. */
import { align } from '../align/align.ts'
import type { Range } from '../anchor.ts'

/** Sentences of both sides that belong together; UTF-16 offsets. */
export interface SentenceLink {
  readonly source: Range
  readonly translation: Range
}

/** More sentences than this are not linked, because it would take too long for the caret. */
const mostSentences = 60

/**
 * A stop with what closes after it. A full stop of Latin writing ends a sentence only before a
 * space and a capital letter, because of abbreviations and numbers.
 */
const ends =
  /(?:[。！？!?…]+|[；;](?=\s*\p{Script=Han})|\.+(?=[”’"')\]]*(?:$|\s+[“‘"'(\p{Lu}\p{Script=Han}\d])))(?![”’"')\]]*\s*\p{Ll})[”’」』）)》〉】\]"']*/gu
/** After these a full stop ends no sentence. */
const short = /(?:^|[\s(])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|No|vol|vs|etc|cf|e\.g|i\.e|pp?)\.$/iu

/** Returns the sentences of `text` with their stops, without the space around them. */
export function sentencesOfPair(text: string): readonly Range[] {
  const found: Range[] = []
  let from = 0
  const add = (to: number) => {
    const words = text.slice(from, to)
    const start = from + words.length - words.trimStart().length
    const end = from + words.trimEnd().length
    if (end > start) found.push({ start, end })
    from = to
  }
  for (const { 0: stop, index } of text.matchAll(ends)) {
    const to = index + stop.length
    if (!stop.startsWith('.') || !short.test(text.slice(Math.max(0, index - 6), index + 1))) add(to)
  }
  add(text.length)
  return found
}

/** A sentence without a counterpart belongs to the link before it if the aligner is less sure. */
const sureEnough = 0.5

/**
 * Returns the links of the sentences of a pair, in order. They are many to many. A side of one
 * sentence has none, because it says nothing about which words belong together.
 */
export function sentenceLinks(source: string, translation: string): readonly SentenceLink[] {
  const [here, there] = [sentencesOfPair(source), sentencesOfPair(translation)]
  if (here.length < 2 || there.length < 2) return []
  if (here.length > mostSentences || there.length > mostSentences) return []
  const texts = (all: readonly Range[], text: string) =>
    all.map(({ start, end }) => ({ text: text.slice(start, end) }))
  const links: { source: Range; translation: Range }[] = []
  let gaps: { readonly source: Range | null; readonly translation: Range | null }[] = []
  for (const link of align(texts(here, source), texts(there, translation))) {
    const [own, other] = [rangeOf(here, link.source), rangeOf(there, link.translation)]
    if (!own || !other) {
      // What comes last may not be translated yet, so it is added only before another link.
      if (link.sure < sureEnough) gaps.push({ source: own, translation: other })
      continue
    }
    const last = links.at(-1)
    for (const gap of last ? gaps : []) {
      if (last && gap.source) last.source = { start: last.source.start, end: gap.source.end }
      if (last && gap.translation)
        last.translation = { start: last.translation.start, end: gap.translation.end }
    }
    gaps = []
    links.push({ source: own, translation: other })
  }
  return links
}

/** The range of some sentences; null for none. */
function rangeOf(all: readonly Range[], { start, end }: Range): Range | null {
  const [first, last] = [all[start], all[end - 1]]
  return first && last && start < end ? { start: first.start, end: last.end } : null
}

/** Returns the link that has UTF-16 offset `at` of one side; null between linked sentences. */
export const linkAt = (
  links: readonly SentenceLink[],
  side: keyof SentenceLink,
  at: number,
): SentenceLink | null =>
  links.findLast(link => link[side].start <= at && at <= link[side].end) ?? null

/**
 * Returns the sentences of the other side that belong to whole sentences of one; null if the range
 * is of other words, or if its sentences have no counterpart.
 */
export function counterpartOf(
  links: readonly SentenceLink[],
  side: keyof SentenceLink,
  { start, end }: Range,
): Range | null {
  const inside = links.filter(link => link[side].start >= start && link[side].end <= end)
  const [first, last] = [inside[0], inside.at(-1)]
  if (!first || !last || first[side].start !== start || last[side].end !== end) return null
  const other = side === 'source' ? 'translation' : 'source'
  return { start: first[other].start, end: last[other].end }
}

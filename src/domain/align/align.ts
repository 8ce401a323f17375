/**
 * Aligns a text with its translation by paragraphs, without a dictionary. A first pass uses
 * numbers, names and other words that both texts have, lengths, endings, headings and their
 * numbers. The next passes add the words that keep meeting in the links found so far.
 */
import { progressPart, noProgress, type OnProgress } from '../progress-share.ts'
import { anchorsIn, bandAround, bandSize, touchesEdge } from './band.ts'
import { evidenceIn, type Evidence } from './evidence.ts'
import {
  bestWay,
  fineLattice,
  roughLattice,
  sharesOf,
  type Likelihood,
  type Step,
} from './lattice.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { likelihoodOf } from './likelihood.ts'
import { firstProportion, provenProportion } from './proportion.ts'
import type { Proportion } from './scoring.ts'
import { traitsOf, type Alignable, type Traits } from './traits.ts'
import { isHan, wordsOf } from './words.ts'

/**
 * A link of paragraphs, or one paragraph without a counterpart. Numbers count from 0; `end` is
 * after the last.
 */
export interface Link {
  readonly source: Stretch
  readonly translation: Stretch
  /** The confidence, from 0 to 1. */
  readonly sure: number
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Returns the links of `source` and `translation`, in order. Together they cover both texts. */
export function align(
  source: readonly Alignable[],
  translation: readonly Alignable[],
  onProgress: OnProgress = noProgress,
): readonly Link[] {
  const texts: Texts = {
    here: sideOf(source, progressPart(onProgress, 0, parts.sides / 2)),
    there: sideOf(translation, progressPart(onProgress, parts.sides / 2, parts.sides)),
  }
  const isOneLanguage = isHan(texts.here.traits) && isHan(texts.there.traits)
  const known = isOneLanguage ? withWords(texts) : texts
  let proportion = firstProportion(texts.here.traits, texts.there.traits)
  const first = progressPart(onProgress, parts.sides, parts.firstWay)
  let found: Found = { way: firstWay(known, proportion, first), sure: [] }
  for (const round of rounds) {
    proportion = provenProportion(found.way, texts.here.traits, texts.there.traits, proportion)
    const learned = round > 0 && !isOneLanguage ? withLexicon(texts, found) : known
    const closest = progressPart(onProgress, parts.firstWay, 1)
    found = closer(
      learned,
      found.way,
      proportion,
      progressPart(closest, round / rounds.length, (round + 1) / rounds.length),
    )
  }
  return found.way.map((step, k) => ({
    source: { start: step.i, end: step.i + step.sources },
    translation: { start: step.j, end: step.j + step.translations },
    sure: (found.sure[k] ?? 0) * fitness(step),
  }))
}

/** The refining rounds. All but the first use the words learned in the one before. */
const rounds = [0, 1]

/** Where the parts of the work end, as measured shares of it. Used only to report progress. */
const parts = { sides: 0.2, firstWay: 0.45 } as const

/** One of the two texts. */
interface Side {
  readonly traits: readonly Traits[]
  /** The signs in each paragraph that the other text may have too. */
  readonly says: readonly ReadonlySet<string>[]
  readonly words: readonly ReadonlySet<string>[]
}

interface Texts {
  readonly here: Side
  readonly there: Side
}

interface Found {
  readonly way: readonly Step[]
  /** For each step, its share of the likelihood of all ways. */
  readonly sure: readonly number[]
}

function sideOf(paragraphs: readonly Alignable[], onProgress: OnProgress): Side {
  const traits = paragraphs.map((paragraph, i) => {
    onProgress(i / paragraphs.length)
    return traitsOf(paragraph)
  })
  return { traits, says: traits.map(({ signs }) => signs), words: paragraphs.map(wordsOf) }
}

/** Adds all words to what paragraphs say: texts in one language share them. */
const withWords = ({ here, there }: Texts): Texts => {
  const all = (side: Side) =>
    side.says.map((says, i) => new Set([...says, ...(side.words[i] ?? [])]))
  return { here: { ...here, says: all(here) }, there: { ...there, says: all(there) } }
}

/** The confidence above which the lexicon learns from a link. */
const teaching = 0.8

/** Adds the words that the sure links of `found` show to be translations of each other. */
function withLexicon({ here, there }: Texts, { way, sure }: Found): Texts {
  const lexicon = lexiconOf(
    way.flatMap((step, k) => {
      const [source, translation] = [here.words[step.i], there.words[step.j]]
      const teaches = step.sources === 1 && step.translations === 1 && (sure[k] ?? 0) > teaching
      return teaches && source && translation ? [{ source, translation }] : []
    }),
  )
  const more = (side: Side, names: Lexicon['source']) => ({
    ...side,
    says: side.says.map((says, i) => {
      const all = new Set(says)
      for (const word of side.words[i] ?? [])
        for (const name of names.get(word) ?? []) all.add(name)
      return all
    }),
  })
  return { here: more(here, lexicon.source), there: more(there, lexicon.translation) }
}

/** How far from the way found before a round searches, in paragraphs. */
const narrow = 24

/** Finds the best way near another. */
function closer(
  texts: Texts,
  near: readonly Step[],
  proportion: Proportion,
  onProgress: OnProgress,
): Found {
  const { here, there } = texts
  const points = near.map(({ i, sources, j, translations }) => ({
    i: i + sources,
    j: j + translations,
  }))
  const band = bandAround(points, narrow, here.traits.length, there.traits.length)
  const likelihood = likelihoodIn(texts, proportion)
  const lattice = fineLattice(band, likelihood, progressPart(onProgress, 0, 0.5))
  const way = bestWay(lattice, progressPart(onProgress, 0.5, 0.65))
  return { way, sure: sharesOf(lattice, way, progressPart(onProgress, 0.65, 1)) }
}

/** The largest field that is searched as a whole, in cells. */
const wholeField = 400_000
/** The most cells that are searched at all. */
const largestField = 24_000_000

/** Finds the best way without an earlier one. */
function firstWay(texts: Texts, proportion: Proportion, onProgress: OnProgress): readonly Step[] {
  const [sources, translations] = [texts.here.traits.length, texts.there.traits.length]
  const likelihood = likelihoodIn(texts, proportion)
  const isSmall = (sources + 1) * (translations + 1) <= wholeField
  const points = isSmall ? [] : anchorsIn(evidenceOf(texts))
  let half = isSmall ? translations : 40 + Math.ceil(Math.sqrt(sources))
  // The number of widenings is unknown, so each reports a part of what is left.
  for (let left = 1; ; left /= 4) {
    const band = bandAround(points, half, sources, translations)
    const way = bestWay(
      roughLattice(band, likelihood),
      progressPart(onProgress, 1 - left, 1 - left / 4),
    )
    const isWide = bandSize(bandAround(points, half * 2, sources, translations)) > largestField
    if (isWide || !touchesEdge(way, band, translations)) return way
    half *= 2
  }
}

const evidenceOf = ({ here, there }: Texts): Evidence => evidenceIn(here.says, there.says)

const likelihoodIn = (texts: Texts, proportion: Proportion): Likelihood =>
  likelihoodOf(texts.here.traits, texts.there.traits, evidenceOf(texts), proportion)

/**
 * How well the linked paragraphs fit, whatever else they might be linked to. A gap has no fit of
 * its own.
 */
const fitness = ({ sources, translations, likelihood }: Step): number =>
  sources === 0 || translations === 0 ? 1 : 1 / (1 + Math.exp(-(likelihood + 1)))

/**
 * A first alignment of two texts by paragraphs, without a dictionary: by numbers, names and other
 * words that both have, by lengths, by how paragraphs end, by headings and their numbers;
 * and then by the words that keep meeting in what was found so.
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

/** Paragraphs that belong together, or one alone that nothing belongs to. Numbers from 0, `end` after the last. */
export interface Link {
  readonly source: Stretch
  readonly translation: Stretch
  /** From 0 to 1. */
  readonly sure: number
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** The links of `source` and `translation`, in order; together they are both texts whole. */
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

/** A round of looking closer; all but the first with the words learned in the one before. */
const rounds = [0, 1]

/** Where the parts of the work end, as shares of it: measured, and only to be told. */
const parts = { sides: 0.2, firstWay: 0.45 } as const

/** One text. */
interface Side {
  readonly traits: readonly Traits[]
  /** What each paragraph says, as far as it may be found in the other text. */
  readonly says: readonly ReadonlySet<string>[]
  readonly words: readonly ReadonlySet<string>[]
}

interface Texts {
  readonly here: Side
  readonly there: Side
}

interface Found {
  readonly way: readonly Step[]
  /** For each step, its share among all ways. */
  readonly sure: readonly number[]
}

function sideOf(paragraphs: readonly Alignable[], onProgress: OnProgress): Side {
  const traits = paragraphs.map((paragraph, i) => {
    onProgress(i / paragraphs.length)
    return traitsOf(paragraph)
  })
  return { traits, says: traits.map(({ signs }) => signs), words: paragraphs.map(wordsOf) }
}

/** Texts of one language have all their words in common. */
const withWords = ({ here, there }: Texts): Texts => {
  const all = (side: Side) =>
    side.says.map((says, i) => new Set([...says, ...(side.words[i] ?? [])]))
  return { here: { ...here, says: all(here) }, there: { ...there, says: all(there) } }
}

/** A link is to be learned from that is surer than this. */
const teaching = 0.8

/** The texts with the words that the sure links of `found` show to stand for each other. */
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

/** How far from the way found before the next is looked for, in paragraphs. */
const narrow = 24

/** The best way near another. */
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

/** A field of at most so many places is searched whole. */
const wholeField = 400_000
/** No more places than this are searched, whatever may be outside. */
const largestField = 24_000_000

/** The best way of all, as far as it can be looked for. */
function firstWay(texts: Texts, proportion: Proportion, onProgress: OnProgress): readonly Step[] {
  const [sources, translations] = [texts.here.traits.length, texts.there.traits.length]
  const likelihood = likelihoodIn(texts, proportion)
  const isSmall = (sources + 1) * (translations + 1) <= wholeField
  const points = isSmall ? [] : anchorsIn(evidenceOf(texts))
  let half = isSmall ? translations : 40 + Math.ceil(Math.sqrt(sources))
  // How often the band must be widened is not known: each time a part of what is left is told.
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

/** How well what is linked fits, whatever else it might be linked to; a gap has only its neighbours to be judged by. */
const fitness = ({ sources, translations, likelihood }: Step): number =>
  sources === 0 || translations === 0 ? 1 : 1 / (1 + Math.exp(-(likelihood + 1)))

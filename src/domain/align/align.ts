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
  isOneToOne,
  roughLattice,
  sharesOf,
  type FoundWay,
  type Likelihood,
  type Step,
} from './lattice.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { likelihoodOf } from './likelihood.ts'
import { lineByLine, withSameNumbers } from './line-by-line.ts'
import { piecesOfWay, wayByWindows } from './piecewise.ts'
import { firstProportion, provenProportion } from './proportion.ts'
import { noneSettled, settledIn, shareLeft, type Settled } from './settled.ts'
import { latinIn, traitsOf, type Alignable, type Traits } from './traits.ts'
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
  const half = parts.sides / 2
  const here = sideOf(source, traitsOf, progressPart(onProgress, 0, half))
  const known = latinIn(here.traits)
  const traitsThere = (paragraph: Alignable) => traitsOf(paragraph, known)
  const there = sideOf(translation, traitsThere, progressPart(onProgress, half, parts.sides))
  const texts: Texts = { here, there }
  const { way, sure } = wayThrough(texts, progressPart(onProgress, parts.sides, 1))
  return way.map((step, k) => ({
    source: { start: step.i, end: step.i + step.sources },
    translation: { start: step.j, end: step.j + step.translations },
    sure: (sure[k] ?? 0) * fitness(step),
  }))
}

function wayThrough(texts: Texts, onProgress: OnProgress): FoundWay {
  const { here, there } = texts
  const isOneLanguage = isHan(here.traits) && isHan(there.traits)
  const known = isOneLanguage ? withWords(texts) : texts
  const guessed = firstProportion(here.traits, there.traits)
  const plain = evidenceOf(known)
  const rough = likelihoodOf(here.traits, there.traits, plain, guessed)
  const count = here.traits.length
  const beside = count === there.traits.length ? lineByLine(rough, count) : null
  const first = progressPart(onProgress, 0, parts.firstWay)
  let found: FoundWay = { way: beside ?? firstWay(known, plain, rough, first), sure: [] }
  // If the numbers of lines agree, a long text needs no dictionary.
  const isPlain = beside !== null && count > plainFrom
  let proportion = guessed
  for (const round of isPlain ? rounds.slice(0, 1) : rounds) {
    proportion = provenProportion(found.way, here.traits, there.traits, proportion)
    const settled = round > 0 ? settledIn(found) : noneSettled
    const learned = round > 0 && !isOneLanguage ? withLexicon(texts, found, settled) : known
    const closest = progressPart(onProgress, parts.firstWay, 1)
    const evidence = learned === known ? plain : evidenceOf(learned, shareLeft(settled))
    const likelihood = likelihoodOf(here.traits, there.traits, evidence, proportion)
    found = closer(
      beside ? withSameNumbers(likelihood) : likelihood,
      { ...found, settled, far: beside || round > 0 ? 'known' : 'windows' },
      progressPart(closest, round / rounds.length, (round + 1) / rounds.length),
    )
  }
  return found
}

/** Texts with equally many paragraphs, and more than this, are aligned in one round. */
const plainFrom = 5000

/** The refining rounds. All but the first use the words learned in the one before. */
const rounds = [0, 1]

/** Where the parts of the work end, as measured shares of it. Used only to report progress. */
const parts = { sides: 0.2, firstWay: 0.3 } as const

/** One of the two texts. */
interface Side {
  readonly traits: readonly Traits[]
  /** The signs in each paragraph that the other text may have too. */
  readonly says: readonly ReadonlySet<string>[]
  /** Computes the words of a paragraph. Those of all would take much room. */
  readonly wordsAt: (index: number) => ReadonlySet<string>
}

interface Texts {
  readonly here: Side
  readonly there: Side
}

function sideOf(
  paragraphs: readonly Alignable[],
  traitsIn: (paragraph: Alignable) => Traits,
  onProgress: OnProgress,
): Side {
  const traits = paragraphs.map((paragraph, i) => {
    onProgress(i / paragraphs.length)
    return traitsIn(paragraph)
  })
  const wordsAt = (index: number) => {
    const paragraph = paragraphs[index]
    return paragraph ? wordsOf(paragraph) : noWords
  }
  return { traits, says: traits.map(({ signs }) => signs), wordsAt }
}

const noWords: ReadonlySet<string> = new Set()

/** Adds all words to what paragraphs say: texts in one language share them. */
const withWords = ({ here, there }: Texts): Texts => {
  const all = ({ says, wordsAt }: Side) =>
    says.map((signs, i) => new Set([...signs, ...wordsAt(i)]))
  return { here: { ...here, says: all(here) }, there: { ...there, says: all(there) } }
}

/** The confidence above which the lexicon learns from a link. */
const teaching = 0.8
/** The most links it learns from, spread over the text. */
const mostTeachers = 12_000

/**
 * Adds the words that the sure links of `found` show to be translations of each other, to the
 * paragraphs that are not settled.
 */
function withLexicon({ here, there }: Texts, { way, sure }: FoundWay, settled: Settled): Texts {
  const teachers = way.filter((step, k) => isOneToOne(step) && (sure[k] ?? 0) > teaching)
  const every = Math.ceil(teachers.length / mostTeachers)
  const lexicon = lexiconOf(
    teachers
      .filter((_, k) => k % every === 0)
      .map(({ i, j }) => ({ source: here.wordsAt(i), translation: there.wordsAt(j) })),
  )
  const more = (side: Side, names: Lexicon['source'], isSettled: Uint8Array) => ({
    ...side,
    says: side.says.map((says, i) => {
      if (isSettled[i] === 1) return says
      const learned: string[] = []
      for (const word of side.wordsAt(i)) learned.push(...(names.get(word) ?? []))
      if (learned.length === 0) return says
      const all = new Set(says)
      for (const name of learned) all.add(name)
      return all
    }),
  })
  return {
    here: more(here, lexicon.source, settled.source),
    there: more(there, lexicon.translation, settled.translation),
  }
}

/**
 * How far from the way found before a round searches, in paragraphs. In texts of several pieces the
 * way is known better, because it was found in windows, or by equal numbers or another round.
 */
const narrow = { short: 24, windows: 6, known: 3 } as const

/** A way near which a better one is searched. */
interface Near {
  readonly way: readonly Step[]
  /** Where the way is right already. */
  readonly settled: Settled
  readonly far: keyof typeof narrow
}

/** Finds the best way near another, piece by piece. */
function closer(likelihood: Likelihood, near: Near, onProgress: OnProgress): FoundWay {
  const pieces = piecesOfWay(near.way)
  const half = narrow[pieces.length > 1 ? near.far : 'short']
  const halfAt = (row: number) => (near.settled.source[row] === 1 ? 0 : half)
  const [way, sure]: [Step[], number[]] = [[], []]
  for (const [k, piece] of pieces.entries()) {
    const part = progressPart(onProgress, k / pieces.length, (k + 1) / pieces.length)
    const found = closerInPiece(likelihood, piece, halfAt, part)
    for (const step of found.way) way.push(step)
    for (const share of found.sure) sure.push(share)
  }
  return { way, sure }
}

function closerInPiece(
  likelihood: Likelihood,
  near: readonly Step[],
  halfAt: (row: number) => number,
  onProgress: OnProgress,
): FoundWay {
  const { i: firstSource = 0, j: firstTranslation = 0 } = near[0] ?? {}
  const points = near.map(({ i, sources, j, translations }) => ({
    i: i + sources - firstSource,
    j: j + translations - firstTranslation,
  }))
  const { i: rows = 0, j: columns = 0 } = points.at(-1) ?? {}
  const half = (row: number) => halfAt(row + firstSource)
  const band = bandAround(points, half, rows, columns)
  const inside: Likelihood = (i, sources, j, translations) =>
    likelihood(i + firstSource, sources, j + firstTranslation, translations)
  const lattice = fineLattice(band, inside, progressPart(onProgress, 0, 0.5))
  const way = bestWay(lattice, progressPart(onProgress, 0.5, 0.65))
  const sure = sharesOf(lattice, way, progressPart(onProgress, 0.65, 1))
  return {
    way: way.map(step => ({ ...step, i: step.i + firstSource, j: step.j + firstTranslation })),
    sure,
  }
}

/** The largest field that is searched as a whole, in cells. */
const wholeField = 400_000
/** The most cells that are searched at all. */
const largestField = 24_000_000
/** A field of more cells is searched in windows. */
const windowsFrom = 36_000_000

/** Finds the best way without an earlier one. */
function firstWay(
  { here, there }: Texts,
  evidence: Evidence,
  likelihood: Likelihood,
  onProgress: OnProgress,
): readonly Step[] {
  const [sources, translations] = [here.traits.length, there.traits.length]
  const field = (sources + 1) * (translations + 1)
  if (field > windowsFrom) return wayByWindows(likelihood, sources, translations, onProgress)
  const isSmall = field <= wholeField
  const points = isSmall ? [] : anchorsIn(evidence)
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

const evidenceOf = ({ here, there }: Texts, learnedShare = 1): Evidence =>
  evidenceIn(here.says, there.says, learnedShare)

/**
 * How well the linked paragraphs fit, whatever else they might be linked to. A gap has no fit of
 * its own.
 */
const fitness = ({ sources, translations, likelihood }: Step): number =>
  sources === 0 || translations === 0 ? 1 : 1 / (1 + Math.exp(-(likelihood + 1)))

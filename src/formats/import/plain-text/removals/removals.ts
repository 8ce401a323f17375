/**
 * Offers to leave out lines that are not part of a text, and leaves out those the reader accepted.
 */
import { endsSentence } from '#domain/text/sentence'
import {
  isRemovalId,
  type LinePatternFault,
  type Removal,
  type RemovedLines,
} from '../../findings.ts'
import { compileLinePattern } from '../../line-pattern/pattern.ts'
import type { PrintedLine } from '../printed-lines.ts'
import { shortened } from '../shortened.ts'
import { marginOf } from '../line-measures.ts'
import { grouped, merged, type Cut } from './cuts.ts'
import { noiseWithin } from './noise-within.ts'
import { numberedBreaks } from './numbered-breaks.ts'
import { licenceFrame } from './licence-frame.ts'
import type { Offer } from './offer.ts'
import { numbersOfTitles, pageLines } from './page-lines.ts'
import { runningHeaders } from './running-headers.ts'
import { webNoise } from './web-noise.ts'

const exampleCount = 3

interface Offers {
  /** Offers to leave out lines. No line is in two of them. */
  readonly offers: readonly Offer[]
  /** Parts of the other lines that may be cut out. */
  readonly cuts: readonly Cut[]
}

/** Returns all offers for `lines`, `known` first. */
export function offersIn(
  lines: readonly PrintedLine[],
  isHeading: (text: string) => boolean,
  known: readonly Offer[] = [],
): Offers {
  const within = noiseWithin(lines, isHeading)
  const breaks = numberedBreaks(lines, isHeading)
  const frame = licenceFrame(lines)
  const titles = new Set(numbersOfTitles(lines, isHeading))
  const pages = pageLines(lines, titles)
  const pagePlaces = new Set(pages.flatMap(({ lines, isFurniture }) => (isFurniture ? lines : [])))
  const taken = new Set<number>()
  const certain = new Set([...known, ...frame].map(({ id }) => id))
  const headers = runningHeaders(lines, pagePlaces, isHeading)
  const noise = webNoise(lines, within)
  const offers = [...known, ...frame, ...breaks.offers, ...pages, ...headers, ...noise]
    .map(offer => {
      const free = offer.lines.filter(
        at =>
          !taken.has(at) &&
          !titles.has(at) &&
          (offer.isFurniture || certain.has(offer.id) || !isHeading(lines[at]?.text ?? '')),
      )
      for (const at of free) taken.add(at)
      return { ...offer, lines: free }
    })
    .filter(offer => offer.lines.length > 0)
  const cuts = [...breaks.cuts, ...within.cuts].filter(({ at }) => !taken.has(at))
  return {
    offers,
    cuts: [...grouped(cuts, ({ at }) => at).values()].flatMap(own => merged(own)),
  }
}

export interface Sifted {
  readonly lines: readonly PrintedLine[]
  /**
   * The offers that were not accepted, by index in `lines`. Such a line is not a heading, and it is
   * joined to no other line.
   */
  readonly apart: ReadonlyMap<number, Offer>
  readonly removals: readonly Removal[]
  readonly removed: RemovedLines
  readonly patternFaults: readonly LinePatternFault[]
}

/**
 * Leaves out the lines that `dropLines` names by the ids of `offers` or by patterns, and those that
 * `isOut` names.
 */
export function sift(
  lines: readonly PrintedLine[],
  offers: readonly Offer[],
  dropLines: readonly string[],
  isOut: (line: string) => boolean = () => false,
): Sifted {
  const { patterns, patternFaults } = patternsIn(
    dropLines,
    lines.map(({ text }) => text),
  )
  const accepted = new Set(dropLines)
  const offerAt = new Map(offers.flatMap(offer => offer.lines.map(at => [at, offer] as const)))
  const kept: PrintedLine[] = []
  const apart = new Map<number, Offer>()
  const byIndent = marksByIndent(lines)
  let hole: Hole | null = null
  let characters = 0
  for (const [at, line] of lines.entries()) {
    const offer = offerAt.get(at)
    const isAccepted = offer !== undefined && accepted.has(offer.id)
    if (isAccepted || patterns.some(fits => fits(line.text)) || isOut(line.text)) {
      characters += line.text.replaceAll(/\s/g, '').length
      hole = widened(hole, line, !isAccepted || offer.isFurniture)
      continue
    }
    if (offer !== undefined) apart.set(kept.length, offer)
    kept.push(hole === null ? line : closed(kept.at(-1), line, hole, byIndent))
    hole = null
  }
  return {
    lines: kept,
    apart,
    removals: offers.map(offer => removalOf(offer, lines, accepted)),
    removed: { lines: lines.length - kept.length, characters },
    patternFaults,
  }
}

/** A place where lines were left out. */
interface Hole {
  readonly gap: number
  readonly isFurniture: boolean
}

const widened = (hole: Hole | null, { gap }: PrintedLine, isFurniture: boolean): Hole =>
  hole === null
    ? { gap, isFurniture }
    : { gap: Math.max(hole.gap, gap), isFurniture: hole.isFurniture && isFurniture }

/**
 * Returns `line` with the gap that it has once the hole before it is closed. The halves of a
 * paragraph that a page break split become neighbours again. If the text marks paragraphs by
 * indent, blank lines around a page break mean nothing. Otherwise they end a paragraph, but only
 * after a complete sentence.
 */
function closed(
  before: PrintedLine | undefined,
  line: PrintedLine,
  hole: Hole,
  byIndent: boolean,
): PrintedLine {
  const isOneParagraph =
    before !== undefined && hole.isFurniture && (byIndent || !endsSentence(before.text))
  return isOneParagraph
    ? { ...line, gap: 0, page: true }
    : { ...line, gap: Math.max(hole.gap, line.gap) }
}

/** Whether at least one line of twenty is indented beyond the margin. */
function marksByIndent(lines: readonly PrintedLine[]): boolean {
  const margin = marginOf(lines)
  return lines.filter(({ indent }) => indent > margin).length * 20 >= lines.length
}

/**
 * Compiles the reader's patterns among `dropLines`. A pattern that matches every line is a fault.
 */
export function patternsIn(
  dropLines: readonly string[],
  lines: readonly string[],
): {
  readonly patterns: readonly ((line: string) => boolean)[]
  readonly patternFaults: readonly LinePatternFault[]
} {
  const patterns: ((line: string) => boolean)[] = []
  const patternFaults: LinePatternFault[] = []
  for (const written of dropLines.filter(entry => !isRemovalId(entry))) {
    const pattern = compileLinePattern(written)
    if (!pattern.ok) patternFaults.push({ pattern: written, code: pattern.code })
    else if (lines.every(line => pattern.fits(line)))
      patternFaults.push({ pattern: written, code: 'pattern.everything' })
    else patterns.push(pattern.fits)
  }
  return { patterns, patternFaults }
}

const removalOf = (
  { id, kind, lines: places }: Offer,
  lines: readonly PrintedLine[],
  accepted: ReadonlySet<string>,
): Removal => ({
  id,
  kind,
  count: places.length,
  examples: firstThatDiffer(places.map(at => lines[at]?.text ?? '')).map(shortened),
  accepted: accepted.has(id),
})

const firstThatDiffer = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].slice(0, exampleCount)

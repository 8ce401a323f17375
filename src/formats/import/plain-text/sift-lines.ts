/** Leaves out the lines of a plain text that are not text. */
import { headingKind } from '../headings/headings.ts'
import { isMandoku, readMandoku } from './mandoku.ts'
import type { PrintedLine } from './printed-lines.ts'
import { cutFrom, type CutLines } from './removals/cuts.ts'
import { offered, type Offer } from './removals/offer.ts'
import { offersIn, sift, type Sifted } from './removals/removals.ts'

interface SiftedText {
  readonly sifted: Sifted
  readonly title?: string
  /** The ids of the offers that are accepted if the reader chooses nothing. */
  readonly found: readonly string[]
}

/**
 * Leaves out what `dropLines` names; if it is undefined, what the file itself marks as not text.
 * `isOut` names the lines that the reader taught to leave out.
 * The title is present if the markup states one.
 */
export function siftLines(
  printed: readonly PrintedLine[],
  dropLines: readonly string[] | undefined,
  isOut: (line: string) => boolean,
): SiftedText {
  const isHeading = (text: string) => headingKind(text, '') !== null
  if (!isMandoku(printed)) {
    const marks = marksIn(printed)
    const found = marks.map(({ id }) => id)
    const { offers, cuts } = offersIn(printed, isHeading, marks)
    const cut = cutFrom(printed, cuts, dropLines ?? found)
    const sifted = sift(cut.lines, offers, dropLines ?? found, isOut)
    return { sifted: withCuts(sifted, cut), found }
  }
  const markup = readMandoku(printed, dropLines)
  const found = [...markup.offers, markup.marks].map(({ id }) => id)
  const sifted = sift(markup.lines, markup.offers, dropLines ?? found, isOut)
  return {
    sifted: {
      ...sifted,
      removals: [...sifted.removals, ...(markup.marks.count > 0 ? [markup.marks] : [])],
      removed: {
        ...sifted.removed,
        characters: sifted.removed.characters + markup.markCharacters,
      },
    },
    found,
    ...(markup.title !== undefined && { title: markup.title }),
  }
}

/** Adds what was cut out of lines, and what may be, to what was left out. */
const withCuts = (sifted: Sifted, { removals, places, characters }: CutLines): Sifted => ({
  ...sifted,
  removals: [...sifted.removals, ...removals],
  removed: {
    lines: sifted.removed.lines,
    characters: sifted.removed.characters + characters,
    ...(places > 0 && { places }),
  },
})

/** Offers to leave out the lines that the file marks as not text. They are accepted by default. */
export const marksIn = (lines: readonly PrintedLine[]): readonly Offer[] => [
  ...offered(
    'comment',
    lines.flatMap(({ mark }, at) => (mark === 'comment' ? [at] : [])),
  ),
  ...offered(
    'line-mark',
    lines.flatMap(({ mark }, at) => (mark === 'place' ? [at] : [])),
  ),
]

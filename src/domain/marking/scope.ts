/**
 * Marks that cover no words: each is about a paragraph, a section of the text or the book. They
 * have an anchor as all marks do, so that a new edition, a backup or another program finds the
 * place.
 */
import { anchorAt, type Anchor } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import type { ParagraphId } from '../ids.ts'
import { kinds, type AnnotationKind } from '../kinds/index.ts'
import type { Half } from './halves.ts'

/** How much of a paragraph is the evidence of a place, in UTF-16 code units. */
const evidenceLength = 60

/**
 * Returns the anchor of a mark without words: the beginning of the source of its paragraph, which
 * nothing changes and which is never empty. A section has its heading, a book its first paragraph.
 */
export const placeAnchor = (paragraph: ParagraphId, source: string): Anchor =>
  anchorAt(paragraph, source, 0, Math.min(evidenceLength, source.length))

/** Whether two marks without words are about the same thing. A book has one place. */
export const isAboutSame = (
  a: Pick<Annotation, 'scope' | 'side' | 'anchors'>,
  b: Pick<Annotation, 'scope' | 'side' | 'anchors'>,
): boolean =>
  a.scope !== undefined &&
  a.scope === b.scope &&
  (a.scope === 'book' ||
    (a.side === b.side &&
      a.anchors[0]?.paragraphId === b.anchors[0]?.paragraphId &&
      a.anchors[0]?.start === b.anchors[0]?.start))

/**
 * Whether a mark can be of `kind`: what an emendation or a term says is about words, so a mark
 * without words cannot be one.
 */
export const canBe = ({ scope }: Pick<Annotation, 'scope'>, kind: AnnotationKind): boolean =>
  scope === undefined || Object.keys(kinds[kind].words).length === 0

/** Where a mark is shown in the text; UTF-16 offsets. */
interface ShownRange {
  readonly index: number
  readonly side: Half['side']
  readonly start: number
  readonly end: number
}

/**
 * Returns where one half of `mark` is shown: its first words, or the beginning of the paragraph on
 * its own side if it covers none. Returns null without a half.
 */
export function shownRange(
  mark: Pick<Annotation, 'scope' | 'side'>,
  half: Half | null | undefined,
): ShownRange | null {
  const [anchor] = half?.anchors ?? []
  if (!half || !anchor) return null
  if (mark.scope === undefined)
    return { index: half.index, side: half.side, start: anchor.start, end: anchor.end }
  const end = mark.side === half.side ? anchor.end : 0
  return { index: half.index, side: mark.side, start: 0, end }
}

/**
 * Marks that cover no words: each is about a paragraph, a section of the text or the book. They
 * have an anchor as all marks do, so that a new edition, a backup or another program finds the
 * place.
 */
import { anchorAt, type Anchor } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import type { ParagraphId } from '../ids.ts'

/** What a mark without words is about. A section is what a heading begins. */
export const markScopes = ['paragraph', 'section', 'book'] as const
export type MarkScope = (typeof markScopes)[number]

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
    (a.side === b.side && a.anchors[0]?.paragraphId === b.anchors[0]?.paragraphId))

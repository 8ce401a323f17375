import type { Range } from '#domain/anchor'
import type { ParagraphId } from '#domain/ids'
import { isOutside } from '#domain/notes/link-target'
import { formats, type Format, type RichText, type Span } from '#domain/rich-text'
import type { Around, SourceText } from './looks.ts'
import { piecesOf } from './pieces.ts'
import type { Mark } from './survey.ts'

/** A part of a text with the same look all over. */
export interface MarkedPiece extends Range {
  /** Empty only if the whole text is. */
  readonly text: string
  /** In nesting order. */
  readonly looks: readonly Format[]
  /** The address outside the library that it links to. */
  readonly link: string | null
  /** The address inside the library that it links to. */
  readonly inside: string | null
  /** The paragraph of the note that it refers to in print. */
  readonly refersTo: ParagraphId | null
  /** The marks over it that cover words. */
  readonly drawn: readonly Mark[]
  /** The marks whose sign comes after it. */
  readonly signs: readonly Mark[]
}

const lookless = { looks: [], link: null, inside: null, refersTo: null, drawn: [] } as const

/** The text before a sign, which is cut there. */
interface UpToSign extends Range {
  readonly isSign: true
}

/**
 * Divides a text wherever its look changes or a sign comes. Signs in an empty text have a piece.
 */
export function markedPieces(
  { text, spans, around = [] }: RichText & Partial<SourceText>,
  marks: readonly Mark[],
): readonly MarkedPiece[] {
  const signs = marks.filter(({ sign }) => sign !== null)
  if (text === '') return signs.length === 0 ? [] : [{ text, start: 0, end: 0, ...lookless, signs }]
  const cuts = signs.map(({ sign }): UpToSign => ({ start: 0, end: sign ?? 0, isSign: true }))
  const ranges = [...marks, ...spans, ...around, ...cuts]
  return piecesOf<Span | Mark | Around | UpToSign>(text, ranges).map(({ over, ...piece }) => {
    const looks = formats.filter(format => over.some(it => 'format' in it && it.format === format))
    const link = over.find(it => 'target' in it)?.target ?? null
    return {
      ...piece,
      looks,
      link: link !== null && isOutside(link) ? link : null,
      inside: link !== null && !isOutside(link) ? link : null,
      refersTo: over.find(it => 'note' in it)?.note ?? null,
      drawn: over.filter(it => 'isAbout' in it).filter(({ isAbout }) => !isAbout),
      signs: signs.filter(({ sign }) => sign === piece.end),
    }
  })
}

/**
 * What the reader corrected about the sentences of a pair. Punctuation and the aligner say the
 * rest. Rows are in places of the print, as marks are.
 */
import type { Anchor, Side } from '../anchor.ts'
import type { Stamped } from '../clock.ts'
import type { BookId, SentenceChangeId } from '../ids.ts'
import { halvesOf } from '../marking/halves.ts'

export const sentenceChangeKinds = ['border', 'link'] as const

/** The most anchors on one side of a link. */
export const mostSentenceAnchors = 60

/**
 * `border`: whether a sentence begins at the first word of `anchors`. `link`: whether the sentences
 * of `anchors` and those of `counterpart` belong together, and with no others.
 */
export interface SentenceChange extends Stamped {
  readonly id: SentenceChangeId
  readonly bookId: BookId
  readonly kind: (typeof sentenceChangeKinds)[number]
  readonly says: boolean
  readonly side: Side
  /** The place in the book, from 0, of the printed paragraph. */
  readonly index: number
  readonly anchors: readonly Anchor[]
  /** The sentences of the other side; a border has none. */
  readonly counterpart?: { readonly index: number; readonly anchors: readonly Anchor[] } | null
  /**
   * Whether it is of an older edition and its words have no certain place in this one. It changes
   * nothing, and waits for the reader until it is deleted.
   */
  readonly waits?: boolean
  readonly createdAt: number
  readonly updatedAt: number
  /** Milliseconds since 1970; null if it holds. */
  readonly deletedAt: number | null
}

/** Whether the reader has yet to decide where a correction of an older edition belongs. */
export const isWaitingSentence = ({
  waits,
  deletedAt,
}: Pick<SentenceChange, 'waits' | 'deletedAt'>): boolean => waits === true && deletedAt === null

/** Whether the row says what its kind needs. */
export const isSoundChange = ({
  kind,
  anchors,
  counterpart,
}: Pick<SentenceChange, 'kind' | 'anchors'> & {
  readonly counterpart?: SentenceChange['counterpart'] | undefined
}): boolean => {
  const sides = [anchors, ...(counterpart ? [counterpart.anchors] : [])]
  return (
    (kind === 'link') === Boolean(counterpart) &&
    sides.every(({ length }) => length > 0 && length <= mostSentenceAnchors)
  )
}

/** Whether two rows are about the same border, or are links that have a sentence in common. */
export function areAboutTheSame(one: SentenceChange, other: SentenceChange): boolean {
  if (one.kind !== other.kind) return false
  return halvesOf(one).some(own =>
    halvesOf(other).some(
      half =>
        half.side === own.side &&
        half.anchors.some(a => own.anchors.some(b => areTogether(a, b, one.kind))),
    ),
  )
}

const areTogether = (a: Anchor, b: Anchor, kind: SentenceChange['kind']): boolean =>
  a.paragraphId === b.paragraphId &&
  (kind === 'border' ? a.start === b.start : a.start < b.end && b.start < a.end)

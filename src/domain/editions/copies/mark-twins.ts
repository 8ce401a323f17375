import type { Anchor } from '../../anchor.ts'
import type { Annotation } from '../../annotation.ts'
import type { AnnotationId } from '../../ids.ts'
import { twinsAmong } from './twins.ts'

/** A mark of the old edition, and its first anchor in the new one. */
interface LandedMark {
  readonly annotation: Annotation
  readonly anchor: Anchor
}

/**
 * Returns the marks of the new edition, which are `present`, that came with an edition between the
 * two, by the marks of the old one that they are copies of. The reader may have changed them since.
 * `carried` returns the name of a mark that comes without another edition between.
 */
export function markTwins(
  landed: readonly LandedMark[],
  present: ReadonlyMap<AnnotationId, Annotation>,
  carried: (id: AnnotationId) => AnnotationId,
): ReadonlyMap<AnnotationId, AnnotationId> {
  const direct = new Set(landed.map(({ annotation: { id } }) => carried(id)))
  const isLive = (id: AnnotationId) => present.get(id)?.deletedAt === null
  const old = landed.flatMap(({ annotation, anchor }) =>
    isLive(carried(annotation.id)) ? [] : [{ id: annotation.id, keys: keysOf(annotation, anchor) }],
  )
  const others = [...present.values()].flatMap(mark => {
    const [anchor] = mark.anchors
    if (!anchor || !isLive(mark.id) || direct.has(mark.id)) return []
    return [{ id: mark.id, keys: keysOf(mark, anchor) }]
  })
  return twinsAmong(old, others)
}

/**
 * Says when a mark was made and on which side, as its copies do, with its kind, words and note; and
 * then with its words alone, or its paragraph alone.
 */
function keysOf(
  { createdAt, kind, side, scope, note }: Annotation,
  { paragraphId: id, start, end, quote }: Anchor,
): readonly string[] {
  const made = [createdAt, side, scope ?? '']
  const place = start === end ? '' : id
  const words = note.map(({ text }) => text)
  return [
    [...made, kind, place, start, end, quote.exact, words],
    [...made, quote.exact],
    [...made, id],
  ].map(parts => JSON.stringify(parts))
}

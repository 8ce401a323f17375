import type { Annotation, Counterpart } from '#domain/annotation'
import { annotationId, type AnnotationId } from '#domain/ids'
import { hasKindWords, kindFieldsOf, kinds } from '#domain/kinds/index'
import { linkOfBoth, type Half } from '#domain/marking/halves'
import { withLinksMoved } from '#domain/notes/moved-links'
import { passagesOfNote } from '#domain/notes/passage'
import { withTag } from '#domain/tags'
import type { MarkChanges, MarksTools } from './marks.ts'
import type { Mover } from './mover.ts'

/** Splits marks, and merges two into one. Each is one step of undo. */
export class Parting {
  readonly #tools: MarksTools
  readonly #changes: MarkChanges
  readonly #mover: Mover

  constructor(tools: MarksTools, changes: MarkChanges, mover: Mover) {
    this.#tools = tools
    this.#changes = changes
    this.#mover = mover
  }

  split(id: AnnotationId, [first, second]: readonly [Half, Half]): AnnotationId | null {
    const { newId, now, undo } = this.#tools
    const row = this.#present(id)
    if (!row) return null
    const moved = this.#mover.moveAlone(id, first)
    if (!moved) return null
    const at = now()
    const { counterpart: _stays, stamp: _own, ...alone } = row
    const { noted, bare } = kinds[row.kind]
    // The note stays with the first part, so a highlight that was a note is a highlight here. So do
    // the words of its kind: a reading that two parts propose would be twice in the emended text.
    const isPlain = hasKindWords(row) || (noted === row.kind && bare !== row.kind)
    const fields = isPlain ? kinds.highlight.made : kindFieldsOf(row)
    const made = this.#changes.write({
      ...alone,
      ...second,
      ...fields,
      id: annotationId(newId()),
      note: [],
      createdAt: at,
      updatedAt: at,
    })
    const step = this.#changes.stepOf('splitMark', made, () => ({ field: 'presence', to: 'there' }))
    undo.push(step)
    undo.join([moved, step], 'splitMark')
    return made.id
  }

  merge(id: AnnotationId, other: AnnotationId, to: Half): boolean {
    const [row, merged] = [this.#present(id), this.#present(other)]
    if (!row || !merged || id === other) return false
    const name = 'mergeMarks'
    const [from, kind] = [kindFieldsOf(row), kindFieldsOf(merged)]
    // An ordinary mark takes the kind of the other, which may say more.
    const isOrdinary = kinds[row.kind].turn === null && kinds[merged.kind].turn !== null
    // Words that only the kind of the other has would be lost.
    if (!isOrdinary && hasKindWords(merged)) return false
    const link = linkOfBoth(row, merged, to.side)
    if (link === 'twoLinks') return false
    const note = [...row.note, ...merged.note]
    const tags = merged.tags.reduce<readonly string[]>(withTag, row.tags)
    const change = (...of: Parameters<MarkChanges['make']>) => this.#changes.make(...of)
    const steps = [
      this.#mover.moveAlone(id, to),
      change(id, name, { field: 'note', from: row.note, to: note }),
      change(id, name, { field: 'tags', from: row.tags, to: tags }),
      isOrdinary ? change(id, name, { field: 'kind', from, to: kind }) : null,
      // A mark without a link is on the side of `to`, so the link is its counterpart.
      link && !row.counterpart
        ? change(id, name, { field: 'counterpart', from: null, to: counterpartOf(link) })
        : null,
      ...this.#furtherMoved(merged, row).map(({ id, from, to }) =>
        change(id, name, { field: 'note', from, to }),
      ),
      change(other, name, { field: 'presence', to: 'deleted' }),
    ]
    this.#tools.undo.join(
      steps.flatMap(step => step ?? []),
      name,
    )
    return true
  }

  /** The further passages of a note that becomes part of another, with what they then say. */
  #furtherMoved(merged: Annotation, into: Annotation) {
    const place = { kind: 'mark', book: into.bookId, mark: into.id } as const
    return passagesOfNote(merged, this.#tools.rows.values())
      .filter(({ id, deletedAt }) => deletedAt === null && id !== into.id)
      .map(({ id, note }) => ({ id, from: note, to: withLinksMoved(note, () => place) }))
  }

  /** A mark that covers words, or null. */
  #present(id: AnnotationId): Annotation | null {
    const row = this.#tools.rows.get(id)
    return row?.deletedAt === null && !row.scope ? row : null
  }
}

/** Returns a half as the other words of a mark, with fields that this version does not know. */
function counterpartOf({ side: _other, ...words }: Half): Counterpart {
  return words
}

import type { NoteBody } from '#domain/annotation'
import type { AnnotationId, BookId } from '#domain/ids'
import { annotationId } from '#domain/ids'
import { kinds, type KindFields } from '#domain/kinds/index'
import { linkTo } from '#domain/notes/passage'
import { addressOf } from '#domain/notes/place'
import type { BroughtNote } from '#formats/notes/brought-note'
import type { NoteFate } from './notes-plan.ts'

/** One of the places that a note of another program is about. */
export interface PartOfNote {
  readonly id: AnnotationId
  readonly note: BroughtNote
  readonly fate: NoteFate
  /** What it becomes; null for what its fields say. */
  readonly kind: KindFields | null
}

/**
 * Returns a note of another program as one with its words, and further passages of it: each of its
 * quotes has a place of its own. A quote that has a certain place has the note. If nothing is said
 * of the words, each is a mark by itself. Null if none of the quotes has a place.
 */
export function partsOfNote(
  id: AnnotationId,
  whole: BroughtNote,
  book: BookId,
  fateOf: (note: BroughtNote) => NoteFate,
): readonly PartOfNote[] | null {
  const parts = whole.quotes.map(quote => {
    const note = { ...whole, quotes: [quote] }
    return { note, fate: fateOf(note) }
  })
  if (parts.every(({ fate }) => fate.is === 'lost')) return null
  const leads = (['placed', 'unsure'] as const)
    .map(is => parts.findIndex(({ fate }) => fate.is === is))
    .find(place => place >= 0)
  const saysNothing = whole.note.length === 0
  return parts.map(({ note, fate }, place): PartOfNote => {
    if (place === leads) return { id, note, fate, kind: null }
    return {
      id: annotationId(`${id}-${place}`),
      note: saysNothing ? note : { ...note, note: leadingTo(id, whole, book), tags: [] },
      fate,
      kind: saysNothing ? null : kinds.reference.made,
    }
  })
}

/** The words of the link are the first ones of the note. */
const mostWords = 40

const leadingTo = (mark: AnnotationId, { note }: BroughtNote, book: BookId): NoteBody => {
  const words = Array.from(note.find(({ text }) => text.trim() !== '')?.text.trim() ?? '')
  return linkTo(
    addressOf({ kind: 'mark', book, mark }),
    words.length > mostWords ? `${words.slice(0, mostWords).join('')}…` : words.join(''),
  )
}

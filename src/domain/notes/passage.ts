/**
 * Further passages of a note. A passage is a cross-reference with nothing but a link to the mark
 * that has the note, so everything that follows marks and links follows it.
 */
import type { Annotation, NoteBody } from '../annotation.ts'
import type { AnnotationId } from '../ids.ts'
import { addressOf, placeAt } from './place.ts'

/** Returns a note that says `words` and leads to `address`. */
export const linkTo = (address: string, words: string): NoteBody => [
  { text: words, spans: [{ format: 'link', target: address, start: 0, end: words.length }] },
]

/**
 * Returns the address of the mark whose note is also about the words of `mark`; null if `mark` is
 * no such passage.
 */
export function passageOf({ kind, note }: Pick<Annotation, 'kind' | 'note'>): string | null {
  const [line, ...others] = note
  if (kind !== 'reference' || !line || others.length > 0) return null
  const [span, ...spans] = line.spans
  if (span?.format !== 'link' || spans.length > 0) return null
  if (span.start !== 0 || span.end !== line.text.length) return null
  const place = placeAt(span.target)
  return place?.kind === 'mark' ? addressOf(place) : null
}

/** Returns the marks of `all` that are nothing but further passages of the note of `head`. */
export function passagesOfNote(
  head: Pick<Annotation, 'bookId' | 'id'>,
  all: Iterable<Annotation>,
): readonly Annotation[] {
  const address = markAddress(head)
  return [...all].filter(mark => mark.bookId === head.bookId && passageOf(mark) === address)
}

/** The address by which links lead to a mark. */
const markAddress = ({ bookId, id }: Pick<Annotation, 'bookId' | 'id'>): string =>
  addressOf({ kind: 'mark', book: bookId, mark: id })

/**
 * Returns the further passages among `marks`, by the ids of the marks that have their notes, in the
 * order of `marks`. Leaves out those whose note is not among `marks`, or is a further passage
 * itself.
 */
export function furtherPassages(
  marks: readonly Annotation[],
): ReadonlyMap<AnnotationId, readonly Annotation[]> {
  const leading = marks.flatMap(mark => {
    const address = passageOf(mark)
    return address === null ? [] : [{ mark, address }]
  })
  const found = new Map<AnnotationId, Annotation[]>()
  if (leading.length === 0) return found
  const further = new Set(leading.map(({ mark }) => mark))
  const heads = new Map(
    marks.filter(mark => !further.has(mark)).map(one => [markAddress(one), one]),
  )
  for (const { mark, address } of leading) {
    const head = heads.get(address)
    if (!head) continue
    const known = found.get(head.id)
    if (known) known.push(mark)
    else found.set(head.id, [mark])
  }
  return found
}

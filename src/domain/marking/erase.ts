/** Deleting marks for good. The row stays, so that no other copy brings the words back. */
import type { Annotation } from '../annotation.ts'
import type { Anchor } from '../anchor.ts'
import {
  hasKindWords,
  kindFieldsOf,
  kindWordsOf,
  withKindWord,
  type KindFields,
} from '../kinds/index.ts'
import { furtherPassages } from '../notes/passage.ts'
import { isBlank } from '../rich-text.ts'

/** Whether the reader has deleted a mark for good. */
export const isErased = ({
  deletedAt,
  erased,
}: Pick<Annotation, 'deletedAt' | 'erased'>): boolean => deletedAt !== null && erased === deletedAt

/**
 * Returns a deleted mark at `now` without its words and those that it quotes; null if it is there,
 * or without words already.
 */
export function erase(mark: Annotation, now: number): Annotation | null {
  if (mark.deletedAt === null || isErased(mark)) return null
  return {
    ...mark,
    ...wordlessKind(mark),
    anchors: mark.anchors.map(wordless),
    ...(mark.counterpart && { counterpart: null }),
    ...(mark.settledAt !== undefined && { settledAt: null }),
    note: [],
    tags: [],
    erased: mark.deletedAt,
    updatedAt: now,
  }
}

/** Every field is kept, because a field that is left out of a row stays in the database. */
const wordlessKind = (mark: Annotation): KindFields =>
  kindWordsOf(mark).reduce<KindFields>(
    (row, { name }) => withKindWord(row, name, '') ?? row,
    kindFieldsOf(mark),
  )

const wordless = (anchor: Anchor): Anchor => ({
  ...anchor,
  quote: { exact: '', prefix: '', suffix: '' },
})

/** A deleted mark that says something, with the further passages of its note that went with it. */
export interface DeletedMark {
  readonly mark: Annotation
  readonly passages: readonly Annotation[]
}

/** Returns the deleted marks among `rows` whose words the reader may want back, latest first. */
export function deletedMarks(rows: Iterable<Annotation>): readonly DeletedMark[] {
  const gone = [...rows].filter(
    mark => mark.deletedAt !== null && !isErased(mark) && saysMore(mark),
  )
  const further = furtherPassages(gone)
  const found = gone.map(mark => ({
    mark,
    passages: further.get(mark.id)?.filter(({ deletedAt }) => deletedAt === mark.deletedAt) ?? [],
  }))
  const inside = new Set(found.flatMap(({ passages }) => passages))
  return found
    .filter(({ mark }) => !inside.has(mark))
    .sort((a, b) => (b.mark.deletedAt ?? 0) - (a.mark.deletedAt ?? 0))
}

const saysMore = (mark: Annotation): boolean =>
  !mark.note.every(isBlank) || mark.tags.length > 0 || hasKindWords(mark)

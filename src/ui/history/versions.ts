import type { Annotation } from '#domain/annotation'
import type { Versioned } from '#domain/history'
import { kindWordsOf, type KindFields } from '#domain/kinds/index'

/** Returns a version, or the present row, as plain text. */
export function textOfVersion(version: Versioned): string {
  switch (version.table) {
    case 'translations':
      return version.row.content.text
    case 'annotations':
      return textOfMark(version.row)
    case 'categories':
      return version.row.name ?? ''
    case 'books':
      return version.row.title ?? ''
    case 'ownWords':
      return version.row.kind === 'gloss' ? version.row.meaning : version.row.expression
    case 'outline':
      return [version.row.title, ...version.row.body.map(({ text }) => text)].join('\n').trim()
  }
}

/**
 * Returns the words of a mark as plain text: a line for each text of its kind and each paragraph of
 * its note, and one for all tags.
 */
export const textOfMark = ({
  note,
  tags,
  ...kind
}: Pick<Annotation, 'note' | 'tags'> & KindFields): string =>
  [
    ...kindWordsOf(kind).flatMap(({ text }) => (text === '' ? [] : [text])),
    ...note.map(({ text }) => text),
    ...(tags.length === 0 ? [] : [tags.map(tag => `#${tag}`).join('  ')]),
  ].join('\n')

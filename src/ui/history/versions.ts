import type { Annotation } from '#domain/annotation'
import type { Versioned } from '#domain/history'

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
  }
}

/** Returns a note and its tags as plain text: a line for each paragraph, and one for all tags. */
export const textOfMark = ({ note, tags }: Pick<Annotation, 'note' | 'tags'>): string =>
  [
    ...note.map(({ text }) => text),
    ...(tags.length === 0 ? [] : [tags.map(tag => `#${tag}`).join('  ')]),
  ].join('\n')

import type { Operation } from '#domain/operation'

/**
 * The reader's words in `operations` as plain text for pasting elsewhere, separated by blank lines.
 */
export const unsavedText = (operations: readonly Operation[]): string =>
  operations
    .flatMap(textsOf)
    .filter(text => text.trim() !== '')
    .join('\n\n')

function textsOf(operation: Operation): readonly string[] {
  switch (operation.table) {
    case 'translations':
      return [operation.row.content.text]
    case 'annotations':
      return operation.row.deletedAt === null
        ? [...operation.row.note.map(({ text }) => text), operation.row.tags.join(', ')]
        : []
    case 'categories':
      return [operation.row.name ?? '']
    case 'books':
      return [
        operation.row.title ?? '',
        operation.row.author ?? '',
        operation.row.translatedTitle ?? '',
        operation.row.translatedAuthor ?? '',
        operation.row.translatedOrigin ?? '',
      ]
    case 'ownWords':
      return operation.row.kind === 'gloss' && operation.row.deletedAt === null
        ? [
            [operation.row.expression, operation.row.reading, operation.row.meaning]
              .filter(words => words !== '')
              .join(' '),
            operation.row.note,
          ]
        : []
    case 'outline':
      return operation.row.deletedAt === null && operation.row.kind !== 'mark'
        ? [operation.row.title, ...operation.row.body.map(({ text }) => text)]
        : []
    case 'positions':
    case 'settings':
    case 'history':
    case 'structure':
    case 'sentences':
      return []
  }
}

/** Fills the form in which a passage is copied with its reference. The reader can edit the form. */
import type { Book } from '../book.ts'

/** What a form can name, in braces. */
export const referenceFields = [
  'passage',
  'translation',
  'title',
  'author',
  'translatedTitle',
  'translatedAuthor',
  'chapter',
  'paragraph',
  'link',
] as const
export type ReferenceField = (typeof referenceFields)[number]

/** The longest form, in UTF-16 code units. */
export const longestReferenceForm = 2000

/** Optional parts are in square brackets: they are left out if a field in them is empty. */
export const usualReferenceForm = `“{passage}”
[{translation}
]— [{author}, ]{title}[, {chapter}], ¶ {paragraph}`

const optional = /\[([^[\]]*)\]/g
const field = /\{(\w+)\}/g

/**
 * Returns `form` with the value of each field, which may be empty. Names that are no fields stay as
 * written.
 */
export function filledReference(form: string, valueOf: (field: ReferenceField) => string): string {
  const isEmpty = (name: ReferenceField) => valueOf(name) === ''
  const chosen = form.replaceAll(optional, (whole, part: string) => {
    const names = Array.from(part.matchAll(field), ([, name = '']) => name).filter(isField)
    if (names.length === 0) return whole
    return names.some(isEmpty) ? '' : part
  })
  return chosen
    .replaceAll(field, (whole, name: string) => (isField(name) ? valueOf(name) : whole))
    .trim()
}

const isField = (name: string): name is ReferenceField =>
  referenceFields.some(known => known === name)

/**
 * Returns the title of the nearest heading at or before paragraph `index` of `book`, counted from
 * 0; empty before the first heading.
 */
export function headingAt(book: Pick<Book, 'chapters'>, index: number): string {
  let first = 0
  let title = ''
  for (const { paragraphs, headings, ...chapter } of book.chapters) {
    if (first > index) break
    if (chapter.title !== '') title = chapter.title
    const nearest = headings.findLast(heading => first + heading.index <= index)
    if (nearest) title = nearest.title
    first += paragraphs
  }
  return title
}

/** Returns the numbers of paragraphs `from` to `to`, counted from 0, as a reader counts them. */
export const paragraphNumbers = (from: number, to: number): string =>
  from === to ? `${from + 1}` : `${from + 1}–${to + 1}`

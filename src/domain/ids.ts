/**
 * Names of things that are kept. Each is a string that only its own kind of
 * thing can be called by: the compiler refuses a paragraph where a book is meant.
 */
declare const kind: unique symbol
type Id<Kind extends string> = string & { readonly [kind]: Kind }

/** A book's name: derived from the content of its text, so the same text is the same book. */
export type BookId = Id<'book'>
/** A source paragraph's permanent name inside its book; its translation has the same one. */
export type ParagraphId = Id<'paragraph'>
export type AnnotationId = Id<'annotation'>
export type CategoryId = Id<'category'>
/** `<chapter>.<section>`, both counted from 0: what one editor holds. */
export type SectionId = Id<'section'>

/** Letters, digits, hyphen and dot, not beginning with a dot: safe as a file name, an attribute and a key. */
const safeName = /^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/

/** Whether `value` may name a book, a paragraph, an annotation or a category. */
export function isSafeName(value: unknown): value is string {
  return typeof value === 'string' && safeName.test(value)
}

/** Thrown where a string that must be a safe name is not one. */
export class UnsafeNameError extends TypeError {
  override name = 'UnsafeNameError'
}

function named<T extends string>(value: string): T {
  if (!isSafeName(value)) throw new UnsafeNameError(`not a safe name: ${JSON.stringify(value)}`)
  return value as T
}

export const bookId = (value: string): BookId => named(value)
export const paragraphId = (value: string): ParagraphId => named(value)
export const annotationId = (value: string): AnnotationId => named(value)
export const categoryId = (value: string): CategoryId => named(value)
/** The name of section `section` of chapter `chapter`, both counted from 0. */
export const sectionId = (chapter: number, section: number): SectionId =>
  named(`${chapter}.${section}`)

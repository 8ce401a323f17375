/**
 * Names of stored things. Each is a string with its own type, so that the compiler refuses a
 * paragraph's name in place of a book's.
 */
declare const kind: unique symbol
type Id<Kind extends string> = string & { readonly [kind]: Kind }

/** The name of a book. It is derived from the text, so the same text is the same book. */
export type BookId = Id<'book'>
/** The permanent name of a source paragraph inside its book. Its translation has the same name. */
export type ParagraphId = Id<'paragraph'>
export type AnnotationId = Id<'annotation'>
export type CategoryId = Id<'category'>
/** The name of something that the reader says of a word. */
export type OwnWordId = Id<'own word'>
/** The name of an outline, or of something in one. */
export type OutlineItemId = Id<'outlineItem'>
/** The name of what the reader corrected about the sentences of a pair. */
export type SentenceChangeId = Id<'sentence change'>
/** `<chapter>.<section>`, both counted from 0. One editor holds one section. */
export type SectionId = Id<'section'>

/**
 * Letters, digits, hyphens and dots, with no dot at the beginning: safe as a file name, an
 * attribute and a key.
 */
const safeName = /^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/

/** Whether `value` may name a book, a paragraph, an annotation or a category. */
export function isSafeName(value: unknown): value is string {
  return typeof value === 'string' && safeName.test(value)
}

/** Thrown if a string is not a safe name. */
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
export const outlineItemId = (value: string): OutlineItemId => named(value)
export const categoryId = (value: string): CategoryId => named(value)
export const sentenceChangeId = (value: string): SentenceChangeId => named(value)
export const ownWordId = (value: string): OwnWordId => named(value)
/** The name of section `section` of chapter `chapter`, both counted from 0. */
export const sectionId = (chapter: number, section: number): SectionId =>
  named(`${chapter}.${section}`)

/**
 * The checks every row passes when it is read. Open: fields that are not known here are
 * kept, because a newer program may have written them.
 */
import { annotationKinds, markColours, markShapes } from '#domain/annotation'
import { isStamp, type Stamp } from '#domain/clock'
import { isSafeName, type AnnotationId, type BookId, type CategoryId } from '#domain/ids'
import type { ParagraphId } from '#domain/ids'
import { versionReasons } from '#domain/history'
import type { Rows, TableName } from '#domain/operation'
import { formats } from '#domain/rich-text'
import { translationStates } from '#domain/translation'
import * as v from 'valibot'
import { languageTag, setting } from './setting-row.ts'

const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const time = v.pipe(v.number(), v.finite(), v.minValue(0))
/** Rows from before there were stamps have none. One that is no stamp is none: the words beside it are whole. */
export const stamp = v.optional(v.fallback(v.optional(v.custom<Stamp>(isStamp)), undefined))
const side = v.picklist(['source', 'translation'])
const bookId = v.custom<BookId>(isSafeName)
const paragraphId = v.custom<ParagraphId>(isSafeName)
const categoryId = v.custom<CategoryId>(isSafeName)

const richText = v.looseObject({
  text: v.string(),
  spans: v.array(v.looseObject({ format: v.picklist(formats), start: offset, end: offset })),
})

const anchor = v.looseObject({
  paragraphId,
  start: offset,
  end: offset,
  quote: v.looseObject({ exact: v.string(), prefix: v.string(), suffix: v.string() }),
})

const translations = v.looseObject({
  bookId,
  paragraphId,
  index: offset,
  content: richText,
  state: v.picklist(translationStates),
  updatedAt: time,
  stamp,
})

const annotations = v.looseObject({
  id: v.custom<AnnotationId>(isSafeName),
  bookId,
  kind: v.picklist(keysOf(annotationKinds)),
  category: categoryId,
  side,
  index: offset,
  anchors: v.pipe(v.array(anchor), v.minLength(1)),
  note: v.array(richText),
  // Rows from before there were tags have none.
  tags: v.optional(v.array(v.string()), () => []),
  createdAt: time,
  updatedAt: time,
  stamp,
  deletedAt: v.nullable(time),
})

const categories = v.looseObject({
  id: categoryId,
  name: v.nullable(v.string()),
  colour: v.picklist(markColours),
  shape: v.picklist(markShapes),
  order: offset,
  updatedAt: time,
  stamp,
})

const positions = v.looseObject({
  bookId,
  paragraphId,
  index: offset,
  side,
  caretIndex: offset,
  caret: offset,
  top: v.pipe(v.number(), v.finite()),
  updatedAt: time,
  stamp,
})

/** What a backup can say of a book, and far more than `tidyWords` lets pass. */
const bookWords = v.pipe(v.string(), v.maxLength(10_000))

const books = v.looseObject({
  bookId,
  title: v.nullable(bookWords),
  author: v.nullable(bookWords),
  language: v.nullable(languageTag),
  removedAt: v.nullable(time),
  updatedAt: time,
  stamp,
})

const version = {
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
  target: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  why: v.picklist(versionReasons),
  at: time,
  updatedAt: time,
  stamp,
}

const history = v.variant('table', [
  v.looseObject({ ...version, table: v.literal('translations'), row: translations }),
  v.looseObject({ ...version, table: v.literal('annotations'), row: annotations }),
  v.looseObject({ ...version, table: v.literal('categories'), row: categories }),
  v.looseObject({ ...version, table: v.literal('books'), row: books }),
])

const checks: { readonly [T in TableName]: v.GenericSchema<unknown, Rows[T]> } = {
  translations,
  annotations,
  categories,
  positions,
  settings: setting,
  history,
  books,
}

/** Rows that could be understood, and how many could not and were passed over. */
export interface Checked<Row> {
  readonly rows: readonly Row[]
  readonly damaged: number
}

/** Those of `found` that are rows of `table`. What is undefined was not there, and is not counted. */
export function checked<T extends TableName>(
  table: T,
  found: readonly unknown[],
): Checked<Rows[T]> {
  const check: v.GenericSchema<unknown, Rows[T]> = checks[table]
  const rows: Rows[T][] = []
  let damaged = 0
  for (const row of found) {
    if (row === undefined) continue
    const result = v.safeParse(check, row)
    if (result.success) rows.push(result.output)
    else damaged++
  }
  return { rows, damaged }
}

function keysOf<T extends object>(table: T): readonly (keyof T & string)[] {
  return Object.keys(table) as (keyof T & string)[]
}

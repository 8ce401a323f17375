/**
 * The checks that every row passes when it is read. Unknown fields are kept, because a newer
 * program may have written them. The file is long because it has one check for each table, and they
 * share their parts.
 */
import { markColours, markScopes, markShapes } from '#domain/annotation'
import { isStamp, type Stamp } from '#domain/clock'
import { isSafeName, type AnnotationId, type BookId, type CategoryId } from '#domain/ids'
import type { OutlineItemId, ParagraphId } from '#domain/ids'
import { versionReasons } from '#domain/history'
import { hasKindFields } from '#domain/kinds/index'
import type { Rows, TableName } from '#domain/operation'
import { isNoteForm, type NoteForm } from '#domain/notes/block'
import { isLinkTarget } from '#domain/notes/link-target'
import { firstKey, isOrderKey } from '#domain/outline/key-form'
import { longestTitle, outlineKinds } from '#domain/outline/outline-item'
import { formats, textFormats } from '#domain/rich-text'
import { deepestLevel, keptEnd, keptWords, shownKinds } from '#domain/structure/paragraph-change'
import { translationStates } from '#domain/translation'
import * as v from 'valibot'
import { ownWord } from './own-word-row.ts'
import { brought, lenientNumbers, type NumberChecks } from './row-numbers.ts'
import { sentenceChange } from './sentence-row.ts'
import { languageTag, setting } from './setting-row.ts'

/** Missing in rows from before version 4. An invalid stamp is dropped and the row kept. */
export const stamp = v.optional(v.fallback(v.optional(v.custom<Stamp>(isStamp)), undefined))
const side = v.picklist(['source', 'translation'])
const bookId = v.custom<BookId>(isSafeName)
const paragraphId = v.custom<ParagraphId>(isSafeName)
const categoryId = v.custom<CategoryId>(isSafeName)

/** The longest words of a book in a backup, far more than `tidyWords` allows. */
const bookWords = v.pipe(v.string(), v.maxLength(10_000))

type Checks = { readonly [T in TableName]: () => v.GenericSchema<unknown, Rows[T]> }

const span = <Name extends v.GenericSchema<unknown, string>>(
  format: Name,
  offset: NumberChecks['offset'],
) => v.looseObject({ format, start: offset, end: offset })

/** Leniently, spans that `one` refuses are left out. */
const spansOf = <Span>(one: v.GenericSchema<unknown, Span>, { isLenient }: NumberChecks) =>
  isLenient
    ? v.fallback(
        v.pipe(
          v.array(v.fallback(v.nullable(one), null)),
          v.transform(spans => spans.filter(found => found !== null)),
        ),
        [],
      )
    : v.array(one)

const richText = (numbers: NumberChecks) =>
  v.looseObject({
    text: v.string(),
    spans: spansOf(span(v.picklist(textFormats), numbers.offset), numbers),
  })

const strictParagraph = (numbers: NumberChecks) =>
  v.looseObject({
    text: v.string(),
    spans: spansOf(
      v.variant('format', [
        span(v.picklist(formats), numbers.offset),
        v.looseObject({
          ...span(v.literal('link'), numbers.offset).entries,
          target: v.custom<string>(isLinkTarget),
        }),
      ]),
      numbers,
    ),
    // Missing in ordinary paragraphs, and in all before version 6.
    block: v.exactOptional(v.custom<NoteForm>(isNoteForm)),
  })

/** Leniently, a paragraph with a damaged form is an ordinary one. */
const noteParagraph = (numbers: NumberChecks) =>
  numbers.isLenient
    ? v.pipe(v.unknown(), v.transform(withoutDamagedForm), strictParagraph(numbers))
    : strictParagraph(numbers)

function withoutDamagedForm(paragraph: unknown): unknown {
  if (typeof paragraph !== 'object' || paragraph === null || !('block' in paragraph))
    return paragraph
  const { block, ...ordinary } = paragraph
  return isNoteForm(block) ? paragraph : ordinary
}

const translations = (numbers: NumberChecks) =>
  v.looseObject({
    bookId,
    paragraphId,
    index: numbers.index,
    content: richText(numbers),
    state: v.picklist(translationStates),
    updatedAt: numbers.time,
    stamp,
  })

const anchor = ({ offset }: NumberChecks) =>
  v.looseObject({
    paragraphId,
    start: offset,
    end: offset,
    quote: v.looseObject({ exact: v.string(), prefix: v.string(), suffix: v.string() }),
  })

const anchors = (numbers: NumberChecks) => v.pipe(v.array(anchor(numbers)), v.minLength(1))

/** Leniently, a damaged one is left out. */
function counterpart(numbers: NumberChecks) {
  const strict = v.optional(
    v.nullable(v.looseObject({ index: numbers.index, anchors: anchors(numbers) })),
  )
  return numbers.isLenient ? v.optional(v.fallback(strict, undefined)) : strict
}

/** Leniently, an unknown one is left out. */
function scope({ isLenient }: NumberChecks) {
  const strict = v.optional(v.picklist(markScopes))
  return isLenient ? v.optional(v.fallback(strict, undefined)) : strict
}

const annotations = (numbers: NumberChecks) =>
  v.pipe(
    v.looseObject({
      id: v.custom<AnnotationId>(isSafeName),
      bookId,
      kind: v.string(),
      category: categoryId,
      side,
      index: numbers.index,
      anchors: anchors(numbers),
      // Missing in rows from before version 6, and in marks that never had one.
      counterpart: counterpart(numbers),
      // Missing in rows from before version 6, and in marks that cover words.
      scope: scope(numbers),
      note: v.array(noteParagraph(numbers)),
      // Missing in rows from before version 3.
      tags: v.optional(v.array(v.string()), () => []),
      createdAt: numbers.time,
      updatedAt: numbers.time,
      stamp,
      deletedAt: v.nullable(numbers.time),
    }),
    // A present but undefined field would replace the stored one when the row is written.
    v.transform(({ counterpart, scope, ...row }) => ({
      ...row,
      ...(counterpart !== undefined && { counterpart }),
      ...(scope !== undefined && { scope }),
    })),
    v.guard(hasKindFields),
  )

const categories = ({ index, time }: NumberChecks) =>
  v.looseObject({
    id: categoryId,
    name: v.nullable(v.string()),
    colour: v.picklist(markColours),
    shape: v.picklist(markShapes),
    order: index,
    // Missing in rows from before version 5.
    bookId: v.optional(v.nullable(bookId), null),
    deletedAt: v.optional(v.nullable(time), null),
    updatedAt: time,
    stamp,
  })

const positions = ({ index, offset, top, time }: NumberChecks) =>
  v.looseObject({
    bookId,
    paragraphId,
    index,
    side,
    caretIndex: index,
    caret: offset,
    top,
    furthest: v.optional(index),
    updatedAt: time,
    stamp,
  })

const books = ({ time }: NumberChecks) =>
  v.pipe(
    v.looseObject({
      bookId,
      title: v.nullable(bookWords),
      author: v.nullable(bookWords),
      language: v.nullable(languageTag),
      // Missing in rows from before version 5.
      translatedTitle: v.optional(v.nullable(bookWords), null),
      translatedAuthor: v.optional(v.nullable(bookWords), null),
      // Missing in rows of programs that did not know it.
      translationLanguage: v.fallback(v.optional(v.nullable(languageTag)), undefined),
      translatedOrigin: v.optional(v.nullable(bookWords)),
      removedAt: v.nullable(time),
      addedAt: v.optional(time),
      updatedAt: time,
      stamp,
    }),
    // Merging must take neither a missing nor a damaged language for a choice.
    v.transform(({ translationLanguage, ...row }) => ({
      ...row,
      ...(translationLanguage !== undefined && { translationLanguage }),
    })),
  )

const changedFields = {
  begins: v.nullable(v.boolean()),
  kind: v.nullable(v.picklist(shownKinds)),
  level: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(deepestLevel))),
}

const waits = v.looseObject({
  ...changedFields,
  before: v.pipe(v.string(), v.maxLength(keptWords)),
  isDecided: v.exactOptional(v.boolean()),
})

const structure = ({ index, offset, time }: NumberChecks) =>
  v.looseObject({
    bookId,
    place: paragraphId,
    index,
    ...changedFields,
    waits: v.exactOptional(v.nullable(waits)),
    words: v.pipe(v.string(), v.maxLength(keptWords)),
    after: v.nullable(
      v.looseObject({
        id: paragraphId,
        length: offset,
        end: v.pipe(v.string(), v.maxLength(keptEnd)),
      }),
    ),
    updatedAt: time,
    stamp,
  })

const ownWords = (numbers: NumberChecks) => ownWord({ ...numbers, anchor: anchor(numbers), stamp })
const outlineItemId = v.custom<OutlineItemId>(isSafeName)

const outline = (numbers: NumberChecks) =>
  v.looseObject({
    id: outlineItemId,
    outline: outlineItemId,
    bookId: v.nullable(bookId),
    parent: v.nullable(outlineItemId),
    // One that is no key is that of the end, so that the reader's words stay.
    order: numbers.isLenient
      ? v.fallback(v.custom<string>(isOrderKey), firstKey)
      : v.custom<string>(isOrderKey),
    kind: v.picklist(outlineKinds),
    title: v.pipe(v.string(), v.maxLength(longestTitle)),
    body: v.array(noteParagraph(numbers)),
    mark: v.nullable(v.looseObject({ book: bookId, id: v.custom<AnnotationId>(isSafeName) })),
    createdAt: numbers.time,
    deletedAt: v.nullable(numbers.time),
    updatedAt: numbers.time,
    stamp,
  })

const sentences = (numbers: NumberChecks) =>
  sentenceChange({ ...numbers, anchors: anchors(numbers), stamp })

function history(numbers: NumberChecks) {
  const version = {
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
    target: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
    why: v.picklist(versionReasons),
    at: numbers.time,
    updatedAt: numbers.time,
    stamp,
  }
  return v.variant('table', [
    v.looseObject({ ...version, table: v.literal('translations'), row: translations(numbers) }),
    v.looseObject({ ...version, table: v.literal('annotations'), row: annotations(numbers) }),
    v.looseObject({ ...version, table: v.literal('categories'), row: categories(numbers) }),
    v.looseObject({ ...version, table: v.literal('books'), row: books(numbers) }),
    v.looseObject({ ...version, table: v.literal('ownWords'), row: ownWords(numbers) }),
    v.looseObject({ ...version, table: v.literal('outline'), row: outline(numbers) }),
  ])
}

/** Returns the checks, each made when it is first used: a start reads few tables. */
const checksWith = (numbers: NumberChecks): Checks => ({
  translations: once(() => translations(numbers)),
  annotations: once(() => annotations(numbers)),
  categories: once(() => categories(numbers)),
  positions: once(() => positions(numbers)),
  settings: once(() => setting(numbers.time)),
  history: once(() => history(numbers)),
  books: once(() => books(numbers)),
  structure: once(() => structure(numbers)),
  ownWords: once(() => ownWords(numbers)),
  outline: once(() => outline(numbers)),
  sentences: once(() => sentences(numbers)),
})

function once<Check>(make: () => Check): () => Check {
  let made: Check | null = null
  return () => (made ??= make())
}

const checksOfKept = checksWith(lenientNumbers)
const checksOfBrought = checksWith(brought)

/** The readable rows, and how many were unreadable. */
export interface Checked<Row> {
  readonly rows: readonly Row[]
  readonly damaged: number
}

/**
 * Returns the rows of `table` among `found`, which come from the library or its second copy. An
 * impossible time becomes `unknownTime`. Undefined means that a row did not exist; it is not
 * counted.
 */
export const checked = <T extends TableName>(
  table: T,
  found: readonly unknown[],
): Checked<Rows[T]> => checkedBy(checksOfKept[table](), found)

/**
 * Returns the rows of `table` among `found`, which come from a file. Leaves out and counts rows
 * with an impossible number.
 */
export const checkedStrictly = <T extends TableName>(
  table: T,
  found: readonly unknown[],
): Checked<Rows[T]> => checkedBy(checksOfBrought[table](), found)

function checkedBy<Row>(
  check: v.GenericSchema<unknown, Row>,
  found: readonly unknown[],
): Checked<Row> {
  const rows: Row[] = []
  let damaged = 0
  for (const row of found) {
    if (row === undefined) continue
    const result = v.safeParse(check, row)
    if (result.success) rows.push(result.output)
    else damaged++
  }
  return { rows, damaged }
}

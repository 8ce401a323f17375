/** Decides which versions of the reader's writing are kept. */
import type { Annotation, Category } from './annotation.ts'
import { bookWordNames, type BookRecord } from './book-record.ts'
import { canonicalJson } from './canonical-json.ts'
import { partsOf, type Stamp, type Stamped } from './clock.ts'
import { kindWordsOf } from './kinds/index.ts'
import type { OwnWord } from './own-words/own-word.ts'
import type { OutlineItem } from './outline/outline-item.ts'
import type { RichText } from './rich-text.ts'
import type { Translation } from './translation.ts'

/**
 * Why a version is kept. `edited`: it was the last of a sitting, or most of it was removed at once;
 * `state`: the reader marked it done; `restored`: an older version replaced it; `merged`: it met a
 * newer version of the same row in a backup.
 */
export const versionReasons = ['edited', 'state', 'restored', 'merged'] as const
export type VersionReason = (typeof versionReasons)[number]

/** The tables whose rows have a history. */
export interface VersionedRows {
  readonly translations: Translation
  readonly annotations: Annotation
  readonly categories: Category
  readonly books: BookRecord
  readonly ownWords: OwnWord
  readonly outline: OutlineItem
}
export type VersionedTable = keyof VersionedRows
/** The names of those tables, each once. */
export const versionedTables = [
  'translations',
  'annotations',
  'categories',
  'books',
  'ownWords',
  'outline',
] as const satisfies readonly VersionedTable[]

/** A row as it once was. Versions never change. */
export type Version = {
  readonly [T in VersionedTable]: {
    /** Derived from target, time and content: the same version has the same id in every library. */
    readonly id: string
    /** The row's `targetOf`. */
    readonly target: string
    readonly table: T
    readonly row: VersionedRows[T]
    readonly why: VersionReason
    /** When the reader wrote it, in milliseconds since 1970. */
    readonly at: number
    /** When the version was kept, in milliseconds since 1970. */
    readonly updatedAt: number
    /**
     * The stamp of keeping the version, or of thinning it. `row` has the stamp of its own writing.
     */
    readonly stamp?: Stamp | undefined
  }
}[VersionedTable]

/** A row that has a history, with its table. */
export type Versioned = {
  readonly [T in VersionedTable]: { readonly table: T; readonly row: VersionedRows[T] }
}[VersionedTable]

/** Whether rows of `table` have a history. */
export const isVersioned = (table: string): table is VersionedTable =>
  versionedTables.some(name => name === table)

/** Returns `of` as a version, kept at `now` because of `why`. `target` is the row's `targetOf`. */
export function versionOf(target: string, of: Versioned, why: VersionReason, now: number): Version {
  const at = of.row.updatedAt
  const id = `${target}@${at}-${fingerprint(canonicalJson(asFirstKept(of)))}`
  return { id, target, ...of, why, at, updatedAt: now }
}

/**
 * Ids leave out stamps, and fields that did not exist at first while they have the value that old
 * rows are read with, so that a version has one name in all libraries.
 */
function asFirstKept(of: Versioned): object {
  const row: Readonly<Record<string, unknown>> = { ...of.row, stamp: undefined }
  const later = Object.entries(addedLater[of.table])
  const isDefault = ([name, value]: [string, unknown]) =>
    canonicalJson(row[name]) === canonicalJson(value)
  const left = new Set(later.filter(isDefault).map(([name]) => name))
  return Object.fromEntries(Object.entries(row).filter(([name]) => !left.has(name)))
}

/** Fields that the first version of the database did not have, with what old rows are read with. */
const addedLater: { readonly [T in VersionedTable]: Partial<VersionedRows[T]> } = {
  translations: {},
  annotations: { tags: [] },
  categories: { bookId: null, deletedAt: null },
  books: { translatedTitle: null, translatedAuthor: null },
  ownWords: {},
  outline: {},
}

/**
 * A pause of this many milliseconds ends a sitting. A longer sitting keeps a version at this
 * interval.
 */
export const sitting = 10 * 60_000

/**
 * Whether `before` is worth keeping when `after` replaces it. `since` is when a version of the row
 * was last kept, in milliseconds since 1970, or null. A first sitting without a pause keeps
 * nothing, unless most of the text is removed at once or a text of a mark's kind is emptied. A
 * clock that jumps, ahead or back, counts as a pause. A text of another machine is always kept.
 */
export function isWorthKeeping(before: Versioned, after: Versioned, since: number | null): boolean {
  if (isBlankVersion(before) || saysTheSame(before, after)) return false
  const now = after.row.updatedAt
  return (
    isPause(before.row.updatedAt, now) ||
    (since !== null && isPause(since, now)) ||
    isByAnother(before.row, after.row) ||
    losesKindWords(before, after) ||
    wordsOf(after).length * 2 < wordsOf(before).length
  )
}

const isPause = (from: number, to: number): boolean => Math.abs(to - from) >= sitting

/** Whether a text that only the kind of a mark has is emptied, or gone with the kind. */
function losesKindWords(before: Versioned, after: Versioned): boolean {
  if (before.table !== 'annotations' || after.table !== 'annotations') return false
  const left = kindWordsOf(after.row).filter(({ text }) => text !== '')
  return kindWordsOf(before.row).some(
    ({ name, text }) => text !== '' && !left.some(other => other.name === name),
  )
}

/** Each machine can then see that the other has seen its text. */
const isByAnother = ({ stamp: before }: Stamped, { stamp: after }: Stamped): boolean =>
  before !== undefined && after !== undefined && partsOf(before).by !== partsOf(after).by

/** Whether `after` is the change by which the reader marks a translation done. */
export function isFinished(before: Versioned | null, after: Versioned): boolean {
  if (after.table !== 'translations' || after.row.state !== 'done') return false
  const wasDone = before?.table === 'translations' && before.row.state === 'done'
  return !wasDone && !isBlankVersion(after)
}

/** Whether two rows have the same words. Places of marks, states and times do not count. */
export const saysTheSame = (a: Versioned, b: Versioned): boolean =>
  canonicalJson(saidBy(a)) === canonicalJson(saidBy(b))

/** Whether the row has no words. */
export const isBlankVersion = (of: Versioned): boolean => wordsOf(of).trim() === ''

/** The reader's words in a row, without formatting. */
export const wordsOf = (of: Versioned): string =>
  saidBy(of)
    .map(said => (typeof said === 'string' ? said : said.text))
    .join('\n')

/** Rich texts and plain texts in a row. */
function saidBy(of: Versioned): readonly (RichText | string)[] {
  switch (of.table) {
    case 'translations':
      return [of.row.content]
    case 'annotations':
      return [...of.row.note, ...of.row.tags, ...kindWordsOf(of.row).flatMap(nonEmpty)]
    case 'categories':
      return [of.row.name ?? '']
    case 'books':
      return bookWordNames.map(name => of.row[name] ?? '')
    case 'ownWords':
      // Other kinds are decisions of a moment, of which nobody wants an earlier one.
      return of.row.kind === 'gloss'
        ? [of.row.expression, of.row.reading, of.row.meaning, of.row.note]
        : []
    case 'outline':
      return [of.row.title, ...of.row.body]
  }
}

const nonEmpty = ({ text }: { readonly text: string }): readonly string[] =>
  text === '' ? [] : [text]

/** Distinguishes versions of the same millisecond: FNV-1a over UTF-16 code units. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

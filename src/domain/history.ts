/** Which versions of what a reader wrote are kept when they write something else. */
import type { Annotation, Category } from './annotation.ts'
import type { BookRecord } from './book-record.ts'
import { canonicalJson } from './canonical-json.ts'
import { partsOf, type Stamp, type Stamped } from './clock.ts'
import type { RichText } from './rich-text.ts'
import type { Translation } from './translation.ts'

/**
 * Why a version is kept. `edited`: it was the last of a sitting, or most of it was taken away
 * at once; `state`: the reader called it done; `restored`: an older version was put in its
 * place; `merged`: it met a newer one of the same row in a backup.
 */
export const versionReasons = ['edited', 'state', 'restored', 'merged'] as const
export type VersionReason = (typeof versionReasons)[number]

/** The tables whose rows have a history. */
export interface VersionedRows {
  readonly translations: Translation
  readonly annotations: Annotation
  readonly categories: Category
  readonly books: BookRecord
}
export type VersionedTable = keyof VersionedRows
/** All of them, each once. */
export const versionedTables = [
  'translations',
  'annotations',
  'categories',
  'books',
] as const satisfies readonly VersionedTable[]

/** A row as it once was. Never changed once it is kept. */
export type Version = {
  readonly [T in VersionedTable]: {
    /** Derived from target, time and content: the same version has the same id wherever it is kept. */
    readonly id: string
    /** As `targetOf` says of the row. */
    readonly target: string
    readonly table: T
    readonly row: VersionedRows[T]
    readonly why: VersionReason
    /** When the reader wrote it, in milliseconds since 1970. */
    readonly at: number
    /** When it was kept. */
    readonly updatedAt: number
    /** Of its being kept, or of its words being taken: its row has the stamp of its being written. */
    readonly stamp?: Stamp | undefined
  }
}[VersionedTable]

/** A row that has a history, with the table it is in. */
export type Versioned = {
  readonly [T in VersionedTable]: { readonly table: T; readonly row: VersionedRows[T] }
}[VersionedTable]

/** Whether rows of `table` have a history. */
export const isVersioned = (table: string): table is VersionedTable =>
  versionedTables.some(name => name === table)

/** The version that `of` is, kept at `now` because of `why`; `target` as `targetOf` says of it. */
export function versionOf(target: string, of: Versioned, why: VersionReason, now: number): Version {
  const at = of.row.updatedAt
  const id = `${target}@${at}-${fingerprint(canonicalJson(asFirstKept(of)))}`
  return { id, target, ...of, why, at, updatedAt: now }
}

/** Rows are named as they were when there were no tags and no stamps, so that a version has one name in all libraries. */
function asFirstKept(of: Versioned): object {
  if (of.table !== 'annotations' || of.row.tags.length > 0) return { ...of.row, stamp: undefined }
  const { tags: _, ...row } = of.row
  return { ...row, stamp: undefined }
}

/** A pause of this many milliseconds ends a sitting, and a longer sitting is kept as often. */
export const sitting = 10 * 60_000

/**
 * Whether `before` is worth keeping now that `after` takes its place. `since` is when a version
 * of the row was last kept, null if none ever was. A first sitting without a pause leaves
 * nothing behind but what is taken away at once. A clock that jumps, ahead or back, is a pause; and what
 * another machine wrote is always kept.
 */
export function isWorthKeeping(before: Versioned, after: Versioned, since: number | null): boolean {
  if (isBlankVersion(before) || saysTheSame(before, after)) return false
  const now = after.row.updatedAt
  return (
    isPause(before.row.updatedAt, now) ||
    (since !== null && isPause(since, now)) ||
    isByAnother(before.row, after.row) ||
    wordsOf(after).length * 2 < wordsOf(before).length
  )
}

const isPause = (from: number, to: number): boolean => Math.abs(to - from) >= sitting

/** So that each machine can tell that the other has seen what it wrote. */
const isByAnother = ({ stamp: before }: Stamped, { stamp: after }: Stamped): boolean =>
  before !== undefined && after !== undefined && partsOf(before).by !== partsOf(after).by

/** Whether `after` is the moment at which the reader calls a translation done. */
export function isFinished(before: Versioned | null, after: Versioned): boolean {
  if (after.table !== 'translations' || after.row.state !== 'done') return false
  const wasDone = before?.table === 'translations' && before.row.state === 'done'
  return !wasDone && !isBlankVersion(after)
}

/** Whether two rows say the same to a reader: where a mark stands, a state and a time are not what is said. */
export const saysTheSame = (a: Versioned, b: Versioned): boolean =>
  canonicalJson(saidBy(a)) === canonicalJson(saidBy(b))

/** Whether nothing is said in it that could be missed. */
export const isBlankVersion = (of: Versioned): boolean => wordsOf(of).trim() === ''

/** What a reader wrote in it, without its looks. */
export const wordsOf = (of: Versioned): string =>
  saidBy(of)
    .map(said => (typeof said === 'string' ? said : said.text))
    .join('\n')

/** Texts with their looks, and what has none. */
function saidBy(of: Versioned): readonly (RichText | string)[] {
  switch (of.table) {
    case 'translations':
      return [of.row.content]
    case 'annotations':
      return [...of.row.note, ...of.row.tags]
    case 'categories':
      return [of.row.name ?? '']
    case 'books':
      return [of.row.title, of.row.author, of.row.language].map(words => words ?? '')
  }
}

/** Tells apart versions that were written in the same millisecond: FNV-1a over UTF-16 code units. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** Groups the entries of the notebook, and lays groups and entries out as one list of rows. */
import type { CategoryId } from '../ids.ts'
import { foldTag } from '../tags.ts'
import type { Entry } from './entry.ts'
import type { NotebookOrder } from './order.ts'

export const groupings = ['none', 'book', 'chapter', 'category', 'tag', 'day'] as const
export type Grouping = (typeof groupings)[number]

export interface NoteGroup {
  /** Names the group among those of one grouping. */
  readonly key: string
  /** One of its entries, which says what the group is; of a tag, also how it is spelled. */
  readonly first: Entry
  /** A mark with several tags is in the group of each. */
  readonly entries: readonly Entry[]
}

interface GroupOptions {
  readonly order: NotebookOrder
  /** In the order in which the reader has them. */
  readonly categories: readonly CategoryId[]
}

/** The key of the group of marks without a tag. */
export const untagged = ''

/**
 * Returns `entries` in groups. Books, chapters and `categories` are in their own order, whatever
 * the entries are sorted by; the latest day and the most used tag come first.
 */
export function inGroups(
  entries: readonly Entry[],
  by: Exclude<Grouping, 'none'>,
  { order, categories }: GroupOptions,
): readonly NoteGroup[] {
  const groups = new Map<string, { first: Entry; entries: Entry[] }>()
  for (const entry of entries) {
    for (const key of keysOf(entry, by, order)) {
      const group = groups.get(key)
      if (group) group.entries.push(entry)
      else groups.set(key, { first: entry, entries: [entry] })
    }
  }
  const all = [...groups].map(([key, group]) => ({ key, ...group }))
  switch (by) {
    case 'day':
      return all.sort((a, b) => (a.key < b.key ? 1 : -1))
    case 'tag':
      return all.sort(
        (a, b) =>
          Number(a.key === untagged) - Number(b.key === untagged) ||
          b.entries.length - a.entries.length ||
          (a.key < b.key ? -1 : 1),
      )
    case 'category': {
      const rank = new Map(categories.map((id, n) => [id, n]))
      const rankOf = ({ first }: NoteGroup) => rank.get(first.mark.category) ?? categories.length
      return all.sort((a, b) => rankOf(a) - rankOf(b))
    }
    case 'book':
      return all.sort((a, b) => a.first.book - b.first.book)
    case 'chapter':
      return all.sort((a, b) => a.first.book - b.first.book || chapterOf(a) - chapterOf(b))
  }
}

const chapterOf = ({ first }: NoteGroup): number => Number(first.values.chapter[0] ?? 0)

function keysOf(
  { mark, values }: Entry,
  by: Exclude<Grouping, 'none'>,
  order: NotebookOrder,
): readonly string[] {
  switch (by) {
    case 'book':
      return values.book
    case 'chapter':
      return [`${mark.bookId} ${values.chapter[0] ?? ''}`]
    case 'category':
      return values.category
    case 'tag':
      return mark.tags.length > 0 ? mark.tags.map(foldTag) : [untagged]
    case 'day':
      return [dayOf(order === 'changed' ? mark.updatedAt : mark.createdAt)]
  }
}

/** The day of a time in milliseconds since 1970 on the reader's clock, as `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Where a row is among those beside it: its place, from 1, and how many there are. */
interface Rank {
  readonly place: number
  readonly of: number
}

interface GroupRow extends Rank {
  readonly kind: 'group'
  /** Names the row in the list. */
  readonly key: string
  readonly group: NoteGroup
}

interface MarkRow extends Rank {
  readonly kind: 'mark'
  readonly key: string
  readonly entry: Entry
  /** 2 in a group. */
  readonly level: 1 | 2
}

/** A row of the list: the heading of a group, or a mark. */
export type NotebookRow = GroupRow | MarkRow

/** Returns the rows of `groups`, without the marks of those whose keys are in `closed`. */
export function rowsOfGroups(
  groups: readonly NoteGroup[],
  closed: ReadonlySet<string>,
): readonly NotebookRow[] {
  const rows: NotebookRow[] = []
  for (const [i, group] of groups.entries()) {
    const { key, entries } = group
    rows.push({ kind: 'group', key: `group ${key}`, group, place: i + 1, of: groups.length })
    if (closed.has(key)) continue
    for (const row of rowsIn(entries, 2, ` ${key}`)) rows.push(row)
  }
  return rows
}

/** Returns the rows of marks that are in no groups. */
export const rowsOf = (entries: readonly Entry[]): readonly NotebookRow[] => rowsIn(entries, 1)

const rowsIn = (entries: readonly Entry[], level: 1 | 2, suffix = ''): MarkRow[] =>
  entries.map((entry, i) => ({
    kind: 'mark',
    key: `${entry.mark.id}${suffix}`,
    entry,
    level,
    place: i + 1,
    of: entries.length,
  }))

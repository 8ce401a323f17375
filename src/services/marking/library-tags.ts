import type { Annotation } from '#domain/annotation'
import type { AnnotationId, BookId } from '#domain/ids'
import { withChange, type MarkChange } from '#domain/marking/mark-change'
import { longestTag, retagged, tagLines, tidyTag, underTag, type Retagging } from '#domain/tags'
import type { StepEnd, StepName, Undoable, UndoOrder } from '#domain/undo-order'
import { allTags, annotationsTagged } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import { checked } from '#storage/rows'
import type { OpenMarks } from './marks.ts'
import type { Writer } from '../saving/writer.ts'

/** A tag, or one that others are under, with the number of marks that have it or one under it. */
export interface TagUse {
  readonly tag: string
  readonly count: number
}

/** How tags were renamed, merged or removed: on how many marks, and the step that undoes it. */
export interface Retagged {
  readonly count: number
  /** Null if no mark changed. */
  readonly step: Undoable | null
}

/** Which tags change, and on which marks. */
export interface RetagWish extends Retagging {
  /** Null for the marks of all books. */
  readonly book: BookId | null
}

/** The tags of all books. */
export interface LibraryTags {
  /** Resolves to the tags of all books, by the tag as `foldTag` returns it. */
  readonly uses: () => Promise<ReadonlyMap<string, TagUse>>
  /**
   * Renames, merges or removes tags, as one step of undoing. Resolves to `tooLong`, and changes
   * nothing, if a tag would then be too long.
   */
  readonly retag: (wish: RetagWish) => Promise<Retagged | 'tooLong'>
}

interface LibraryTagsTools {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly undo: UndoOrder
  readonly now: () => number
  /** The marks of the open books. */
  readonly open: ReadonlyMap<BookId, OpenMarks>
}

type TagChange = Extract<MarkChange, { readonly field: 'tags' }>

/** Returns the uses of `tags`, the tags of each mark. */
export function tagUses(tags: Iterable<readonly string[]>): ReadonlyMap<string, TagUse> {
  const uses = new Map<string, TagUse>()
  for (const own of tags)
    for (const [folded, tag] of tagLines(own)) {
      const use = uses.get(folded)
      uses.set(folded, { tag: use?.tag ?? tag, count: (use?.count ?? 0) + 1 })
    }
  return uses
}

/** As `LibraryTags.uses` promises. */
export async function usesOf(tools: LibraryTagsTools): Promise<ReadonlyMap<string, TagUse>> {
  const before = waitingRows(tools)
  const tags = new Map(await allTags(tools.db))
  for (const { id, deletedAt, tags: own } of [...before, ...rowsInMemory(tools)]) {
    if (deletedAt === null && own.length > 0) tags.set(id, own)
    else tags.delete(id)
  }
  return tagUses(tags.values())
}

/** As `LibraryTags.retag` promises. */
export async function retag(
  tools: LibraryTagsTools,
  { from, to: wanted, book }: RetagWish,
): Promise<Retagged | 'tooLong'> {
  const to = wanted === null ? null : tidyTag(wanted)
  const none = { count: 0, step: null }
  if (wanted !== null && to === null) return none
  const marks = await marksTagged(tools, from)
  const changes = new Map<AnnotationId, TagChange>()
  for (const { id, bookId, tags } of marks) {
    const after = retagged(tags, { from, to })
    if (after === tags || (book !== null && bookId !== book)) continue
    if (after.some(tag => !tags.includes(tag) && isTooLong(tag))) return 'tooLong'
    changes.set(id, { field: 'tags', from: tags, to: after })
  }
  if ((await change(tools, changes)) !== 'done') return none
  const step: Undoable = {
    name: stepName(from, to),
    book,
    isFree: true,
    undo: () => change(tools, inverse(changes)),
    redo: () => change(tools, changes),
  }
  tools.undo.push(step)
  return { count: changes.size, step }
}

const isTooLong = (tag: string): boolean => Array.from(tag).length > longestTag

const stepName = (from: readonly string[], to: string | null): StepName =>
  to === null ? 'deleteTag' : from.length > 1 ? 'mergeTags' : 'renameTag'

const inverse = (changes: ReadonlyMap<AnnotationId, TagChange>) =>
  new Map(
    Array.from(
      changes,
      ([id, { from, to }]) => [id, { field: 'tags', from: to, to: from }] as const,
    ),
  )

/** Makes all changes that still apply. Stale if none does. */
async function change(
  tools: LibraryTagsTools,
  changes: ReadonlyMap<AnnotationId, TagChange>,
): Promise<StepEnd> {
  const { db, writer, now, open } = tools
  if (changes.size === 0) return 'stale'
  const before = waitingRows(tools)
  const stored = checked('annotations', await db.annotations.bulkGet([...changes.keys()])).rows
  const current = new Map([...stored, ...before, ...rowsInMemory(tools)].map(row => [row.id, row]))
  const at = now()
  const rows = Array.from(changes, ([id, one]) => {
    const row = current.get(id)
    return row ? withChange(row, one, at) : null
  }).filter(row => row !== null)
  if (rows.length === 0) return 'stale'
  writer.put(
    rows.map(row => ({ table: 'annotations', row })),
    'none',
  )
  for (const [book, marks] of open) marks.keep(rows.filter(({ bookId }) => bookId === book))
  return 'done'
}

/** Returns the marks of all books that have one of `tags` or one under it, without deleted ones. */
async function marksTagged(
  tools: LibraryTagsTools,
  tags: readonly string[],
): Promise<readonly Annotation[]> {
  const tests = tags.map(underTag)
  const isWanted = (tag: string) => tests.some(test => test(tag))
  const before = waitingRows(tools)
  const { rows } = await annotationsTagged(tools.db, isWanted)
  const found = new Map([...rows, ...before, ...rowsInMemory(tools)].map(row => [row.id, row]))
  return [...found.values()].filter(row => row.deletedAt === null && row.tags.some(isWanted))
}

/** The rows that wait to be written, then those of the open books, which are the latest. */
const rowsInMemory = (tools: LibraryTagsTools): readonly Annotation[] => [
  ...waitingRows(tools),
  ...Array.from(tools.open.values()).flatMap(marks => marks.all.get()),
]

const waitingRows = ({ writer }: LibraryTagsTools): readonly Annotation[] =>
  writer.waiting().flatMap(operation => (operation.table === 'annotations' ? [operation.row] : []))

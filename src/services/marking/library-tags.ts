import type { Annotation } from '#domain/annotation'
import type { BookId } from '#domain/ids'
import { longestTag, retagged, tagLines, tidyTag, underTag, type Retagging } from '#domain/tags'
import type { StepName, Undoable } from '#domain/undo-order'
import { allTags, annotationsTagged } from '#storage/annotations'
import { changeMany, type ManyTools, type OneOfMany } from './change-many.ts'
import { annotationsAmong } from './stored-annotations.ts'

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
export async function usesOf(tools: ManyTools): Promise<ReadonlyMap<string, TagUse>> {
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
  tools: ManyTools,
  { from, to: wanted, book }: RetagWish,
): Promise<Retagged | 'tooLong'> {
  const to = wanted === null ? null : tidyTag(wanted)
  const none = { count: 0, step: null }
  if (wanted !== null && to === null) return none
  const marks = await marksTagged(tools, from)
  const changes: OneOfMany[] = []
  for (const { id, bookId, tags } of marks) {
    const after = retagged(tags, { from, to })
    if (after === tags || (book !== null && bookId !== book)) continue
    if (after.some(tag => !tags.includes(tag) && isTooLong(tag))) return 'tooLong'
    changes.push({ id, change: { field: 'tags', from: tags, to: after } })
  }
  return (await changeMany(tools, changes, { name: stepName(from, to), book })) ?? none
}

const isTooLong = (tag: string): boolean => Array.from(tag).length > longestTag

const stepName = (from: readonly string[], to: string | null): StepName =>
  to === null ? 'deleteTag' : from.length > 1 ? 'mergeTags' : 'renameTag'

/** Returns the marks of all books that have one of `tags` or one under it, without deleted ones. */
async function marksTagged(
  tools: ManyTools,
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
const rowsInMemory = (tools: ManyTools): readonly Annotation[] => [
  ...waitingRows(tools),
  ...Array.from(tools.open.values()).flatMap(marks => marks.all.get()),
]

const waitingRows = ({ writer }: ManyTools): readonly Annotation[] =>
  annotationsAmong(writer.waiting())

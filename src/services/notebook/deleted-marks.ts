import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { deletedMarks, erase, type DeletedMark } from '#domain/marking/erase'
import { NoteSearch } from '#domain/notebook/note-search'
import { targetOf } from '#domain/operation'
import { queryMaker } from '#domain/search/query'
import { erasedVersion } from '#domain/thin-history'
import { deletedAnnotations } from '#storage/annotations'
import { versionsOf } from '#storage/history'
import { live, type Live } from '../live.ts'
import { changeMany, rowsNow, type ChangedMany } from '../marking/change-many.ts'
import { annotationsAmong } from '../marking/stored-annotations.ts'
import { chineseVariants } from '../searching/chinese-variants.ts'
import type { NotebookTools } from './notebook.ts'

/** The deleted marks of all books that say something, which follow what is written. */
export interface DeletedMarks {
  /** The latest first. */
  readonly all: Live<readonly DeletedMark[]>
  /** Returns the marks of `all` that contain `words`; null if there are no words to look for. */
  readonly find: (words: string) => ReadonlySet<DeletedMark> | null
  /** Brings marks back as one step of undoing; null if none was left to bring back. */
  readonly restore: (marks: readonly DeletedMark[]) => Promise<ChangedMany | null>
  /** Deletes marks for good: their words, also in their histories. This cannot be undone. */
  readonly erase: (marks: readonly DeletedMark[]) => Promise<void>
  /** Ends the following of changes. */
  readonly close: () => void
}

/** Reads the deleted marks. Rejects if the database cannot be read. */
export async function readDeletedMarks(tools: NotebookTools): Promise<DeletedMarks> {
  const { db, writer, report } = tools
  const rows = new Map<AnnotationId, Annotation>()
  const all = live<readonly DeletedMark[]>([])
  // Made by the first search, because most readers only look at the latest.
  let search: NoteSearch | null = null
  const take = (changed: readonly Annotation[]): boolean => {
    const relevant = changed.filter(({ id, deletedAt }) => deletedAt !== null || rows.has(id))
    for (const row of relevant) {
      rows.set(row.id, row)
      search?.changed(row.id)
    }
    return relevant.length > 0
  }
  // What waits, and what is written from now on, is newer than anything still being read.
  const close = writer.follow(operations => {
    if (take(annotationsAmong(operations))) all.set(deletedMarks(rows.values()))
  })
  const written = annotationsAmong(writer.waiting())
  try {
    const stored = await deletedAnnotations(db)
    report('annotations', stored.damaged)
    const newer = new Map([...rows, ...written.map(row => [row.id, row] as const)])
    take([
      ...stored.rows.filter(({ id }) => !newer.has(id)),
      ...written.filter(({ id }) => !rows.has(id)),
    ])
    all.set(deletedMarks(rows.values()))
  } catch (error) {
    close()
    throw error
  }
  return {
    all,
    find(words) {
      search ??= new NoteSearch(rows, queryMaker(chineseVariants()))
      const ids = search.find(words)
      const has = ({ mark, passages }: DeletedMark) =>
        [mark, ...passages].some(({ id }) => ids?.has(id))
      return ids && new Set(all.get().filter(has))
    },
    restore: marks => restore(tools, marks),
    erase: marks => eraseAll(tools, marks),
    close,
  }
}

const idsOf = (marks: readonly DeletedMark[]): readonly AnnotationId[] =>
  marks.flatMap(({ mark, passages }) => [mark, ...passages].map(({ id }) => id))

const restore = (tools: NotebookTools, marks: readonly DeletedMark[]) =>
  changeMany(
    tools,
    idsOf(marks).map(id => ({ id, change: { field: 'presence', to: 'there' } })),
    { name: 'restoreMark', book: null },
  )

async function eraseAll(tools: NotebookTools, marks: readonly DeletedMark[]): Promise<void> {
  const { db, writer, open, now } = tools
  const rows = await rowsNow(tools, idsOf(marks))
  const at = now()
  const gone = [...rows.values()].flatMap(row => erase(row, at) ?? [])
  writer.put(
    gone.map(row => ({ table: 'annotations', row })),
    'none',
  )
  for (const [book, marks] of open) marks.keep(gone.filter(({ bookId }) => bookId === book))
  // Versions that are just being kept are among those that are read then.
  await writer.write()
  for (const row of gone) {
    const kept = await versionsOf(db, targetOf({ table: 'annotations', row }))
    const versions = kept.rows.flatMap(version => erasedVersion(version, at) ?? [])
    if (versions.length > 0)
      writer.put(
        versions.map(version => ({ table: 'history', row: version })),
        'none',
      )
  }
  await writer.flush()
}

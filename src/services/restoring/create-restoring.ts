import type { Api } from '#contract/api'
import type { OpenedFile, Outcome } from '#contract/answers'
import type { LogicalClock, Stamp } from '#domain/clock'
import { credible } from '#domain/credible'
import type { BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { operationsOf } from '#domain/row-change'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import type { Undoable } from '#domain/undo-order'
import type { BackupBook } from '#formats/backup/backup'
import type { LibraryDb } from '#storage/db'
import { readWholeWork } from '#storage/whole'
import type { TaskOptions } from '../in-worker.ts'
import type { Importing } from '../library/importing.ts'
import { live } from '../live.ts'
import { notRestored } from './not-restored.ts'
import type { Packing } from './packing.ts'
import type { Shelf } from '../library/shelf.ts'
import type { UndoingParts } from '../undoing.ts'
import type { Writer } from '../saving/writer.ts'
import type { Comparing } from './comparing.ts'
import type { Earlier } from './earlier.ts'
import { changedRows, type ChangedRows } from './changed-rows.ts'
import { countsIn, isMerge, plan, type Tally } from './plan.ts'
import type {
  BookPreview,
  RestorePreview,
  RestoreScope,
  RestoreSource,
  Restored,
  Restoring,
} from './restoring.ts'
import { keepTexts, takeTextsBack, unused, type KeptText } from './kept-texts.ts'
import { saveBackupFile } from './save-file.ts'

/** What restoring needs. */
export interface RestoringTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Writer
  readonly importing: Importing
  readonly packing: Packing
  readonly comparing: Comparing
  readonly shelf: Shelf
  readonly clock: Pick<LogicalClock, 'seen'>
  readonly undoing: UndoingParts
  readonly now: () => number
  readonly newId: () => string
  /** Makes everything that keeps rows in memory read them anew. */
  readonly reread: () => Promise<void>
}

/** What a source holds. It is not in the source itself, which the interface passes around. */
interface Content {
  readonly there: Earlier
  readonly books: readonly BackupBook[]
  /** Rows that are known already to be none. */
  readonly damaged: number
  readonly isNewer: boolean
}

/** What was restored, as far as it is needed to take it back and to restore it again. */
interface Done {
  readonly source: RestoreSource
  readonly scope: RestoreScope
  readonly counts: Pick<Restored, 'rows' | 'texts'>
  /** The last stamp before anything was restored. */
  readonly before: Stamp
  readonly rows: ChangedRows
  readonly texts: readonly KeptText[]
}

/** Where the parts of restoring end, as shares of it: measured, and only to be told. */
const ends = { safe: 0.15, texts: 0.35, planned: 0.5 } as const

/** Restoring, with nothing restored yet. */
export function createRestoring(tools: RestoringTools): Restoring & {
  /** Shows anew what the database has: rows were put past everything that keeps them in memory. */
  readonly refresh: () => Promise<void>
} {
  const { api, db, writer, packing, comparing, shelf, clock, undoing, now, reread } = tools
  const contents = new WeakMap<RestoreSource, Content>()
  const times = live(0)
  const last = live<Restored | null>(null)

  function contentOf(source: RestoreSource): Content {
    const content = contents.get(source)
    if (!content) throw new Error('not a source that was opened here')
    return content
  }

  function opened(source: RestoreSource, content: Content): Outcome<RestoreSource> {
    contents.set(source, content)
    return { ok: true, value: source }
  }

  async function openFile({ name, bytes }: OpenedFile): Promise<Outcome<RestoreSource>> {
    const read = await packing.unpack(bytes)
    if (!read.ok) return { ok: false, fault: { ...read.fault, file: name } }
    const work = credible(read.value.work, clock.seen())
    const { books, damaged, isNewer } = read.value
    const content = { there: { work }, books, damaged, isNewer }
    return opened({ kind: 'file', name, at: read.value.madeAt }, content)
  }

  async function preview(source: RestoreSource): Promise<RestorePreview> {
    await writer.flush()
    const { there: earlier, books, damaged, isNewer } = contentOf(source)
    const [there, tally] = await Promise.all([
      shelf.read(),
      comparing.tally(source.kind, earlier, now()),
    ])
    const titles = new Map(
      [...books, ...there.books.map(({ book }) => book)].map(one => [one.id, one.title]),
    )
    const counted = new Map(tally.books.map(one => [one.book, one]))
    const withText = new Set(books.flatMap(({ id, text }) => (text.length > 0 ? [id] : [])))
    const found = new Set([...books.map(({ id }) => id), ...counted.keys()])
    const shelved = new Set(there.books.map(({ book }) => book.id))
    return {
      books: [...found].map((book): BookPreview => {
        const { translations, annotations } = counted.get(book) ?? nothingOf(book)
        return {
          book,
          title: titles.get(book) ?? null,
          isHere: shelved.has(book),
          bringsText: withText.has(book) && !shelved.has(book),
          translations,
          annotations,
        }
      }),
      other: tally.other,
      leftOut: damaged + tally.leftOut,
      isNewer,
    }
  }

  /** Writes in one step, then makes everything show it. */
  async function write(
    operations: readonly Operation[],
    file: string,
    onProgress: OnProgress = noProgress,
    isOfOthers = false,
  ): Promise<Outcome<null>> {
    try {
      if (operations.length > 0) await writer.writeWhole(operations, onProgress, isOfOthers)
    } catch (error) {
      return { ok: false, fault: notRestored(error, file) }
    }
    await refresh()
    return { ok: true, value: null }
  }

  async function refresh(): Promise<void> {
    await reread()
    times.set(times.get() + 1)
  }

  async function apply(
    source: RestoreSource,
    scope: RestoreScope,
    { signal, onProgress = noProgress, onFinal }: TaskOptions = {},
  ): Promise<Outcome<Restored | null>> {
    if (db.access === 'read-only')
      return { ok: false, fault: { code: 'backup.read-only', file: source.name, place: '' } }
    await writer.flush()
    const { there, books } = contentOf(source)
    const safe = await api.backUpBefore(scope.kind === 'rows' ? 'auto' : 'manual', 'restore')
    if (!safe.ok) return safe
    onProgress(ends.safe)
    const telling = { signal, onProgress: progressPart(onProgress, ends.safe, ends.texts) }
    const texts = await keepTexts(tools, books, scope, telling)
    if (!texts.ok) return texts
    if (signal?.aborted) return takeTextsBack(tools, texts.value)
    const work = await comparing.workOf(there)
    const here = await readWholeWork(db)
    const before = clock.seen()
    const changes = plan(source.kind, scope, { here, there: work, now: now() })
    if (signal?.aborted) return takeTextsBack(tools, texts.value)
    onFinal?.()
    onProgress(ends.planned)
    const written = await write(
      operationsOf(changes),
      source.name,
      progressPart(onProgress, ends.planned, 1),
      isMerge(source.kind, scope),
    )
    if (!written.ok) {
      await takeTextsBack(tools, texts.value)
      return written
    }
    const counts = {
      rows: changes.filter(({ becomes, table }) => becomes !== null && table !== 'history').length,
      texts: texts.value.length,
    }
    const rows = changedRows({ ...tools, write: made => write(made, source.name) }, changes)
    return { ok: true, value: enter({ source, scope, counts, before, rows, texts: texts.value }) }
  }

  /** Enters a restore into the undo order. */
  function enter(done: Done): Restored {
    const step: Undoable = {
      name: 'restore',
      book: null,
      isFree: true,
      undo: () => undoing.run(() => undo(done)),
      redo: () => undoing.run(() => redo(done, restored)),
    }
    const restored: Restored = { source: done.source, ...done.counts, step }
    undoing.order.push(step)
    last.set(restored)
    return restored
  }

  /** What the reader has changed since stays as they changed it. */
  async function undo({ rows, texts, before }: Done): Promise<Outcome<null>> {
    let taken: readonly KeptText[] = []
    const written = await rows.undo((here, back) => {
      taken = unused(texts, here, before, back)
    })
    if (!written.ok) return written
    if (taken.length > 0) {
      const gone = await takeTextsBack(tools, taken)
      await refresh()
      if (!gone.ok) return gone
    }
    last.set(null)
    return written
  }

  async function redo(done: Done, restored: Restored): Promise<Outcome<null>> {
    const texts = await keepTexts(tools, contentOf(done.source).books, done.scope, {})
    if (!texts.ok) return texts
    const written = await done.rows.redo()
    if (written.ok) last.set(restored)
    return written
  }

  return {
    saveFile: async of => {
      await writer.flush()
      return saveBackupFile(tools, of)
    },
    chooseFile: async () => {
      const answer = await api.chooseBackup()
      if (!answer.ok) return answer
      return answer.value && openFile(answer.value)
    },
    openFile,
    openSnapshot: async ({ name, at }) => {
      const answer = await api.readBackup(name)
      if (!answer.ok) return answer
      const there = { snapshot: new Uint8Array(answer.value) }
      return opened(
        { kind: 'snapshot', name, at },
        { there, books: [], damaged: 0, isNewer: false },
      )
    },
    preview,
    differences: async (source, book) => {
      await writer.flush()
      return comparing.differences(book, contentOf(source).there, now())
    },
    apply,
    refresh,
    times,
    last,
  }
}

const nothingOf = (book: BookId): Tally['books'][number] => ({
  book,
  translations: countsIn([]),
  annotations: countsIn([]),
})

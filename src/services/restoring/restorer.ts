import type { OpenedFile, Outcome } from '#contract/answers'
import type { Stamp } from '#domain/clock'
import type { BackupEntry } from '#contract/keeping'
import type { Book } from '#domain/book'
import { credible } from '#domain/credible'
import { standaloneNotes } from '#domain/notes/standalone'
import type { BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { operationsOf } from '#domain/row-change'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import type { Undoable } from '#domain/undo-order'
import type { BackupBook } from '#formats/backup/backup'
import { readWholeWork } from '#storage/whole'
import type { TaskOptions } from '../in-worker.ts'
import type { Settable } from '../live.ts'
import type { RestoringTools } from './create-restoring.ts'
import { notRestored } from './not-restored.ts'
import type { Earlier } from './earlier.ts'
import { changedRows, type ChangedRows } from './changed-rows.ts'
import { countsIn, isMerge, plan, type Tally } from './plan.ts'
import type {
  BookPreview,
  Difference,
  RestorePreview,
  RestoreScope,
  RestoreSource,
  Restored,
  Restoring,
} from './restoring.ts'
import { keepTexts, takeTextsBack, unused, type KeptText } from './kept-texts.ts'
import { saveBackupFile } from './save-file.ts'

export interface RestorerTools extends RestoringTools {
  /** The last restore, to be undone. */
  readonly last: Settable<Restored | null>
  /** Makes every service show what was written. */
  readonly refresh: () => Promise<void>
}

/** The part of restoring that a start does not need. */
type Restorer = Omit<Restoring, 'times' | 'last'>

/** The content of a source. It is kept apart from the source, which the interface passes around. */
interface Content {
  readonly there: Earlier
  readonly books: readonly BackupBook[]
  /** How many rows are known to be damaged. */
  readonly damaged: number
  readonly isNewer: boolean
}

/** What was restored, as far as undoing and redoing it need it. */
interface Done {
  readonly source: RestoreSource
  readonly scope: RestoreScope
  readonly counts: Pick<Restored, 'rows' | 'texts'>
  /** The last stamp before anything was restored. */
  readonly before: Stamp
  readonly rows: ChangedRows
  readonly texts: readonly KeptText[]
}

/**
 * Where the parts of restoring end, as shares of the whole. They were measured, and only progress
 * uses them.
 */
const ends = { safe: 0.15, texts: 0.35, planned: 0.5 } as const

/** Restoring, before anything is restored. */
export function restorerWith(tools: RestorerTools): Restorer {
  const sources = new RestoreSources(tools)
  const applying = new Applying(tools, sources)
  return {
    saveFile: async of => {
      await tools.writer.flush()
      return saveBackupFile(tools, of)
    },
    chooseFile: () => sources.chooseFile(),
    openFile: file => sources.openFile(file),
    openSnapshot: entry => sources.openSnapshot(entry),
    preview: source => sources.preview(source),
    differences: (source, book) => sources.differences(source, book),
    apply: (...what) => applying.apply(...what),
  }
}

/** Opens sources, and says what restoring them would do. */
class RestoreSources {
  readonly #tools: RestorerTools
  readonly #contents = new WeakMap<RestoreSource, Content>()

  constructor(tools: RestorerTools) {
    this.#tools = tools
  }

  /** Throws if `source` was not opened here. */
  contentOf(source: RestoreSource): Content {
    const content = this.#contents.get(source)
    if (!content) throw new Error('not a source that was opened here')
    return content
  }

  #opened(source: RestoreSource, content: Content): Outcome<RestoreSource> {
    this.#contents.set(source, content)
    return { ok: true, value: source }
  }

  async chooseFile(): Promise<Outcome<RestoreSource> | null> {
    const chosen = await this.#tools.api.chooseBackup()
    if (!chosen.ok) return chosen
    return chosen.value && this.openFile(chosen.value)
  }

  async openFile({ name, bytes }: OpenedFile): Promise<Outcome<RestoreSource>> {
    const { packing, clock } = this.#tools
    const read = await packing.unpack(bytes)
    if (!read.ok) return { ok: false, fault: { ...read.fault, file: name } }
    const { books, damaged, isNewer, madeAt } = read.value
    const work = credible(read.value.work, clock.seen())
    const content = { there: { work }, books, damaged, isNewer }
    return this.#opened({ kind: 'file', name, at: madeAt }, content)
  }

  async openSnapshot({ name, at }: BackupEntry): Promise<Outcome<RestoreSource>> {
    const read = await this.#tools.api.readBackup(name)
    if (!read.ok) return read
    const there = { snapshot: new Uint8Array(read.value) }
    const content = { there, books: [], damaged: 0, isNewer: false }
    return this.#opened({ kind: 'snapshot', name, at }, content)
  }

  async preview(source: RestoreSource): Promise<RestorePreview> {
    const { writer, shelf, comparing, now } = this.#tools
    await writer.flush()
    const { there, books, damaged, isNewer } = this.contentOf(source)
    const [listing, tally] = await Promise.all([
      shelf.read(),
      comparing.tally(source.kind, there, now()),
    ])
    const present = listing.books.map(({ book }) => book)
    return {
      books: bookPreviews(books, present, tally),
      other: tally.other,
      leftOut: damaged + tally.leftOut,
      isNewer,
    }
  }

  async differences(source: RestoreSource, book: BookId): Promise<readonly Difference[]> {
    const { writer, comparing, now } = this.#tools
    await writer.flush()
    return comparing.differences(book, this.contentOf(source).there, now())
  }
}

/** A preview of each book that the source has a text of, or work on. */
function bookPreviews(
  books: readonly BackupBook[],
  present: readonly Book[],
  tally: Tally,
): readonly BookPreview[] {
  const titles = new Map([...books, ...present].map(one => [one.id, one.title]))
  const counted = new Map(tally.books.map(one => [one.book, one]))
  const withText = new Set(books.flatMap(({ id, text }) => (text.length > 0 ? [id] : [])))
  const shelved = new Set([standaloneNotes, ...present.map(({ id }) => id)])
  return [...new Set([...books.map(({ id }) => id), ...counted.keys()])].map(book => {
    const { translations, annotations } = counted.get(book) ?? nothingOf(book)
    return {
      book,
      title: titles.get(book) ?? null,
      isHere: shelved.has(book),
      bringsText: withText.has(book) && !shelved.has(book),
      translations,
      annotations,
    }
  })
}

const nothingOf = (book: BookId): Tally['books'][number] => ({
  book,
  translations: countsIn([]),
  annotations: countsIn([]),
})

/** Restores sources, undoes that and restores them again. */
class Applying {
  readonly #tools: RestorerTools
  readonly #sources: RestoreSources

  constructor(tools: RestorerTools, sources: RestoreSources) {
    this.#tools = tools
    this.#sources = sources
  }

  async apply(
    source: RestoreSource,
    scope: RestoreScope,
    { signal, onProgress = noProgress, onFinal }: TaskOptions = {},
  ): Promise<Outcome<Restored | null>> {
    const { api, db, writer } = this.#tools
    if (db.access === 'read-only') {
      return { ok: false, fault: { code: 'backup.read-only', file: source.name, place: '' } }
    }
    await writer.flush()
    const { books } = this.#sources.contentOf(source)
    const safe = await api.backUpBefore(scope.kind === 'rows' ? 'auto' : 'manual', 'restore')
    if (!safe.ok) return safe
    onProgress(ends.safe)
    const onTexts = progressPart(onProgress, ends.safe, ends.texts)
    const texts = await keepTexts(this.#tools, books, scope, { signal, onProgress: onTexts })
    if (!texts.ok) return texts
    if (signal?.aborted) return takeTextsBack(this.#tools, texts.value)
    const { changes, before } = await this.#planned(source, scope)
    if (signal?.aborted) return takeTextsBack(this.#tools, texts.value)
    onFinal?.()
    onProgress(ends.planned)
    const written = await this.#write(operationsOf(changes), source.name, {
      onProgress: progressPart(onProgress, ends.planned, 1),
      isOfOthers: isMerge(source.kind, scope),
    })
    if (!written.ok) {
      await takeTextsBack(this.#tools, texts.value)
      return written
    }
    const restored = changes.filter(({ becomes, table }) => becomes !== null && table !== 'history')
    const counts = { rows: restored.length, texts: texts.value.length }
    const write = (made: readonly Operation[]) => this.#write(made, source.name)
    const rows = changedRows({ ...this.#tools, write }, changes)
    const done = { source, scope, counts, before, rows, texts: texts.value }
    return { ok: true, value: this.#enter(done) }
  }

  /** The changes that restoring makes, and the last stamp before them. */
  async #planned(source: RestoreSource, scope: RestoreScope) {
    const { db, comparing, clock, now } = this.#tools
    const there = await comparing.workOf(this.#sources.contentOf(source).there)
    const here = await readWholeWork(db)
    const before = clock.seen()
    return { changes: plan(source.kind, scope, { here, there, now: now() }), before }
  }

  /** Writes in one step, then makes every service show it. */
  async #write(
    operations: readonly Operation[],
    file: string,
    how: { readonly onProgress?: OnProgress; readonly isOfOthers?: boolean } = {},
  ): Promise<Outcome<null>> {
    const { onProgress = noProgress, isOfOthers = false } = how
    try {
      if (operations.length > 0) {
        await this.#tools.writer.writeWhole(operations, onProgress, isOfOthers)
      }
    } catch (error) {
      return { ok: false, fault: notRestored(error, file) }
    }
    await this.#tools.refresh()
    return { ok: true, value: null }
  }

  /** Enters a restore into the undo order. */
  #enter(done: Done): Restored {
    const { undoing } = this.#tools
    const step: Undoable = {
      name: 'restore',
      book: null,
      isFree: true,
      undo: () => undoing.run(() => this.#undo(done)),
      redo: () => undoing.run(() => this.#redo(done, restored)),
    }
    const restored: Restored = { source: done.source, ...done.counts, step }
    undoing.order.push(step)
    this.#tools.last.set(restored)
    return restored
  }

  /** Rows and books that the reader has changed since stay as they are. */
  async #undo({ rows, texts, before }: Done): Promise<Outcome<null>> {
    let taken: readonly KeptText[] = []
    const written = await rows.undo((here, back) => {
      taken = unused(texts, here, before, back)
    })
    if (!written.ok) return written
    if (taken.length > 0) {
      const gone = await takeTextsBack(this.#tools, taken)
      await this.#tools.refresh()
      if (!gone.ok) return gone
    }
    this.#tools.last.set(null)
    return written
  }

  async #redo(done: Done, restored: Restored): Promise<Outcome<null>> {
    const { books } = this.#sources.contentOf(done.source)
    const texts = await keepTexts(this.#tools, books, done.scope, {})
    if (!texts.ok) return texts
    const written = await done.rows.redo()
    if (written.ok) this.#tools.last.set(restored)
    return written
  }
}

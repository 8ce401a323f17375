import type { Annotation } from '#domain/annotation'
import type { BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import type { Translation } from '#domain/translation'
import type { SetTimer } from '../timers.ts'
import type { Live } from '../live.ts'
import { steadyState } from './steady-state.ts'
import type { Library } from '../library/library.ts'
import type { TranslatedHeadings } from '../reading/heading-words.ts'
import type { Tallies } from '../reading/tallies.ts'
import type { Texts } from './texts.ts'
import type { UnfinishedWork } from './unfinished-work.ts'
import { unsavedText } from './unsaved-text.ts'
import type { SaveState } from './save-state.ts'
import { databaseWatchdog, withTimeout } from '../with-timeout.ts'
import type { Writer } from './writer.ts'

export type { SaveState } from './save-state.ts'

/** What changed in one section since the last call. */
export interface ChangedSection {
  readonly bookId: BookId
  readonly translations: readonly Omit<Translation, 'bookId' | 'updatedAt'>[]
  /**
   * Annotations on those translations, which moved with the text. They are written in the same
   * transaction.
   */
  readonly annotations: readonly Annotation[]
}

/**
 * Saves what is typed: 200 ms after typing pauses, at the latest 350 ms after it began, or at once
 * on `flush`. Only what the reader changed is written.
 */
export interface Autosave {
  readonly changed: (change: ChangedSection) => void
  /**
   * Writes all that waits, now, and then what unfinished work still changes. Resolves when it is
   * written or has failed.
   */
  readonly flush: () => Promise<SaveState>
  /** Writes all that waits, as `flush` does, but does not wait for unfinished work. */
  readonly save: () => Promise<SaveState>
  /**
   * Writes what waits into the database, now. Resolves when it is written or has failed; the second
   * copy follows.
   */
  readonly write: () => Promise<void>
  /**
   * Calls `report` before each flush, so that it can pass on changes it has held back. The flush
   * waits for what it returns, but not longer than a write may take. The returned function ends
   * that.
   */
  readonly beforeFlush: (report: () => Promise<void> | undefined | void) => () => void
  /** Takes work that still changes translations of a book, whether the book is open or not. */
  readonly unfinished: (book: BookId, work: Promise<unknown>) => void
  /** Whether such work is left. */
  readonly isWorking: Live<boolean>
  /** Resolves when no such work on the book is left. */
  readonly finished: (book: BookId) => Promise<void>
  /** The save state of everything the reader does, not only of translations. */
  readonly state: Live<SaveState>
  /** The state to show and to speak, without states that last only a moment. */
  readonly shownState: Live<SaveState>
  /** The reader's words that are not known to be saved, as plain text. */
  readonly unsaved: () => string
}

interface AutosaveTools {
  readonly writer: Writer
  readonly texts: Texts
  readonly now: () => number
  readonly after: SetTimer
  readonly unfinished: UnfinishedWork
  /** Takes moved anchors, and returns the current rows with them. */
  readonly move: (book: BookId, annotations: readonly Annotation[]) => readonly Annotation[]
  /** Called with the state of each changed row. */
  readonly tally: Tallies['change']
  readonly headings: Pick<TranslatedHeadings, 'change'>
  readonly library: Pick<Library, 'described'>
}

/** Autosave over the one writer. */
export function createAutosave(tools: AutosaveTools): Autosave {
  const { writer, texts, now, after, unfinished, move, tally, headings } = tools

  function changed({ bookId, translations, annotations }: ChangedSection): void {
    const updatedAt = now()
    const operations: Operation[] = []
    for (const { paragraphId, index, content, state } of translations) {
      if (!texts.change(bookId, paragraphId, { content, state })) continue
      operations.push({
        table: 'translations',
        row: { bookId, paragraphId, index, content, state, updatedAt },
      })
      tally(bookId, { paragraphId, index, state })
      headings.change(bookId, paragraphId, content.text)
    }
    for (const row of move(bookId, annotations)) operations.push({ table: 'annotations', row })
    if (operations.length > 0) writer.put(operations, 'typing')
  }

  const { flush, save, beforeFlush } = createFlushing(tools, unfinished)
  return {
    changed,
    flush,
    save,
    write: writer.write,
    beforeFlush,
    unfinished: unfinished.begin,
    isWorking: unfinished.isWorking,
    finished: unfinished.finished,
    state: writer.state,
    shownState: steadyState(writer.state, after),
    unsaved: () => unsavedText(writer.uncertain()),
  }
}

/** The ways to write what waits, now. */
function createFlushing(
  { writer, after, library }: Pick<AutosaveTools, 'writer' | 'after' | 'library'>,
  { isWorking, finished }: UnfinishedWork,
): Pick<Autosave, 'flush' | 'save' | 'beforeFlush'> {
  const reporters = new Set<() => Promise<void> | undefined | void>([library.described])

  async function save(): Promise<SaveState> {
    const waits = [...reporters].map(report => report()).filter(wait => wait !== undefined)
    if (waits.length === 0) return writer.flush()
    // What waits already is written meanwhile, and a database that never replies does not hold it
    // back.
    void writer.write()
    await withTimeout(after, databaseWatchdog, Promise.all(waits)).catch(() => {})
    return writer.flush()
  }

  async function flush(): Promise<SaveState> {
    const hadWork = isWorking.get()
    const state = await save()
    if (!hadWork && !isWorking.get()) return state
    await finished()
    return writer.flush()
  }

  return {
    flush,
    save,
    beforeFlush: report => {
      reporters.add(report)
      return () => reporters.delete(report)
    },
  }
}

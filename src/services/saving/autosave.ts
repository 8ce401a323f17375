import type { Annotation } from '#domain/annotation'
import type { BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import type { Translation, TranslationState } from '#domain/translation'
import type { SetTimer } from '../timers.ts'
import type { Live } from '../live.ts'
import { steadyState } from './steady-state.ts'
import type { Library } from '../library/library.ts'
import type { TranslatedHeadings } from '../reading/heading-words.ts'
import type { Texts } from './texts.ts'
import { unsavedText } from './unsaved-text.ts'
import type { SaveState } from './save-state.ts'
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
  /**
   * Writes what waits into the database, now. Resolves when it is written or has failed; the second
   * copy follows.
   */
  readonly write: () => Promise<void>
  /**
   * Calls `report` before each flush, so that it can pass on changes it has held back. The flush
   * waits for what it returns, which must not reject. The returned function ends that.
   */
  readonly beforeFlush: (report: () => Promise<void> | undefined | void) => () => void
  /** Takes work that still changes translations of a book, whether the book is open or not. */
  readonly unfinished: (book: BookId, work: Promise<unknown>) => void
  /** Resolves when no such work on the book is left. */
  readonly finished: (book: BookId) => Promise<void>
  /** The save state of everything the reader does, not only of translations. */
  readonly state: Live<SaveState>
  /** The state to show and to speak, without states that last only a moment. */
  readonly shownState: Live<SaveState>
  /** The reader's words that are not known to be saved, as plain text. */
  readonly unsaved: () => string
}

/** Autosave over the one writer. */
export function createAutosave(tools: {
  readonly writer: Writer
  readonly texts: Texts
  readonly now: () => number
  readonly after: SetTimer
  /** Takes moved anchors, and returns the current rows with them. */
  readonly move: (book: BookId, annotations: readonly Annotation[]) => readonly Annotation[]
  /** Called with the state of each changed paragraph, by its index in the book. */
  readonly tally: (book: BookId, index: number, state: TranslationState) => void
  readonly headings: Pick<TranslatedHeadings, 'change'>
  readonly library: Pick<Library, 'described'>
}): Autosave {
  const { writer, texts, now, after, move, tally, headings, library } = tools

  function changed({ bookId, translations, annotations }: ChangedSection): void {
    const updatedAt = now()
    const operations: Operation[] = []
    for (const { paragraphId, index, content, state } of translations) {
      if (!texts.change(bookId, paragraphId, { content, state })) continue
      operations.push({
        table: 'translations',
        row: { bookId, paragraphId, index, content, state, updatedAt },
      })
      tally(bookId, index, state)
      headings.change(bookId, paragraphId, content.text)
    }
    for (const row of move(bookId, annotations)) operations.push({ table: 'annotations', row })
    if (operations.length > 0) writer.put(operations, 'typing')
  }

  const reporters = new Set<() => Promise<void> | undefined | void>([library.described])
  const working = new Map<Promise<unknown>, BookId>()

  return {
    changed,
    async flush() {
      const waits = [...reporters].map(report => report()).filter(wait => wait !== undefined)
      if (waits.length > 0) await Promise.all(waits)
      while (working.size > 0) await Promise.all([writer.flush(), ...working.keys()])
      return writer.flush()
    },
    write: writer.write,
    beforeFlush: report => {
      reporters.add(report)
      return () => reporters.delete(report)
    },
    unfinished(book, work) {
      const end = () => void working.delete(ended)
      const ended = work.then(end, end)
      working.set(ended, book)
    },
    async finished(book) {
      for (const [work, of] of working) if (of === book) await work
    },
    state: writer.state,
    shownState: steadyState(writer.state, after),
    unsaved: () => unsavedText(writer.uncertain()),
  }
}

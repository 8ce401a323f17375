import type { Annotation } from '#domain/annotation'
import type { BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import type { Translation, TranslationState } from '#domain/translation'
import type { SetTimer } from '../timers.ts'
import type { Live } from '../live.ts'
import { steadyState } from './steady-state.ts'
import type { Texts } from './texts.ts'
import { unsavedText } from './unsaved-text.ts'
import type { SaveState } from './save-state.ts'
import type { Writer } from './writer.ts'

export type { SaveState } from './save-state.ts'

/** What changed in one section since it was last told. */
export interface ChangedSection {
  readonly bookId: BookId
  readonly translations: readonly Omit<Translation, 'bookId' | 'updatedAt'>[]
  /**
   * Annotations on those translations, moved along with the text: written in the same transaction.
   */
  readonly annotations: readonly Annotation[]
}

/**
 * Keeps what is typed: 200 ms after typing pauses, 350 ms after it began at the
 * latest, at once when asked. Only what the reader changed is ever written.
 */
export interface Autosave {
  readonly changed: (change: ChangedSection) => void
  /** Writes all that waits, now; resolves when it is written or has failed. */
  readonly flush: () => Promise<SaveState>
  /**
   * Writes what waits into the database, now; resolves when it is there or has failed, before it is
   * in the second copy.
   */
  readonly write: () => Promise<void>
  /**
   * Calls `tell` before all that waits is written, for what it has not told yet; until the answer
   * is called.
   */
  readonly beforeFlush: (tell: () => void) => () => void
  /** Of everything the reader does, not of translations only. */
  readonly state: Live<SaveState>
  /** The same for the eye and the ear: without what passes in a moment. */
  readonly shownState: Live<SaveState>
  /** What of the reader's words is not certain to be kept, as plain text. */
  readonly unsaved: () => string
}

/** Autosave over the one writer. */
export function createAutosave(tools: {
  readonly writer: Writer
  readonly texts: Texts
  readonly now: () => number
  readonly after: SetTimer
  /** Takes over moved anchors; answers the rows as they are with them. */
  readonly move: (book: BookId, annotations: readonly Annotation[]) => readonly Annotation[]
  /** Is told the state of each paragraph that changed, by its place in the book. */
  readonly tally: (book: BookId, index: number, state: TranslationState) => void
}): Autosave {
  const { writer, texts, now, after, move, tally } = tools

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
    }
    for (const row of move(bookId, annotations)) operations.push({ table: 'annotations', row })
    if (operations.length > 0) writer.put(operations, 'typing')
  }

  const tellers = new Set<() => void>()

  return {
    changed,
    flush: () => {
      for (const tell of tellers) tell()
      return writer.flush()
    },
    write: writer.write,
    beforeFlush: tell => {
      tellers.add(tell)
      return () => tellers.delete(tell)
    },
    state: writer.state,
    shownState: steadyState(writer.state, after),
    unsaved: () => unsavedText(writer.uncertain()),
  }
}

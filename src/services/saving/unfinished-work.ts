import type { BookId } from '#domain/ids'
import { live, type Live } from '../live.ts'

/** The work that still changes translations of a book, whether the book is open or not. */
export interface UnfinishedWork {
  readonly begin: (book: BookId, work: Promise<unknown>) => void
  /** Whether any is left. */
  readonly isWorking: Live<boolean>
  /** Resolves when none is left on the book, or on any book without one. */
  readonly finished: (book?: BookId) => Promise<void>
}

/** No work yet. Work that fails is finished. */
export function createUnfinishedWork(): UnfinishedWork {
  const working = new Map<Promise<unknown>, BookId>()
  const isWorking = live(false)
  return {
    isWorking,
    begin(book, work) {
      const end = () => {
        working.delete(ended)
        isWorking.set(working.size > 0)
      }
      const ended = work.then(end, end)
      working.set(ended, book)
      isWorking.set(true)
    },
    async finished(book) {
      for (const [work, of] of working) if (book === undefined || of === book) await work
    },
  }
}

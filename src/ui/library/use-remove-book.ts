import type { BookId } from '#domain/ids'
import type { Shelved } from '#services/library'
import { useState } from 'react'
import { useActionHandlers } from '../actions.ts'
import { faultSentence } from '../parts/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/**
 * Takes a book out of the library and says so, each with a way back; undoing brings back the one removed last.
 * `read` shows the shelf as it is then. `goTo` is told the book that is back, and null while there is none to go to.
 */
export function useRemoveBook(
  read: () => Promise<void>,
  goTo: (book: BookId | null) => void,
): (book: Shelved) => void {
  const { library } = useServices()
  const toasts = useToasts()
  /** Those that can be brought back, the last removed at the end. */
  const [gone, setGone] = useState<readonly Shelved[]>([])
  const last = gone.at(-1)

  useActionHandlers({
    'edit.undo': { enabled: last !== undefined, run: () => last && void bringBack(last) },
  })

  async function bringBack({ book }: Shelved) {
    setGone(all => all.filter(other => other.book.id !== book.id))
    toasts.hide(messageOf(book.id))
    const outcome = await library.bringBack(book.id)
    await read()
    goTo(book.id)
    if (!outcome.ok)
      toasts.show(messageOf(book.id), { message: t => faultSentence(t, outcome.fault) })
  }

  async function remove(shelved: Shelved) {
    const { book } = shelved
    const outcome = await library.remove(book.id)
    if (outcome.ok) setGone(all => [...all, shelved])
    goTo(null)
    await read()
    toasts.show(
      messageOf(book.id),
      outcome.ok
        ? {
            message: t => t('shelf.removed', { title: book.title }),
            action: {
              name: 'edit.undo',
              label: t => t('actions.edit.undo'),
              run: () => void bringBack(shelved),
            },
          }
        : { message: t => faultSentence(t, outcome.fault) },
    )
  }

  return shelved =>
    void remove(shelved).catch(() =>
      toasts.show(messageOf(shelved.book.id), { message: t => t('faults.unexpected') }),
    )
}

/** The name of what is said of a book: the next one must not take away the way back. */
const messageOf = (book: BookId) => `removed ${book}`

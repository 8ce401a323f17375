import type { BookId } from '#domain/ids'
import type { Shelved } from '#services/library'
import { faultSentence } from '../parts/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/**
 * Takes a book out of the library and says so, with a way back; `read` shows the shelf as it
 * is then. `goTo` is told the book that is back, and null while there is none to go to.
 */
export function useRemoveBook(
  read: () => Promise<void>,
  goTo: (book: BookId | null) => void,
): (book: Shelved) => void {
  const { library } = useServices()
  const toasts = useToasts()

  async function bringBack({ book }: Shelved) {
    const outcome = await library.bringBack(book.id)
    await read()
    goTo(book.id)
    if (!outcome.ok) toasts.show('removed', { message: t => faultSentence(t, outcome.fault) })
  }

  async function remove(shelved: Shelved) {
    const { book } = shelved
    const outcome = await library.remove(book.id)
    goTo(null)
    await read()
    toasts.show(
      'removed',
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

  return book =>
    void remove(book).catch(() => toasts.show('removed', { message: t => t('faults.unexpected') }))
}

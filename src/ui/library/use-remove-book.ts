import type { BookId } from '#domain/ids'
import type { Shelved } from '#services/library/library'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/**
 * Takes a book out of the library and says so, with a way back. `read` shows the shelf as it is
 * then. `goTo` hears of null: there is no book to go to.
 */
export function useRemoveBook(
  read: () => Promise<void>,
  goTo: (book: BookId | null) => void,
): (book: Shelved) => void {
  const { library, undoing } = useServices()
  const toasts = useToasts()

  async function remove({ book }: Shelved) {
    const outcome = await library.remove(book.id)
    goTo(null)
    await read()
    if (!outcome.ok) {
      toasts.show(messageOf(book.id), { message: t => faultSentence(t, outcome.fault) })
      return
    }
    const step = outcome.value
    toasts.show(messageOf(book.id), {
      message: t => t('shelf.removed', { title: book.title }),
      step,
      action: {
        name: 'edit.undo',
        label: t => t('toasts.undo'),
        run: () => void undoing.order.takeBack(step),
      },
    })
  }

  return shelved =>
    void remove(shelved).catch(() =>
      toasts.show(messageOf(shelved.book.id), { message: t => t('faults.unexpected') }),
    )
}

/** The name of what is said of a book: the next one must not take away the way back. */
const messageOf = (book: BookId) => `removed ${book}`

import { titleOn } from '#domain/book-record'
import type { BookId } from '#domain/ids'
import type { Shelved } from '#services/library/library'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/**
 * Returns a function that removes a book from the library and shows a message with Undo. `read`
 * reads the library again. `goTo` is called with `null`, because there is no book to focus.
 */
export function useRemoveBook(
  read: () => Promise<void>,
  goTo: (book: BookId | null) => void,
): (book: Shelved) => void {
  const { library, undoing, preferences } = useServices()
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
    const title = titleOn(book, preferences.settings.get().sides)
    toasts.show(messageOf(book.id), {
      message: t => t('shelf.removed', { title }),
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

/**
 * The key of the message about a book. Each book has its own, so that the next removal does not
 * replace this Undo.
 */
const messageOf = (book: BookId) => `removed ${book}`

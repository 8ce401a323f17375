import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import { isOutside } from '#domain/notes/link-target'
import { titleIn } from '#domain/notes/link-title'
import { placeAt, type LibraryPlace } from '#domain/notes/place'
import type { FoundPlace, LostPlace, PlaceInBook } from '#services/places/places'
import { useEffect, useRef } from 'react'
import { copyText } from '../../parts/copy-text.ts'
import { useServices } from '../../services.ts'
import { useToasts, type Toast } from '../../toasts/toasts.ts'

/** Opens a book at a place. */
export type OpenAt = (book: Book, at: PlaceInBook) => void

interface FollowTools {
  /** The open book; null if none is. */
  readonly book: Book | null
  /** Shows a place in the open book. */
  readonly show: (at: PlaceInBook) => void
  readonly onOpen: OpenAt
}

/** The keys of the messages about a link: about the open book, and about the place it led to. */
const followed = 'link'
const arrived = 'link place'

/** How long a place may be looked for before that is mentioned, in milliseconds. */
const patience = 1000

/**
 * Returns a function that follows a link: to a place in the library, or out of it. The
 * main process opens only `https:` addresses, after a question; others are copied. A place that is
 * found after the reader followed another link, or left the book, takes them nowhere.
 */
export function useFollow({ book, show, onOpen }: FollowTools): (target: string) => void {
  const { outside, places } = useServices()
  const toasts = useToasts()
  const goTo: OpenAt = (to, at) => (to.id === book?.id ? show(at) : onOpen(to, at))
  const last = useRef<AbortController | null>(null)
  useEffect(
    () => () => {
      last.current?.abort()
      // Its button would act on the book as it was.
      toasts.hide(followed)
    },
    [toasts],
  )

  async function into(place: LibraryPlace, title: string, turn: AbortController): Promise<void> {
    const { signal } = turn
    const waiting = window.setTimeout(() => toasts.show(followed, lookingMessage(turn)), patience)
    signal.addEventListener('abort', () => window.clearTimeout(waiting))
    const found = await places
      .find(place, signal)
      .catch((): FoundPlace => ({ ok: false, why: 'unreadable' }))
    window.clearTimeout(waiting)
    if (signal.aborted) return
    toasts.hide(followed)
    if (!found.ok) return toasts.show(followed, lostMessage(found, title, book?.id, goTo))
    if (found.isOtherEdition) toasts.show(arrived, { message: t => t('links.otherEdition') })
    goTo(found.book, found.at)
  }

  return target => {
    last.current?.abort()
    for (const message of [followed, arrived]) toasts.hide(message)
    if (target === '' || !isOutside(target)) {
      const place = placeAt(target)
      if (place) void into(place, titleIn(target), (last.current = new AbortController()))
      else toasts.show(followed, { message: t => t('links.unknown') })
    } else if (/^https:/i.test(target)) void outside.openLink(target)
    else if (copyText(target))
      toasts.show('copy', { message: t => t('notes.addressCopied', { address: target }) })
  }
}

/** Says that a place is still looked for. Its button ends that. */
const lookingMessage = (turn: AbortController): Toast => ({
  message: t => t('links.looking'),
  stays: true,
  action: { name: 'link.cancel', label: t => t('actions.link.cancel'), run: () => turn.abort() },
})

/** Says why a link leads nowhere, and offers what can be done. */
function lostMessage(
  lost: LostPlace,
  title: string,
  open: BookId | undefined,
  goTo: OpenAt,
): Toast {
  const message: Toast['message'] = t => t(`links.lost.${lost.why}`)
  switch (lost.why) {
    case 'noBook':
      return title === '' ? { message } : { message: t => t('links.noBookCalled', { title }) }
    case 'unreadable':
      return { message }
    case 'noParagraph':
    case 'noMark':
      return {
        message,
        ...(lost.book.id !== open && {
          action: {
            name: 'book.open',
            label: t => t('actions.book.open'),
            run: () => goTo(lost.book, { kind: 'book' }),
          },
        }),
      }
    case 'deletedMark':
      return {
        message,
        action: {
          name: 'mark.bringBack',
          label: t => t('actions.mark.bringBack'),
          run: () => goTo(lost.book, { kind: 'mark', mark: lost.mark }),
        },
      }
  }
}

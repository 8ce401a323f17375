/**
 * The link into the library that the reader followed in another program. It waits here until the
 * page asks for it. A link only says where to go: nothing else is read from it.
 */
import { tidyLink } from '#domain/notes/link-title'

export interface WaitingLink {
  /** Takes a link as it came, in place of one that still waits. */
  readonly add: (link: string) => void
  /**
   * Returns the link once, checked and written as this program does; '' if it leads to no place
   * that is known. Null if none waits.
   */
  readonly take: () => string | null
  /** Calls `listener` whenever a link arrives. It replaces an earlier listener. */
  readonly onArrival: (listener: () => void) => void
}

export function waitingLink(): WaitingLink {
  let waiting: string | null = null
  let arrived = () => {}
  return {
    add(link) {
      waiting = tidyLink(link) ?? ''
      arrived()
    },
    take() {
      const link = waiting
      waiting = null
      return link
    },
    onArrival(listener) {
      arrived = listener
    },
  }
}

/**
 * Closes the window when the page has said that everything is saved. The page is asked once and has
 * a limited time. A page that cannot reply, because it has crashed or hangs, does not keep the
 * window open: what it committed is in the database.
 */

interface ClosingWindow {
  /** Whether the page can be expected to reply. */
  readonly canReply: () => boolean
  /** Asks the page whether the window may close. */
  readonly ask: () => void
  /** Closes the window now, without asking again. The page still gets its unload event. */
  readonly close: () => void
  /**
   * Destroys the window without a word to the page. Closing would wait for the unload handlers of a
   * page, and forever for one that hangs.
   */
  readonly destroy: () => void
}

export interface Closing {
  /**
   * Call it when the window is asked to close. If it returns false the window must stay: the page
   * is being asked, or the window will be destroyed.
   */
  readonly requested: () => boolean
  /** The page's reply; `false` means that the reader stays. */
  readonly replied: (mayClose: boolean) => void
  /** The page is gone or hangs. Stops waiting. */
  readonly gone: () => void
}

/** Milliseconds that a page may take to save. */
export const patience = 5000

export function askBeforeClosing(window: ClosingWindow, wait = patience): Closing {
  let asked: NodeJS.Timeout | undefined
  let allowed = false

  const stopAsking = () => {
    clearTimeout(asked)
    asked = undefined
  }
  const stopWaiting = () => {
    stopAsking()
    window.destroy()
  }
  return {
    requested() {
      if (allowed) return true
      if (!window.canReply()) stopWaiting()
      else if (asked === undefined) {
        asked = setTimeout(stopWaiting, wait)
        window.ask()
      }
      return false
    },
    replied(mayClose) {
      if (asked === undefined) return
      stopAsking()
      if (!mayClose) return
      allowed = true
      // The page can still hang while unloading.
      asked = setTimeout(stopWaiting, wait)
      window.close()
    },
    gone() {
      if (asked !== undefined) stopWaiting()
    },
  }
}

/**
 * A window closes when the page has said that all is saved. It is asked once, and
 * has a limited time; a page that cannot answer, because it has crashed or hangs,
 * does not keep the window open: what it had committed is in the database.
 */

export interface ClosingWindow {
  /** Whether the page can be expected to answer. */
  readonly answers: () => boolean
  /** Tells the page that the window wants to close. */
  readonly ask: () => void
  /** Closes, now, without asking again; the page hears that it goes. */
  readonly close: () => void
  /** Takes the window away without a word to the page. Closing waits for a page that listens, and one that hangs listens for ever. */
  readonly destroy: () => void
}

export interface Closing {
  /** The window was asked to close. False: it must not do so by itself; the page is being asked, or the window is taken away. */
  readonly requested: () => boolean
  /** The page's word; `false` means the reader stays. */
  readonly answered: (mayClose: boolean) => void
  /** The page is gone or hangs: nothing is waited for. */
  readonly gone: () => void
}

/** How long a page may take to save, in milliseconds. */
export const patience = 5000

export function askBeforeClosing(window: ClosingWindow, wait = patience): Closing {
  let asked: NodeJS.Timeout | undefined
  let allowed = false

  const stopAsking = () => {
    clearTimeout(asked)
    asked = undefined
  }
  const giveUp = () => {
    stopAsking()
    window.destroy()
  }
  return {
    requested() {
      if (allowed) return true
      if (!window.answers()) giveUp()
      else if (asked === undefined) {
        asked = setTimeout(giveUp, wait)
        window.ask()
      }
      return false
    },
    answered(mayClose) {
      if (asked === undefined) return
      stopAsking()
      if (!mayClose) return
      allowed = true
      // It may yet hang at its last word.
      asked = setTimeout(giveUp, wait)
      window.close()
    },
    gone() {
      if (asked !== undefined) giveUp()
    },
  }
}

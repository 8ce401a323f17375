/**
 * Shows the window when the page says that its first screen is there, so that nothing empty flashes
 * up. A page that fails, or says nothing, does not leave the program invisible.
 */

interface HiddenWindow {
  /** Whether it is there and hidden. */
  readonly isThere: () => boolean
  /** Whether the page is held back while it is hidden: then it has no surface to paint on. */
  readonly holdBack: (held: boolean) => void
  readonly show: () => void
}

interface Showing {
  /** Call it when the first screen is there, or never will be. Later calls do nothing. */
  readonly first: () => void
  /**
   * Call it when the process that draws is ready. The hidden page then gets its surface without
   * waiting for it.
   */
  readonly prepare: () => void
}

/** Milliseconds after which a page is shown that has not said that its first screen is there. */
export const longest = 2000

export function showOnce(window: HiddenWindow): Showing {
  const late = setTimeout(first, longest)
  function first() {
    clearTimeout(late)
    if (!window.isThere()) return
    window.show()
    window.holdBack(true)
  }
  return {
    first,
    prepare: () => {
      if (window.isThere()) window.holdBack(false)
    },
  }
}

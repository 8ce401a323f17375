/** A paragraph on the screen, and how far below the window's upper edge the line that counts begins, in CSS pixels. */
export interface LineOnScreen {
  readonly element: HTMLElement
  readonly top: number
}

/** Frames in which sections that are drawn for the first time find their heights. */
const settling = 12

/**
 * Brings a line into view so that it is not pressed against an edge, and sees to it that it is
 * still there when the sections around it have found their heights. `find` answers where the
 * line is now; null where it is not on the screen any more. False if it never was.
 */
export async function scrollToLine(find: () => LineOnScreen | null): Promise<boolean> {
  let wasThere = false
  for (let calm = 0, frame = 0; calm < 3 && frame < settling; frame++) {
    const line = find()
    wasThere ||= line !== null
    calm = line && isComfortable(line.top) ? calm + 1 : 0
    if (line && calm === 0) bring(line)
    await new Promise(requestAnimationFrame)
  }
  return wasThere
}

const isComfortable = (top: number): boolean => top > 80 && top < window.innerHeight - 120

function bring({ element, top }: LineOnScreen): void {
  // A paragraph may be taller than the window: its line counts, not its beginning.
  const within = top - element.getBoundingClientRect().top
  element.scrollIntoView({ block: 'start' })
  const now = element.getBoundingClientRect().top + within
  element.closest('[data-pane]')?.scrollBy({ top: now - window.innerHeight / 3 })
}

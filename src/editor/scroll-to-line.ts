/**
 * A paragraph, and the distance in CSS pixels from the window's upper edge to the wanted line of
 * it.
 */
interface LineOnScreen {
  readonly element: HTMLElement
  readonly top: number
}

/** The most frames to wait for newly drawn sections to get their heights. */
const settling = 12

/**
 * Scrolls to a line so that it is not at an edge, and again if sections around it change their
 * heights. `find` returns the line now, or null if it is not on the screen. Resolves to false if it
 * never was.
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
  // A paragraph can be taller than the window, so we scroll to the line and not to the paragraph.
  const within = top - element.getBoundingClientRect().top
  element.scrollIntoView({ block: 'start' })
  const now = element.getBoundingClientRect().top + within
  element.closest('[data-pane]')?.scrollBy({ top: now - window.innerHeight / 3 })
}

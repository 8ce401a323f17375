import type { Page } from '@playwright/test'

/** Puts the text at a share `part` of its length, and answers when all of the screen was painted, in milliseconds. */
export const jumpTo = (page: Page, part: number): Promise<number> =>
  page.locator('[data-pane="text"]').evaluate(async (pane, share) => {
    const begun = performance.now()
    pane.scrollTop = share * (pane.scrollHeight - pane.clientHeight)
    await new Promise(requestAnimationFrame)
    while (!isDrawn()) await new Promise(requestAnimationFrame)
    await new Promise(resolve => setTimeout(resolve))
    return performance.now() - begun

    function isDrawn(): boolean {
      const { top, left, width, height } = pane.getBoundingClientRect()
      const text = pane.firstElementChild ?? pane
      const box = text.getBoundingClientRect()
      const { paddingTop, paddingBottom } = getComputedStyle(text)
      // Above the first line and below the last there is nothing to wait for.
      const [begin, end] = [
        box.top + parseFloat(paddingTop),
        box.bottom - parseFloat(paddingBottom),
      ]
      return [0.05, 0.5, 0.95].every(at => {
        const y = top + at * height
        const there = document.elementFromPoint(left + width / 4, y)
        return y <= begin || y >= end || there?.closest('[data-drawn=whole], header')
      })
    }
  }, part)

import type { Page } from '@playwright/test'

/**
 * Scrolls the text to the share `part` of its length, from 0 to 1. Returns the milliseconds until
 * the whole screen was painted.
 */
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
      // There is no text to wait for above the first line and below the last.
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

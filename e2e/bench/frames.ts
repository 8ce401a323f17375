/** Counts the frames of a page that is scrolled fast. */
import type { CDPSession, Page } from '@playwright/test'

/** The number of frames during one scroll. */
export interface Frames {
  readonly due: number
  /** Frames that came too late to be shown. */
  readonly dropped: number
  /** Frames in which at least one of five heights showed neither text nor the book's header. */
  readonly blank: number
  /** The distance scrolled, in CSS pixels. It is less than requested if the text ended before. */
  readonly way: number
}

const speed = 12_000

/**
 * Scrolls the first element that matches `scroller` down with the wheel, at 12,000 CSS pixels a
 * second.
 */
export async function scrollFast(
  page: Page,
  devtools: CDPSession,
  scroller: string,
  distance: number,
): Promise<Frames> {
  const box = await page.locator(scroller).first().boundingBox()
  if (!box) throw new Error(`no visible element matches ${scroller}`)
  await page.evaluate(watch, scroller)
  // The pointer is at the upper left, where no panel covers the text.
  await devtools.send('Input.synthesizeScrollGesture', {
    x: Math.round(box.x + Math.min(box.width, 800) / 4),
    y: Math.round(Math.max(box.y, 0) + 200),
    yDistance: -distance,
    speed,
    gestureSourceType: 'mouse',
  })
  return page.evaluate((): Frames => Reflect.get(window, 'endFrames')())
}

/** Runs in the page. Counts frames from the first that moved to the last that moved. */
function watch(scroller: string): void {
  const pane = document.querySelector(scroller)
  if (!pane) return
  const isBook = pane.matches('[data-pane]')
  const from = pane.scrollTop
  const frames: { at: number; top: number; isBlank: boolean }[] = []
  let isWatching = true
  const look = (at: number) => {
    frames.push({ at, top: pane.scrollTop, isBlank: isBook && isBlank(pane) })
    if (isWatching) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  const frame = 1000 / 60

  /** Whether one of five heights between the beginning and the end of the text shows no text. */
  function isBlank({ clientHeight, firstElementChild }: Element): boolean {
    const { top, left, width } = (pane ?? document.body).getBoundingClientRect()
    const text = firstElementChild?.getBoundingClientRect()
    const { paddingTop, paddingBottom } = getComputedStyle(firstElementChild ?? document.body)
    const [from, to] = [
      (text?.top ?? 0) + parseFloat(paddingTop),
      (text?.bottom ?? 0) - parseFloat(paddingBottom),
    ]
    return [0.05, 0.275, 0.5, 0.725, 0.95].some(part => {
      const y = Math.max(top, 0) + part * Math.min(clientHeight, innerHeight)
      if (y <= from || y >= to) return false
      const there = document.elementFromPoint(left + width / 4, y)
      return !there?.closest('[data-drawn], header') || y > endOf(there)
    })
  }

  /**
   * Returns the bottom of the text that is laid out in the section around `there`. A section that
   * is only partly drawn has no text below it. Returns Infinity for a section drawn whole.
   */
  function endOf(there: Element): number {
    const columns = there.closest('[data-drawn=part]')?.firstElementChild
    return columns?.getBoundingClientRect().bottom ?? Infinity
  }

  Object.assign(window, {
    endFrames() {
      isWatching = false
      const moving = frames.filter(({ top }, i) => i > 0 && top !== frames[i - 1]?.top)
      const last = moving.at(-1)
      const due = last && moving[0] ? Math.round((last.at - moving[0].at) / frame) + 1 : 0
      const dropped = moving.reduce((sum, { at }, i) => {
        const before = moving[i - 1]
        return before ? sum + Math.max(0, Math.round((at - before.at) / frame) - 1) : sum
      }, 0)
      const blank = frames.filter(each => each.isBlank).length
      return { due, dropped, blank, way: pane.scrollTop - from }
    },
  })
}

/** Watches the frames of a page while it is scrolled fast. */
import type { CDPSession, Page } from '@playwright/test'

/** Of the frames that were due while a page was scrolled. */
export interface Frames {
  readonly due: number
  /** Frames that came too late to be shown. */
  readonly dropped: number
  /** Frames with a place on the screen that showed neither text nor the book's head. */
  readonly blank: number
  /** How far it was scrolled, in CSS pixels: less than asked for where the text came to its end. */
  readonly way: number
}

const speed = 12_000

/** Scrolls what `scroller` matches down by a wheel, at 12,000 CSS pixels a second. */
export async function scrollFast(
  page: Page,
  devtools: CDPSession,
  scroller: string,
  distance: number,
): Promise<Frames> {
  const box = await page.locator(scroller).first().boundingBox()
  if (!box) throw new Error(`nothing to scroll: ${scroller}`)
  await page.evaluate(watch, scroller)
  // The wheel stands over the upper left, where no panel lies.
  await devtools.send('Input.synthesizeScrollGesture', {
    x: Math.round(box.x + Math.min(box.width, 800) / 4),
    y: Math.round(Math.max(box.y, 0) + 200),
    yDistance: -distance,
    speed,
    gestureSourceType: 'mouse',
  })
  return page.evaluate((): Frames => Reflect.get(window, 'endFrames')())
}

/** Runs in the page: counts frames from the first that has moved to the last that does. */
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

  /** Whether somewhere between the beginning and the end of the text there is none on the screen. */
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

  /** Where the text ends that is laid out of the section around `there`: of one not yet whole there is none below it. */
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

import type { Book } from '#domain/book'
import { readingFrom, readingOn } from '#domain/library/furthest'
import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import { live, type Live } from '#services/live'
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { earlyWordsComposed } from '../actions/early-keys.ts'
import { useServices } from '../services.ts'
import { hold, measurePlace, restore, type Held } from './reader-position.ts'
import { textLayout } from './spread/use-section-heights.ts'
import type { OpenSpread } from './use-spread.ts'

/** How long after the caret has moved the place is stored, in milliseconds. */
const caretPause = 150

interface PlaceTools {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'drawn'>
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly settings: Settings
  /** Whether the reader opened the book to go to another place than where they left it. */
  readonly isElsewhere: boolean
}

/**
 * Restores the reader's place when the book opens, stores it as it changes, and keeps the text in
 * place when sizes, sides or panels change. Returns the index of the reader's paragraph in the
 * book, from 0: the one with the caret, or the uppermost one on the screen if the caret is scrolled
 * out of sight.
 */
export function usePlace({
  book: { id: bookId },
  open,
  scroller,
  settings,
  isElsewhere,
}: PlaceTools): Live<number> {
  const { spread, drawn } = open
  const { reading, autosave } = useServices()
  const restored = useRef<Spread | null>(null)
  const last = useRef<Held | null>(null)
  const [here] = useState(() => live(0))

  // A layout effect ends while the text is still on the page, so its cleanup can still measure it.
  useLayoutEffect(() => {
    const page = scroller.current
    if (!page) return
    let reached = readingFrom(-1)
    const keep = () => {
      if (restored.current !== spread) return
      const measured = measurePlace(spread, page, last.current)
      if (!measured) return
      last.current = measured.held
      here.set(measured.place.caretIndex)
      reached = readingOn(reached, measured.seen)
      const furthest = Math.max(reached.furthest, 0)
      reading.keepPosition({ bookId, ...measured.place, furthest })
    }
    void reading.position(bookId).then(async position => {
      if (position) reached = readingFrom(position.furthest ?? position.index)
      if (position && !isElsewhere) await restore(spread, page, position)
      restored.current = spread
      if (!position && !isElsewhere) {
        await earlyWordsComposed()
        spread.navigation.go(0, 'translation', 0)
      }
      // A book that was opened and left at once counts as opened.
      if (page.isConnected) keep()
    })
    const watch = watchPlace(page, keep)
    // Sections may be drawn after the last scroll event without changing their height.
    const stops = [spread.selection.subscribe(watch.keepSoon), drawn.subscribe(watch.keepSoon)]
    const stopFlushing = autosave.beforeFlush(watch.keepNow)
    return () => {
      watch.stop()
      stopFlushing()
      for (const stop of stops) stop()
    }
  }, [bookId, spread, drawn, reading, autosave, scroller, isElsewhere, here])

  useHeldPlace(spread, scroller, settings, last)
  return here
}

/**
 * Calls `keep` when `page` scrolls or its content changes size. `keepSoon` calls it after a pause,
 * because measuring at each key would make the browser lay the page out twice. `keepNow` calls it
 * at once if a pause is running. `stop` does the same and stops watching.
 */
function watchPlace(page: HTMLElement, keep: () => void) {
  let pause: number | undefined
  const keepSoon = () => {
    pause ??= window.setTimeout(() => {
      pause = undefined
      keep()
    }, caretPause)
  }
  const keepNow = () => {
    if (pause === undefined) return
    window.clearTimeout(pause)
    pause = undefined
    keep()
  }
  const resized = new ResizeObserver(keepSoon)
  if (page.firstElementChild) resized.observe(page.firstElementChild)
  page.addEventListener('scroll', keep, { passive: true })
  const stop = () => {
    keepNow()
    resized.disconnect()
    page.removeEventListener('scroll', keep)
  }
  return { keepSoon, keepNow, stop }
}

/** Keeps the text of `last` in place when settings or the width of the text change the layout. */
function useHeldPlace(
  spread: Spread,
  scroller: RefObject<HTMLDivElement | null>,
  settings: Settings,
  last: RefObject<Held | null>,
): void {
  const { contentsOpen, notesOpen } = settings
  const layout = [textLayout(settings), contentsOpen, notesOpen].join()
  useLayoutEffect(() => {
    if (scroller.current && layout) hold(spread, scroller.current, last.current)
  }, [layout, spread, scroller, last])

  // The columns get a new width only after layout, when a panel or the window has changed size.
  useEffect(() => {
    const page = scroller.current
    const text = page?.firstElementChild
    if (!page || !text) return
    let width: number | null = null
    const observer = new ResizeObserver(([entry]) => {
      if (!entry || entry.contentRect.width === width) return
      if (width !== null) hold(spread, page, last.current)
      width = entry.contentRect.width
    })
    observer.observe(text)
    return () => observer.disconnect()
  }, [spread, scroller, last])
}

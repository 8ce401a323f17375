import type { Book } from '#domain/book'
import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import type { RefObject } from 'react'
import { keptHeights } from './kept-heights.ts'
import { expectedHeights } from './section-height.ts'
import type { SectionLayout } from './section-layout.ts'
import { bringSection, lookAt } from './look-at.ts'

interface Tools {
  readonly book: Book
  readonly spread: Spread
  readonly layout: SectionLayout
  readonly initial: number
  readonly settings: Settings
  readonly scroller: RefObject<HTMLElement | null>
}

/**
 * Keeps `layout` true: tells it what the reader sees, how tall the drawn sections are, and what to expect of the
 * others when the page's width or letters change. Answers what a section is to be watched with while it is drawn.
 */
export function useSectionHeights(tools: Tools) {
  const { book, spread, layout, initial, settings, scroller } = tools
  const name = useLayoutName(settings)
  const kept = useMemo(
    () => keptHeights(localStorage, book.id, { layout: name, count: layout.count }),
    [book, layout, name],
  )
  const { sourceSize, lineSpacing } = settings
  useLayoutEffect(() => {
    layout.expect(expectedHeights(book, spread.sections.all, { sourceSize, lineSpacing }, kept))
    if (layout.drawn.get().length === 0) {
      const top = layout.height(0, initial)
      layout.look(top, top + innerHeight)
    }
    return () => kept.save(layout.seen())
  }, [book, spread, layout, initial, kept, sourceSize, lineSpacing])

  useEffect(() => {
    if (scroller.current) bringSection(scroller.current, layout, initial)
  }, [scroller, layout, initial])

  useEffect(() => {
    const page = scroller.current
    if (!page) return
    const look = () => lookAt(page, layout)
    const save = () => kept.save(layout.seen())
    page.addEventListener('scroll', look, { passive: true })
    // What kept a section drawn may have been the keyboard in it.
    document.addEventListener('focusin', look)
    addEventListener('resize', look)
    addEventListener('pagehide', save)
    return () => {
      page.removeEventListener('scroll', look)
      document.removeEventListener('focusin', look)
      removeEventListener('resize', look)
      removeEventListener('pagehide', save)
    }
  }, [scroller, layout, kept])

  const watcher = useRef<ResizeObserver | null>(null)
  return useCallback(
    (element: HTMLElement) => {
      watcher.current ??= new ResizeObserver(() => {
        if (scroller.current) lookAt(scroller.current, layout)
      })
      const made = watcher.current
      made.observe(element)
      return () => made.unobserve(element)
    },
    [layout, scroller],
  )
}

/** Everything that decides how tall a paragraph is, as a name. */
function useLayoutName(settings: Settings): string {
  const width = useSyncExternalStore(onResize, () => innerWidth)
  const { sides, sourceSize, translationSize, lineSpacing, contentsOpen, notesOpen } = settings
  return [width, sides, sourceSize, translationSize, lineSpacing, contentsOpen, notesOpen].join()
}

function onResize(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}

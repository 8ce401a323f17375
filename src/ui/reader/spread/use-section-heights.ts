import type { Book } from '#domain/book'
import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
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
  /** The width of the text pane in CSS pixels. */
  readonly width: number
  readonly scroller: RefObject<HTMLElement | null>
}

/**
 * Keeps `layout` up to date: what is visible, how tall the drawn sections are, and the expected
 * heights of the others when the width or the fonts of the page change. Returns a function that
 * watches the element of a section and returns how to stop.
 */
export function useSectionHeights(tools: Tools) {
  const { book, spread, layout, initial, settings, width, scroller } = tools
  const name = `${width},${textLayout(settings)}`
  const kept = useMemo(
    () => keptHeights(localStorage, book.id, { layout: name, count: layout.count }),
    [book, layout, name],
  )
  const { sourceSize, translationSize, lineSpacing } = settings
  useLayoutEffect(() => {
    layout.expect(
      expectedHeights(
        book,
        spread.sections.all,
        { sourceSize, translationSize, lineSpacing },
        kept,
      ),
    )
    if (layout.drawn.get().length === 0) {
      const top = layout.height(0, initial)
      layout.look(top, top + innerHeight)
    }
    return () => kept.save(layout.seen())
  }, [book, spread, layout, initial, kept, sourceSize, translationSize, lineSpacing])

  useEffect(() => {
    if (scroller.current) bringSection(scroller.current, layout, initial)
  }, [scroller, layout, initial])

  useEffect(() => {
    const page = scroller.current
    if (!page) return
    const look = () => lookAt(page, layout)
    const save = () => kept.save(layout.seen())
    page.addEventListener('scroll', look, { passive: true })
    // A section may have stayed drawn because it had the focus.
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

/** Returns a string with all settings that decide the height of a paragraph. */
export function textLayout(settings: Settings): string {
  const { sides, sourceSize, translationSize, lineSpacing, levelLines } = settings
  const { sourceFace, translationFace, measure, margins, paragraphs } = settings
  const { sourceScript, wideSigns, emended, pinyin, readingStyle, glossesShown } = settings
  const sizes = [sourceSize, translationSize, lineSpacing, levelLines, sourceFace, translationFace]
  const room = pinyin === 'off' ? '' : readingStyle
  const page = [sides, ...sizes, measure, margins, paragraphs]
  return [...page, sourceScript, wideSigns, emended, room, glossesShown].join()
}

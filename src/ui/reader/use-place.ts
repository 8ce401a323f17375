import type { Book } from '#domain/book'
import type { Position } from '#domain/progress'
import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import { sectionAt } from '#editor/loaded-sections'
import { live, type Live } from '#services/live'
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useServices } from '../services.ts'
import type { OpenSpread } from './use-spread.ts'

/** How long after the caret has moved the place is kept, in milliseconds. */
const caretPause = 150

/**
 * Keeps the reader's place in the book: finds it again when the book is opened, unless `isElsewhere` says that they go to another, and holds it when sizes, sides or panels change.
 * Answers where they are, as a paragraph's place in the book from 0: where the caret is, or what is uppermost on the screen when they have scrolled away from it.
 */
export function usePlace(
  book: Book,
  { spread, drawn }: Pick<OpenSpread, 'spread' | 'drawn'>,
  scroller: RefObject<HTMLDivElement | null>,
  settings: Settings,
  isElsewhere = false,
): Live<number> {
  const { reading, autosave } = useServices()
  const restored = useRef<Spread | null>(null)
  const last = useRef<Held | null>(null)
  const [here] = useState(() => live(0))

  // Ended while the text is still on the page: what has not been kept yet can be measured then.
  useLayoutEffect(() => {
    const page = scroller.current
    if (!page) return
    const keep = () => {
      if (restored.current !== spread) return
      const first = topOf(spread, page)
      if (!first) return
      last.current = steady(last.current, heldFrom(spread, page, first))
      const place = placeFrom(spread, page, first)
      here.set(place.caretIndex)
      reading.keepPosition({ bookId: book.id, paragraphId: first.paragraph, ...place })
    }
    void reading.position(book.id).then(async position => {
      if (position && !isElsewhere) await restore(spread, page, position)
      restored.current = spread
      if (!position && !isElsewhere) spread.navigation.go(0, 'translation', 0)
      // A book that is opened and left at once has been opened all the same.
      if (page.isConnected) keep()
    })
    let pause: number | undefined
    // Measuring at each key would make the browser lay the page out twice.
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
    // What is on the screen may be drawn only after the last scroll event, and be as high as was known.
    const stops = [spread.selection.subscribe(keepSoon), drawn.subscribe(keepSoon)]
    const stopTelling = autosave.beforeFlush(keepNow)
    return () => {
      keepNow()
      stopTelling()
      resized.disconnect()
      page.removeEventListener('scroll', keep)
      for (const stop of stops) stop()
    }
  }, [book, spread, drawn, reading, autosave, scroller, isElsewhere, here])

  const { sides, sourceSize, translationSize, lineSpacing, contentsOpen, notesOpen } = settings
  const layout = [sides, sourceSize, translationSize, lineSpacing, contentsOpen, notesOpen].join()
  useLayoutEffect(() => {
    if (scroller.current && layout) hold(spread, scroller.current, last.current)
  }, [layout, spread, scroller])

  // The columns learn of another width only after layout, when a panel or the window has made it.
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
  }, [spread, scroller])
  return here
}

/** Scrolls so that what `before` says stands where it stood. */
function hold(spread: Spread, page: HTMLElement, before: Held | null): void {
  const element = before && elementAt(spread, before.index)
  if (element) page.scrollTop += offsetIn(page, element) - topAfter(before, element.offsetHeight)
}

/** A paragraph on the screen, how far below the upper edge it begins, and its height, in CSS pixels. */
interface Held {
  readonly index: number
  readonly top: number
  readonly height: number
}

/** The uppermost paragraph on the screen. */
interface Top extends Held {
  readonly paragraph: Position['paragraphId']
}

/** Scroll positions are whole pixels: what is rounded at each change of layout must not add up to a drift. */
const steady = (before: Held | null, now: Held): Held =>
  before?.index === now.index && Math.abs(before.top - now.top) < 1
    ? { ...now, top: before.top }
    : now

/** What holds the text when the layout changes: what begins in the upper half of the screen, else the line at its edge. */
function heldFrom(spread: Spread, page: HTMLElement, first: Top): Held {
  const next = first.top < 0 ? elementAt(spread, first.index + 1) : null
  const top = next ? offsetIn(page, next) : Infinity
  return next && top < page.clientHeight / 2
    ? { index: first.index + 1, top, height: next.offsetHeight }
    : first
}

/** Where a paragraph that is now `height` high must begin for the words at the upper edge to stay there. */
const topAfter = (before: Held, height: number) =>
  before.top < 0 ? (before.top * height) / before.height : before.top

function topOf(spread: Spread, page: HTMLElement): Top | null {
  for (const [number, section] of spread.sections.all.entries()) {
    const editor = spread.sections.get(number)
    if (!editor?.views.mounted) continue
    for (const [pair, paragraph] of editor.paragraphs.entries()) {
      const element =
        visible(editor.views.element('source', pair)) ?? editor.views.element('translation', pair)
      if (!element) continue
      const top = offsetIn(page, element)
      // A section that is drawn for the keyboard in it alone may be the only one, far below the screen.
      if (top > page.clientHeight) return null
      if (top + element.offsetHeight > 0)
        return {
          index: section.offset + pair,
          paragraph: paragraph.id,
          top,
          height: element.offsetHeight,
        }
    }
  }
  return null
}

/** Where the reader is in the text. */
export type ReaderPlace = Pick<Position, 'index' | 'caretIndex' | 'side' | 'caret' | 'top'>

/** Where the reader is now; null while nothing is drawn. */
export function placeNow(spread: Spread, page: HTMLElement): ReaderPlace | null {
  const first = topOf(spread, page)
  return first && placeFrom(spread, page, first)
}

function placeFrom(spread: Spread, page: HTMLElement, first: Top): ReaderPlace {
  const { where } = spread.selection
  const caret = where && isOnScreen(spread, page) ? where : null
  return {
    index: first.index,
    top: first.top,
    side: caret?.side ?? 'translation',
    caret: caret?.caret ?? 0,
    caretIndex: caret?.index ?? first.index,
  }
}

/** Brings the reader back to a place, with the caret where it was. */
export async function restore(
  spread: Spread,
  page: HTMLElement,
  position: ReaderPlace,
): Promise<void> {
  const editor = await spread.navigation.bring(position.index)
  const element = editor && elementAt(spread, position.index)
  if (!element) return
  page.scrollTop += offsetIn(page, element) - position.top
  // The caret may be in a section that begins further down the screen and is not drawn yet.
  const withCaret = await spread.navigation.bring(position.caretIndex)
  if (!withCaret) return
  const place = {
    pair: position.caretIndex - withCaret.section.offset,
    offset: position.caret,
  }
  if (isElsewhere(page)) withCaret.takeCaret(position.side, place)
  else withCaret.focus(position.side, place)
}

/** Whether the reader is already doing something outside the text: the keyboard is not taken away from that. */
function isElsewhere(page: HTMLElement): boolean {
  const { activeElement } = document
  return activeElement !== null && activeElement !== document.body && !page.contains(activeElement)
}

function elementAt(spread: Spread, index: number): HTMLElement | null {
  const number = sectionAt(spread.sections.all, index)
  const editor = spread.sections.get(number)
  const pair = index - (spread.sections.all[number]?.offset ?? 0)
  return editor
    ? (visible(editor.views.element('source', pair)) ?? editor.views.element('translation', pair))
    : null
}

/** Whether the pair with the caret is on the screen. */
function isOnScreen(spread: Spread, page: HTMLElement): boolean {
  const element = spread.selection.where && elementAt(spread, spread.selection.where.index)
  if (!element) return false
  const top = offsetIn(page, element)
  return top < page.clientHeight && top + element.offsetHeight > 0
}

/** An element of a hidden column has no box. */
const visible = (element: HTMLElement | null) => (element?.offsetParent ? element : null)

const offsetIn = (page: HTMLElement, element: HTMLElement) =>
  element.getBoundingClientRect().top - page.getBoundingClientRect().top

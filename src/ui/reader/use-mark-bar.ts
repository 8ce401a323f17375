import type { AnnotationId } from '#domain/ids'
import type { Spread } from '#editor/spread'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { Box } from '../notes/place-bar.ts'

/** What the bar is for: words to be marked, or one of the marks that are there. */
export interface BarState {
  readonly at: Box
  /** Marks under the pointer or the caret, shortest first; empty for a selection. */
  readonly marks: readonly AnnotationId[]
  /** Which of them, from 0. */
  readonly chosen: number
}

export interface MarkBarControl {
  readonly bar: BarState | null
  /** Opens the bar at the selection or the marks at the caret; whether there is something to open it for. */
  readonly open: () => boolean
  /** Goes on to the next of several marks lying over one another. */
  readonly next: () => void
  readonly close: () => void
}

/** When the bar comes to the text and when it goes: it comes when a selection is finished or a mark is pressed. */
export function useMarkBar(
  spread: Spread | null,
  scroller: RefObject<HTMLElement | null>,
): MarkBarControl {
  const [bar, show] = useState<BarState | null>(null)
  const shown = useRef<BarState | null>(null)
  // React would look at the whole reader again at each key, even to find that there is still no bar.
  const setBar = useCallback((change: (before: BarState | null) => BarState | null) => {
    const after = change(shown.current)
    if (after === shown.current) return
    shown.current = after
    show(after)
  }, [])
  // Whether a mark was pressed last: the editor may learn of the caret in it before or after we look.
  const onMark = useRef(false)
  const close = useCallback(() => {
    onMark.current = false
    setBar(() => null)
  }, [setBar])

  useEffect(() => {
    const page = scroller.current
    if (!spread || !page) return
    let pressed = false
    const showSelection = () =>
      setBar(before =>
        pressed ? null : (forSelection(spread) ?? (before?.marks.length ? before : null)),
      )
    const look = () =>
      setBar(before => {
        const now = forSelection(spread) ?? (onMark.current ? forMarks(spread, page) : null)
        // Looking again at the same marks must not undo the choice among them.
        return before && now && isOnSame(before, now) ? before : now
      })
    const down = () => {
      pressed = true
      close()
    }
    const key = () => {
      onMark.current = false
    }
    const up = ({ target }: PointerEvent) => {
      pressed = false
      // What is pressed on the bar is about the marks it stands at.
      if (target instanceof Element && target.closest('[data-pane="mark-bar"]')) return
      onMark.current = target instanceof Element && target.closest('[data-mark-id]') !== null
      requestAnimationFrame(() => requestAnimationFrame(look))
    }
    const follow = () => setBar(before => before && moved(before, spread, page))
    const stop = spread.subscribe(() => {
      if (spread.isSelecting()) showSelection()
      else if (onMark.current) look()
      else setBar(() => null)
    })
    page.addEventListener('pointerdown', down)
    page.addEventListener('keydown', key, { capture: true })
    window.addEventListener('pointerup', up)
    page.addEventListener('scroll', follow, { passive: true })
    return () => {
      stop()
      page.removeEventListener('pointerdown', down)
      page.removeEventListener('keydown', key, { capture: true })
      window.removeEventListener('pointerup', up)
      page.removeEventListener('scroll', follow)
    }
  }, [spread, scroller, close, setBar])

  const open = useCallback(() => {
    const page = scroller.current
    const found = spread && page && (forSelection(spread) ?? forMarks(spread, page))
    setBar(() => found)
    return found !== null
  }, [spread, scroller, setBar])

  const next = useCallback(() => {
    setBar(before => {
      const page = scroller.current
      if (!before || !page) return before
      const chosen = (before.chosen + 1) % before.marks.length
      return { ...before, chosen, at: boxOf(page, before.marks[chosen]) ?? before.at }
    })
  }, [scroller, setBar])

  return { bar, open, next, close }
}

function forSelection(spread: Spread): BarState | null {
  const at = spread.selectedText() && spread.selectionBox()
  return at ? { at, marks: [], chosen: 0 } : null
}

function forMarks(spread: Spread, page: HTMLElement): BarState | null {
  const marks = spread.marksHere()
  const at = boxOf(page, marks[0])
  return at ? { at, marks, chosen: 0 } : null
}

const isOnSame = (one: BarState, other: BarState) =>
  one.marks.length > 0 && one.marks.join() === other.marks.join()

function moved(bar: BarState, spread: Spread, page: HTMLElement): BarState | null {
  const at = bar.marks.length > 0 ? boxOf(page, bar.marks[bar.chosen]) : spread.selectionBox()
  const { top, bottom } = page.getBoundingClientRect()
  return at && at.bottom > top && at.top < bottom ? { ...bar, at } : null
}

/** Where the first stretch of a mark is drawn; null if it is not. */
export function boxOf(page: HTMLElement, mark: AnnotationId | undefined): Box | null {
  const element = mark && page.querySelector(`[data-mark-id="${CSS.escape(mark)}"]`)
  return element ? (element.getClientRects()[0] ?? null) : null
}

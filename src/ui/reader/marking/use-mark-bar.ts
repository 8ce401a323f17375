import type { AnnotationId } from '#domain/ids'
import type { Spread } from '#editor/spread'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { WindowBox, Shown } from '../../notes/place-bar.ts'
import { markLines } from './mark-lines.ts'

/** What the bar is for: words to be marked, or one of the marks that are there. */
export interface BarState {
  readonly at: Shown
  /** Where the chosen mark is drawn, line by line; none for a selection. */
  readonly lines: readonly WindowBox[]
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
  /** Closes it by the reader's word: it stays away until something else is selected. */
  readonly dismiss: () => void
}

/**
 * When the bar comes to the text and when it goes: it comes when a selection is finished or a mark is pressed.
 * In the translation keys select in order to write, so there only a selection by mouse brings it, or its own key.
 */
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
  /** Whether what is selected was selected by mouse. */
  const byMouse = useRef(false)
  /** The selection that the reader wants no bar at; null for none. */
  const unwanted = useRef<string | null>(null)
  const close = useCallback(() => {
    onMark.current = false
    setBar(() => null)
  }, [setBar])
  const dismiss = useCallback(() => {
    unwanted.current = spread && selectionOf(spread)
    close()
  }, [spread, close])

  useEffect(() => {
    const page = scroller.current
    if (!spread || !page) return
    let pressed = false
    const isWanted = () =>
      (byMouse.current || spread.selection.where?.side === 'source') &&
      unwanted.current !== selectionOf(spread)
    const atSelection = () => (isWanted() ? forSelection(spread) : null)
    const showSelection = () =>
      setBar(before => (pressed ? null : (atSelection() ?? (before?.marks.length ? before : null))))
    const look = () =>
      setBar(before => {
        const now = atSelection() ?? (onMark.current ? forMarks(spread, page) : null)
        // Looking again at the same marks must not undo the choice among them.
        return before && now && isOnSame(before, now) ? before : now
      })
    const down = () => {
      pressed = true
      byMouse.current = true
      unwanted.current = null
      close()
    }
    const key = (event: KeyboardEvent) => {
      onMark.current = false
      if (event.key === 'Escape') {
        if (shown.current === null || event.isComposing || event.keyCode === 229) return
        event.preventDefault()
        dismiss()
      } else if (!isHeld(event.key)) byMouse.current = false
    }
    const up = ({ target }: PointerEvent) => {
      pressed = false
      // What is pressed on the bar is about the marks it stands at.
      if (target instanceof Element && target.closest('[data-pane="mark-bar"]')) return
      onMark.current = target instanceof Element && target.closest('[data-mark-id]') !== null
      requestAnimationFrame(() => requestAnimationFrame(look))
    }
    const follow = () => setBar(before => before && moved(before, spread, page))
    const stop = spread.selection.subscribe(() => {
      if (!spread.selection.isEmpty) return showSelection()
      unwanted.current = null
      if (onMark.current) look()
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
  }, [spread, scroller, close, dismiss, setBar])

  const open = useCallback(() => {
    const page = scroller.current
    unwanted.current = null
    const found = spread && page && (forSelection(spread) ?? forMarks(spread, page))
    setBar(() => found)
    return found !== null
  }, [spread, scroller, setBar])

  const next = useCallback(() => {
    setBar(before => {
      const page = scroller.current
      if (!before || !page) return before
      const chosen = (before.chosen + 1) % before.marks.length
      const lines = markLines(page, before.marks[chosen])
      return { ...before, chosen, lines, at: lines[0] ?? before.at }
    })
  }, [scroller, setBar])

  return { bar, open, next, close, dismiss }
}

/** Keys that are held while others are pressed select nothing by themselves. */
const isHeld = (key: string): boolean => /^(?:Shift|Control|Alt|Meta|AltGraph|CapsLock)$/.test(key)

/** A name for what is selected; null while nothing is. */
function selectionOf(spread: Spread): string | null {
  const selected = spread.selection.text()
  return selected && JSON.stringify([selected.side, selected.anchors])
}

function forSelection(spread: Spread): BarState | null {
  const at = spread.selection.text() && spread.selection.box()
  return at ? { at, lines: [], marks: [], chosen: 0 } : null
}

function forMarks(spread: Spread, page: HTMLElement): BarState | null {
  const marks = spread.marks.atSelection()
  const lines = markLines(page, marks[0])
  const [at] = lines
  return at ? { at, lines, marks, chosen: 0 } : null
}

const isOnSame = (one: BarState, other: BarState) =>
  one.marks.length > 0 && one.marks.join() === other.marks.join()

function moved(bar: BarState, spread: Spread, page: HTMLElement): BarState | null {
  const lines = markLines(page, bar.marks[bar.chosen])
  const at = bar.marks.length > 0 ? lines[0] : spread.selection.box()
  const { top, bottom } = page.getBoundingClientRect()
  return at && at.bottom > top && at.top < bottom ? { ...bar, at, lines } : null
}

/** Where the first stretch of a mark is drawn; null if it is not. */
export function boxOf(page: HTMLElement, mark: AnnotationId | undefined): WindowBox | null {
  const element = mark && page.querySelector(`[data-mark-id="${CSS.escape(mark)}"]`)
  return element ? (element.getClientRects()[0] ?? null) : null
}

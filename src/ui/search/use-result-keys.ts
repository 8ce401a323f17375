import { useEffect, useEffectEvent, useLayoutEffect, useState, type RefObject } from 'react'
import { keyWithin, stopIn } from '../rows/row-controls.ts'
import { isPlain, rowAfterKey } from '../rows/row-keys.ts'
import { hitHeight, type ResultRow, type ResultRows } from './result-rows.ts'

const stop = '[data-action="find.hit"], [data-action="find.book"]'

/**
 * Moves the focus from row to row of the results in `list` by arrow keys, Home, End, PageUp and
 * PageDown, also to rows that are not rendered, and by Right to the controls in a row. Returns the
 * row that had the focus last, `null` before any had: it must be rendered, or the list would lose
 * the focus.
 */
export function useResultKeys(
  list: RefObject<HTMLElement | null>,
  rows: ResultRows,
  hasTitleButtons: boolean,
): number | null {
  const [held, setHeld] = useState<{ readonly number: number; readonly of: ResultRows } | null>(
    null,
  )
  /** The row that a key went to; a new object for each key. */
  const [reached, setReached] = useState<{ readonly number: number } | null>(null)
  const elementOf = (number: number) => list.current?.querySelector(`[data-row="${number}"]`)

  const onFocus = useEffectEvent((target: Element) => {
    const number = numberOf(target)
    if (number !== null) setHeld({ number, of: rows })
  })
  const onKeyDown = useEffectEvent((event: KeyboardEvent, target: Element) => {
    const number = numberOf(target)
    const row = number === null ? null : elementOf(number)
    if (number === null || !row || event.defaultPrevented || !isPlain(event)) return
    const { to: beside, leaves } = keyWithin(event.key, target, row, stop)
    if (beside) {
      event.preventDefault()
      beside.focus()
    }
    const to = leaves ? rowAfter(event, number) : null
    if (to === null) return
    event.preventDefault()
    setHeld({ number: to.number, of: rows })
    setReached({ number: to.number })
  })
  function rowAfter(event: KeyboardEvent, from: number): ResultRow | null {
    const page = () => Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / hitHeight) - 1)
    const to = rowAfterKey(event, { row: from, columns: 1 }, rows.count, page)
    const row = to === null ? null : rows.row(to)
    if (!row || row.hit !== null || hasTitleButtons) return row
    // Titles without a button are skipped, upwards to the row above, except at the very beginning.
    return rows.row(row.number < from && row.number > 0 ? row.number - 1 : row.number + 1)
  }
  const goTo = useEffectEvent((number: number) => {
    stopIn(elementOf(number) ?? undefined, stop)?.focus()
  })

  useLayoutEffect(() => {
    if (reached) goTo(reached.number)
  }, [reached])
  useEffect(() => {
    if (!list.current) return
    return listenIn(list.current, {
      keydown: (event, target) => event instanceof KeyboardEvent && onKeyDown(event, target),
      focusin: (_event, target) => onFocus(target),
    })
  }, [list])
  return held?.of === rows ? held.number : null
}

type Listener = (event: Event, target: Element) => void

/** Listens for events on elements in `list`; returns a function that stops. */
function listenIn(list: HTMLElement, listeners: Record<'keydown' | 'focusin', Listener>) {
  const leaving = new AbortController()
  const { signal } = leaving
  for (const [name, listener] of Object.entries(listeners))
    list.addEventListener(
      name,
      event => event.target instanceof Element && listener(event, event.target),
      { signal },
    )
  return () => leaving.abort()
}

/** Returns the number of the row that `inside` is in; `null` if it is in none. */
function numberOf(inside: Element): number | null {
  const number = inside.closest('[data-row]')?.getAttribute('data-row')
  return number ? Number(number) : null
}

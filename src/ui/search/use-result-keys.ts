import { useEffect, useEffectEvent, useLayoutEffect, useState, type RefObject } from 'react'
import { keyWithin, stopIn } from '../rows/row-controls.ts'
import { isPlain, rowAfterKey } from '../rows/row-keys.ts'
import { hitHeight, type ResultRow, type ResultRows } from './result-rows.ts'

const stop = '[data-action="find.hit"], [data-action="find.book"]'

/**
 * Has arrow keys, Home, End, PageUp and PageDown go from row to row of the results in `list`, to those not rendered
 * too, and Right to what else is in a row. Answers the row that had the focus last, null before any had: it must be
 * rendered, or the keyboard would fall out of the list.
 */
export function useResultKeys(
  list: RefObject<HTMLElement | null>,
  rows: ResultRows,
  hasTitleButtons: boolean,
): number | null {
  const [held, setHeld] = useState<{ readonly number: number; readonly of: ResultRows } | null>(
    null,
  )
  /** The row a key went to; another object for each key. */
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
    // A title without a button is passed over: on the way it is on, and at the beginning downwards.
    return rows.row(row.number < from && row.number > 0 ? row.number - 1 : row.number + 1)
  }
  const goTo = useEffectEvent((number: number) => {
    stopIn(elementOf(number) ?? undefined, stop)?.focus()
  })

  useLayoutEffect(() => {
    if (reached) goTo(reached.number)
  }, [reached])
  useEffect(() => {
    const element = list.current
    if (!element) return
    const leaving = new AbortController()
    const { signal } = leaving
    const listen = (name: 'keydown' | 'focusin', told: (event: Event, target: Element) => void) =>
      element.addEventListener(
        name,
        event => event.target instanceof Element && told(event, event.target),
        { signal },
      )
    listen('keydown', (event, target) => event instanceof KeyboardEvent && onKeyDown(event, target))
    listen('focusin', (_event, target) => onFocus(target))
    return () => leaving.abort()
  }, [list])
  return held?.of === rows ? held.number : null
}

/** The row that `inside` is in; null if it is in none. */
function numberOf(inside: Element): number | null {
  const number = inside.closest('[data-row]')?.getAttribute('data-row')
  return number ? Number(number) : null
}

import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { keyWithin, stopIn } from './row-controls.ts'
import { rowAt, rowElement, type RowPlace } from './row-elements.ts'
import { isPlain, rowAfterKey } from './row-keys.ts'
import { rowsOnPage } from './rows-on-page.ts'
import { rowNamed } from './type-ahead.ts'

interface RowKeys {
  /** A selector for the element of a row that takes the focus; without it keys do nothing. */
  readonly stop: string | undefined
  readonly count: number
  readonly chunkSize: number
  readonly keyOf: (row: number) => string
  /** When this changes, Tab stops at this row, unless the list has the focus. */
  readonly needs: string | null
  /** With it, letters go to the next row whose name begins with them. */
  readonly nameOf: ((row: number) => string) | undefined
}

/** A row that had the focus: its key, and its number from 0 at that time. */
export interface HeldRow {
  readonly key: string
  readonly row: number
  /** Whether the row has the focus now. */
  readonly hasFocus: boolean
}

/** Letters typed within this time belong together, in milliseconds. */
const typingPause = 1000

/**
 * Moves the focus from row to row of `list` by arrow keys, Home, End, PageUp, PageDown and letters,
 * also to rows that are not rendered, and through the controls in a row by Right and Left. Returns
 * the row that had the focus last, `null` before any had. That row must be rendered, and while it
 * has the focus its neighbours too, or the list would lose the focus.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, keys: RowKeys): HeldRow | null {
  const { stop, chunkSize, keyOf, needs } = keys
  const [held, setHeld] = useState<HeldRow | null>(null)
  /** The row that a key went to; a new object for each key. */
  const [reached, setReached] = useState<{ readonly row: number } | null>(null)
  const [needed, setNeeded] = useState(needs)
  if (needed !== needs) {
    setNeeded(needs)
    if (!held?.hasFocus) setHeld(null)
  }
  const elementOf = (row: number) => rowElement(list.current, row, chunkSize)
  const rowAfter = useRowAfter(keys, elementOf)
  const hold = (row: number) => setHeld({ key: keyOf(row), row, hasFocus: true })

  const onFocus = useEffectEvent((target: Element, element: HTMLElement) => {
    const focused = rowAt(target, element, chunkSize)
    if (focused) hold(focused.row)
  })
  const onKeyDown = useEffectEvent((event: KeyboardEvent, element: HTMLElement) => {
    const { target } = event
    if (!stop || event.defaultPrevented || !isPlain(event) || !(target instanceof Element)) return
    const from = rowAt(target, element, chunkSize)
    const row = from && elementOf(from.row)
    if (!row) return
    const within = from.columns === 1 ? keyWithin(event.key, target, row, stop) : null
    if (within?.to) {
      event.preventDefault()
      within.to.focus()
    }
    if (within ? !within.leaves : !target.matches(stop)) return
    const to = rowAfter(event, from, element)
    if (to === null) return
    event.preventDefault()
    hold(to)
    setReached({ row: to })
  })
  const goTo = useEffectEvent((row: number) => {
    if (stop) stopIn(elementOf(row), stop)?.focus()
  })

  useEffect(() => {
    if (reached) goTo(reached.row)
  }, [reached])
  const onLeave = useEffectEvent(() => setHeld(before => before && { ...before, hasFocus: false }))
  useEffect(() => {
    const element = list.current
    return element ? listen(element, { onKeyDown, onFocus, onLeave }) : undefined
  }, [list])
  return held
}

/**
 * Returns a function from a key and a row to the row that the key goes to; `null` for other keys.
 */
function useRowAfter({ count, nameOf }: RowKeys, elementOf: (row: number) => Element | undefined) {
  const [typing] = useState({ letters: '', at: -Infinity })
  return (event: KeyboardEvent, from: RowPlace, element: HTMLElement): number | null => {
    const page = (step: 1 | -1) => rowsOnPage(element, from, step, elementOf)
    const to = rowAfterKey(event, from, count, page)
    if (to !== null || !nameOf || event.key.length !== 1 || event.key === ' ') return to
    if (event.timeStamp - typing.at > typingPause) typing.letters = ''
    typing.at = event.timeStamp
    typing.letters += event.key
    return rowNamed(typing.letters, from.row, count, nameOf)
  }
}

interface Listeners {
  readonly onKeyDown: (event: KeyboardEvent, list: HTMLElement) => void
  readonly onFocus: (target: Element, list: HTMLElement) => void
  /** Called when the focus leaves the list. */
  readonly onLeave: () => void
}

/** Listens for keys and the focus in `list`; returns a function that stops. */
function listen(list: HTMLElement, { onKeyDown, onFocus, onLeave }: Listeners): () => void {
  const leaving = new AbortController()
  const { signal } = leaving
  list.addEventListener('keydown', event => onKeyDown(event, list), { signal })
  list.addEventListener(
    'focusin',
    ({ target }) => target instanceof Element && onFocus(target, list),
    { signal },
  )
  list.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && list.contains(relatedTarget))) onLeave()
    },
    { signal },
  )
  return () => leaving.abort()
}

import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { keyWithin, stopIn } from './row-controls.ts'
import { isPlain, rowAfterKey, rowAt, type RowPlace } from './row-keys.ts'
import { rowsOnPage } from './rows-on-page.ts'
import { rowNamed } from './type-ahead.ts'

interface RowKeys {
  /** Finds in a row what takes the keyboard; without it keys do nothing. */
  readonly stop: string | undefined
  readonly count: number
  readonly chunkSize: number
  readonly keyOf: (row: number) => string
  /** A row at which Tab stops as soon as it is another, unless the keyboard is in the list. */
  readonly needs: string | null
  /** With it letters go to the next row whose name begins with them. */
  readonly nameOf: ((row: number) => string) | undefined
}

/** A row that had the keyboard: its name, and its number from 0 at that time. */
export interface HeldRow {
  readonly key: string
  readonly row: number
  /** Whether it has it now. */
  readonly hasFocus: boolean
}

/** How long letters belong together, in milliseconds. */
const typingPause = 1000

/**
 * Has arrow keys, Home, End, PageUp, PageDown and letters go from row to row of `list`, to those not rendered too; and
 * Right and Left through what is in a row. Answers the row that had the focus last, null before any had: it must be
 * rendered, and while it has the focus those beside it, or the keyboard would fall out of the list.
 */
export function useRowKeys(
  list: RefObject<HTMLElement | null>,
  { stop, count, chunkSize, keyOf, needs, nameOf }: RowKeys,
): HeldRow | null {
  const [held, setHeld] = useState<HeldRow | null>(null)
  /** The row a key went to; another object for each key. */
  const [reached, setReached] = useState<{ readonly row: number } | null>(null)
  const [needed, setNeeded] = useState(needs)
  if (needed !== needs) {
    setNeeded(needs)
    if (!held?.hasFocus) setHeld(null)
  }
  const [typing] = useState({ letters: '', at: -Infinity })
  const elementOf = (row: number) =>
    list.current?.children[Math.floor(row / chunkSize)]?.children[row % chunkSize]

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
  function rowAfter(event: KeyboardEvent, from: RowPlace, element: HTMLElement): number | null {
    const page = (step: 1 | -1) => rowsOnPage(element, from, step, elementOf)
    const to = rowAfterKey(event, from, count, page)
    if (to !== null || !nameOf || event.key.length !== 1 || event.key === ' ') return to
    if (event.timeStamp - typing.at > typingPause) typing.letters = ''
    typing.at = event.timeStamp
    typing.letters += event.key
    return rowNamed(typing.letters, from.row, count, nameOf)
  }
  const goTo = useEffectEvent((row: number) => {
    if (stop) stopIn(elementOf(row), stop)?.focus()
  })

  useEffect(() => {
    if (reached) goTo(reached.row)
  }, [reached])
  useEffect(() => {
    const element = list.current
    if (!element) return
    const leaving = new AbortController()
    const { signal } = leaving
    element.addEventListener('keydown', event => onKeyDown(event, element), { signal })
    element.addEventListener(
      'focusin',
      ({ target }) => target instanceof Element && onFocus(target, element),
      { signal },
    )
    element.addEventListener(
      'focusout',
      ({ relatedTarget }) => {
        if (relatedTarget instanceof Node && element.contains(relatedTarget)) return
        setHeld(before => before && { ...before, hasFocus: false })
      },
      { signal },
    )
    return () => leaving.abort()
  }, [list])
  return held
}

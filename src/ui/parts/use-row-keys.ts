import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { rowAfterKey, rowAt } from './row-keys.ts'

interface RowKeys {
  /** Finds in a row what takes the keyboard; without it keys do nothing. */
  readonly stop: string | undefined
  readonly count: number
  readonly chunkSize: number
}

/**
 * Has arrow keys, Home and End go from row to row of `list`, to those not rendered too. Answers which chunk had the
 * focus last, null before any had: it and those beside it must be rendered, or the keyboard would fall out of the list.
 */
export function useRowKeys(
  list: RefObject<HTMLElement | null>,
  { stop, count, chunkSize }: RowKeys,
): number | null {
  const [held, setHeld] = useState<number | null>(null)
  /** The row a key went to; another object for each key. */
  const [reached, setReached] = useState<{ readonly row: number } | null>(null)
  const chunkOf = (row: number) => Math.floor(row / chunkSize)

  const onFocus = useEffectEvent((target: Element, element: HTMLElement) => {
    const focused = rowAt(target, element, chunkSize)
    if (focused) setHeld(chunkOf(focused.row))
  })
  const onKeyDown = useEffectEvent((event: KeyboardEvent, element: HTMLElement) => {
    const { target } = event
    if (!stop || !(target instanceof Element) || !target.matches(stop)) return
    const from = rowAt(target, element, chunkSize)
    const to = from && rowAfterKey(event, from, count)
    if (to === null) return
    event.preventDefault()
    setHeld(chunkOf(to))
    setReached({ row: to })
  })
  const goTo = useEffectEvent((row: number) => {
    const place = list.current?.children[chunkOf(row)]?.children[row % chunkSize]
    if (stop) place?.querySelector<HTMLElement>(stop)?.focus()
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
    return () => leaving.abort()
  }, [list])
  return held
}

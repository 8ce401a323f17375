import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { useContextMenu } from '../menus/use-popup.ts'
import type { SelectHow } from './selecting.ts'

/** What the reader does with a row, which is named by its key. */
export interface RowActs {
  /** `from`: the row from which to select up to this one, if none was selected before. */
  readonly onSelect: (row: string, how: SelectHow, from?: string) => void
  readonly onSelectAll: () => void
  /** Goes to the place of a mark, or opens and closes a group. */
  readonly onGo: (row: string) => void
  readonly onDelete: (row: string) => void
}

const rowOf = (target: EventTarget | null): HTMLElement | null => {
  const row = target instanceof Element ? target.closest('[data-row]') : null
  return row instanceof HTMLElement ? row : null
}

/** Keys that move the focus from row to row. */
const moves: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

/**
 * Listens to the rows in `list`. One listener for all of them: rows are drawn again when they are
 * scrolled.
 */
export function useRowActs(list: RefObject<HTMLElement | null>, acts: RowActs): void {
  /** Whether keys that move the focus also select now, and the row that had it last. */
  const moving = useRef<{ selects: boolean; last: string | undefined }>({
    selects: false,
    last: undefined,
  })

  const onClick = useEffectEvent((event: MouseEvent) => {
    const row = rowOf(event.target)
    const key = row?.dataset['row']
    if (!row || key === undefined) return
    moving.current.selects = false
    row.focus()
    const isTick = event.target instanceof Element && event.target.closest('[data-tick]') !== null
    if (event.shiftKey) return acts.onSelect(key, 'upTo')
    if (event.ctrlKey || event.metaKey || isTick) return acts.onSelect(key, 'also')
    if (row.hasAttribute('aria-expanded')) return acts.onGo(key)
    acts.onSelect(key, 'only')
  })
  const onDoubleClick = useEffectEvent((event: MouseEvent) => {
    const row = rowOf(event.target)
    const key = row?.dataset['row']
    if (row && key !== undefined && !row.hasAttribute('aria-expanded')) acts.onGo(key)
  })
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const row = rowOf(event.target)
    const key = row?.dataset['row']
    if (!row || key === undefined || event.isComposing) return
    // The list moves the focus, and the row that gets it is then selected.
    if (event.key !== 'Shift') moving.current.selects = event.shiftKey && moves.has(event.key)
    // Other keys belong to the link in the row that has the focus.
    if (event.target !== row && !moves.has(event.key)) return
    const act = actOf(event, row, key, acts)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  })
  const onFocus = useEffectEvent((event: FocusEvent) => {
    const key = rowOf(event.target)?.dataset['row']
    const { selects, last } = moving.current
    if (selects && key !== undefined && key !== last) acts.onSelect(key, 'upTo', last)
    moving.current.last = key
  })

  useRowMenu(list, acts)

  useEffect(() => {
    const element = list.current
    if (!element) return
    const ending = new AbortController()
    const { signal } = ending
    element.addEventListener('click', event => onClick(event), { signal })
    element.addEventListener('dblclick', event => onDoubleClick(event), { signal })
    // Before the list itself, which takes the arrow keys.
    element.addEventListener('keydown', event => onKeyDown(event), { signal, capture: true })
    element.addEventListener('focusin', event => onFocus(event), { signal })
    return () => ending.abort()
  }, [list])
}

/** Shows the context menu of a row. */
function useRowMenu(list: RefObject<HTMLElement | null>, acts: RowActs): void {
  useContextMenu(list, target => {
    const row = rowOf(target)
    const key = row?.dataset['row']
    if (!row || key === undefined) return null
    const go = () => acts.onGo(key)
    if (row.hasAttribute('aria-expanded')) return [[{ action: 'notebook.group', run: go }]]
    return [
      [{ action: 'notebook.place', run: go }],
      [{ action: 'notebook.delete', run: () => acts.onDelete(key) }],
    ]
  })
}

/** Returns what a key does in a row; null for keys that only move the focus. */
function actOf(
  event: KeyboardEvent,
  row: HTMLElement,
  key: string,
  acts: RowActs,
): (() => void) | null {
  const isCommand = event.ctrlKey || event.metaKey
  if (isCommand && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'a')
    return acts.onSelectAll
  if (isCommand || event.altKey) return null
  const expanded = row.getAttribute('aria-expanded')
  switch (event.key) {
    case 'Enter':
      return event.repeat ? () => {} : () => acts.onGo(key)
    case ' ':
      return () => acts.onSelect(key, event.shiftKey ? 'upTo' : 'also')
    case 'Delete':
      return event.repeat ? () => {} : () => acts.onDelete(key)
    case 'ArrowLeft':
      return expanded === 'true' ? () => acts.onGo(key) : null
    case 'ArrowRight':
      return expanded === 'false' ? () => acts.onGo(key) : null
    default:
      return null
  }
}

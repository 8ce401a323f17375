import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import { useEffect } from 'react'
import { useActionRegistry } from '../actions.ts'

/** Which panels are on the screen. */
interface ShownPanels {
  readonly contents: boolean
  readonly notes: boolean
}

/**
 * Keeps the focus in the text when what had it disappears: a side that is hidden, or a panel or
 * dialog that closes, or that another hides.
 */
export function useKeyboardPlace(
  spread: Spread,
  sides: Settings['sides'],
  panels: ShownPanels,
): void {
  useEffect(() => {
    const { where } = spread.selection
    if (!where) return
    if (sides !== 'both' && where.side !== sides) spread.selection.changeSide(sides)
    else if (document.activeElement === document.body) spread.selection.focus()
  }, [spread, sides, panels.contents, panels.notes])

  // A dialog restores the focus to what had it, but restoring a backup has drawn the text again
  // meanwhile.
  const { modal } = useActionRegistry()
  useEffect(
    () =>
      modal.subscribe(() => {
        if (modal.get()) return
        requestAnimationFrame(() => {
          if (document.activeElement === document.body && !modal.get()) spread.selection.focus()
        })
      }),
    [spread, modal],
  )
}

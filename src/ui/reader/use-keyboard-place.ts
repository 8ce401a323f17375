import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import { useEffect } from 'react'
import { useActionRegistry } from '../actions.ts'

/**
 * Keeps the focus in the text when what had it disappears: a side that is hidden, or a panel or
 * dialog that closes.
 */
export function useKeyboardPlace(spread: Spread, settings: Settings): void {
  const { sides, contentsOpen, notesOpen } = settings
  useEffect(() => {
    const { where } = spread.selection
    if (!where) return
    if (sides !== 'both' && where.side !== sides) spread.selection.changeSide(sides)
    else if (document.activeElement === document.body) spread.selection.focus()
  }, [spread, sides, contentsOpen, notesOpen])

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

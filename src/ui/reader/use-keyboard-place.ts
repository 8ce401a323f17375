import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import { useEffect } from 'react'

/** Keeps the keyboard in the text when what held it goes: a side that is hidden, a panel that is closed. */
export function useKeyboardPlace(spread: Spread, settings: Settings): void {
  const { sides, contentsOpen, notesOpen } = settings
  useEffect(() => {
    const { where } = spread
    if (!where) return
    if (sides !== 'both' && where.side !== sides) spread.changeSide(sides)
    else if (document.activeElement === document.body) spread.focus()
  }, [spread, sides, contentsOpen, notesOpen])
}

import type { RefObject } from 'react'
import type { SpreadPage } from '../open-spread.ts'

/** Loads what shows a divided text and keeps the reader's place in `scroller`. */
export const redividerOn =
  (scroller: RefObject<HTMLElement | null>): SpreadPage['redivider'] =>
  async () => {
    const { redivide } = await import('./redivide.ts')
    return (spread, division) => redivide(spread, scroller.current, division)
  }

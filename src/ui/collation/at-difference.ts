import { createContext } from 'react'

/** What a row shows of all differences: which one the reader is at, and which are emendations. */
export interface AtDifference {
  /** The number of the row, and of the variant in it; null if the difference is the whole row. */
  readonly row: number
  readonly variant: number | null
  /** The places (`variantPlace`) of the variants that are emendations already. */
  readonly emended: ReadonlySet<string>
}

export const AtDifferenceContext = createContext<AtDifference>({
  row: -1,
  variant: null,
  emended: new Set(),
})

export const variantPlace = (row: number, variant: number): string => `${row} ${variant}`

/**
 * Folding makes one text of the many ways to write it: traditional characters and variants become
 * simplified, full-width signs plain, Latin letters capitals. One UTF-16 code unit becomes one, so
 * offsets never move.
 */
export interface Folding {
  /** Returns the unit that `unit` is folded to; 0 for no unit. */
  readonly unit: (unit: number) => number
  readonly text: (text: string) => string
}

export function createFolding(from: Uint16Array, to: Uint16Array): Folding {
  const table = new Uint16Array(0x10000)
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit
  from.forEach((unit, i) => (table[unit] = to[i] ?? unit))
  const fold = (unit: number): number => table[unit] ?? 0
  return {
    unit: fold,
    text(text) {
      let folded = ''
      for (let i = 0; i < text.length; i++) folded += String.fromCharCode(fold(text.charCodeAt(i)))
      return folded
    },
  }
}

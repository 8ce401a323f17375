import type { StoreReport } from '#contract/keeping'
import type { BroughtBack, Mended } from './recover.ts'

/** What the start found, where there is something to tell the reader. */
export type StartReport =
  /** The database had lost rows, or could not be opened; they were brought back. */
  | {
      readonly found: 'rebuilt'
      /** The newest change that came back, in milliseconds since 1970. */
      readonly at: number
      readonly translations: number
      readonly annotations: number
      /** How many rows are known to have been there and could not be brought back. */
      readonly missing: number
      /** The name of the copy of the database's files that was made before; null if none was. */
      readonly rawCopy: string | null
      /** Files of the second copy that were damaged and set aside, without folders. */
      readonly damaged: readonly string[]
    }
  /** The database was there, but rows in it had vanished or become others; they were brought back while the reader read. */
  | ({ readonly found: 'rows-mended'; readonly damaged: readonly string[] } & BroughtBack)
  /** Nothing is missing, but files of the second copy were; it was made anew. */
  | { readonly found: 'copies-damaged'; readonly damaged: readonly string[] }
  /** Nothing can be written, and why. */
  | { readonly found: 'read-only'; readonly why: 'no-space' | 'newer' }
  /** The same: another program, on `host`, works on the library, or nothing can be written where it lies. */
  | {
      readonly found: 'read-only'
      readonly why: 'elsewhere' | 'unwritable'
      readonly host: string
    }
  /** Little free space is left. */
  | { readonly found: 'low-space' }

/** What of a start that mended what it could should be told; null if nothing. */
export function reportOf(
  { aside, broughtBack, missing, damaged }: Omit<Mended, 'db'>,
  { rawCopy, space }: Pick<StoreReport, 'rawCopy' | 'space'>,
): StartReport | null {
  if (broughtBack || missing > 0) {
    const { at, translations, annotations } = broughtBack ?? {
      at: 0,
      translations: 0,
      annotations: 0,
    }
    return {
      found: 'rebuilt',
      at,
      translations,
      annotations,
      missing,
      rawCopy: aside ?? rawCopy,
      damaged,
    }
  }
  if (damaged.length > 0) return { found: 'copies-damaged', damaged }
  return space === 'low' ? { found: 'low-space' } : null
}

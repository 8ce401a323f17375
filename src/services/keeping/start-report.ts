import type { StoreReport } from '#contract/keeping'
import type { BroughtBack, RecoveredLibrary } from './recover.ts'

/** What the start found, if the reader should know of it. */
export type StartReport =
  /** The database had lost rows, or could not be opened. The rows were recovered. */
  | {
      readonly found: 'rebuilt'
      /** When the newest recovered row was written, in milliseconds since 1970. */
      readonly at: number
      readonly translations: number
      readonly annotations: number
      /** How many rows are known to have existed and could not be recovered. */
      readonly missing: number
      /** The name of the copy of the database's files that was made before; null without a copy. */
      readonly rawCopy: string | null
      /** The names of the second copy's files that were damaged and set aside, without folders. */
      readonly damaged: readonly string[]
    }
  /**
   * Rows had vanished from the database or had changed by themselves. They were recovered while the
   * reader read.
   */
  | ({ readonly found: 'rows-mended'; readonly damaged: readonly string[] } & BroughtBack)
  /** Nothing is missing, but files of the second copy were damaged or missing. It was rebuilt. */
  | { readonly found: 'copies-damaged'; readonly damaged: readonly string[] }
  /** Nothing can be written, for the reason given. */
  | { readonly found: 'read-only'; readonly why: 'no-space' | 'newer' }
  /** Nothing can be written: a program on `host` has the library, or its folder is not writable. */
  | {
      readonly found: 'read-only'
      readonly why: 'elsewhere' | 'unwritable'
      readonly host: string
    }
  /** Little free space is left. */
  | { readonly found: 'low-space' }

/** The report of a start after its repairs; null if there is nothing to report. */
export function reportOf(
  { aside, broughtBack, missing, damaged }: Omit<RecoveredLibrary, 'db'>,
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

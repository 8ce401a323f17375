/** Suggestions that the reader has left, as a setting: by book, what names each of them. */
import type { BookId } from '../ids.ts'

/** The longest setting, in UTF-16 code units. The places that were left first are dropped. */
export const longestLeft = 40_000

type Left = Readonly<Record<string, readonly string[]>>

/** Returns the places of a book whose suggestions were left. */
export const leftIn = (setting: string, book: BookId): ReadonlySet<string> =>
  new Set(readLeft(setting)[book])

/** Returns the setting with other left places of a book. */
export function withLeft(setting: string, book: BookId, places: readonly string[]): string {
  const { [book]: _before, ...others } = readLeft(setting)
  let kept: readonly string[] = [...new Set(places)]
  const written = () => JSON.stringify(kept.length > 0 ? { ...others, [book]: kept } : others)
  while (kept.length > 0 && written().length > longestLeft) kept = kept.slice(1)
  return written().length > longestLeft ? setting : written()
}

/** Reads a setting, and skips what is not valid. */
function readLeft(setting: string): Left {
  const said = parsed(setting)
  if (typeof said !== 'object' || said === null) return {}
  return Object.fromEntries(
    Object.entries(said).flatMap(([book, places]: [string, unknown]) =>
      Array.isArray(places)
        ? [[book, places.filter((place): place is string => typeof place === 'string')]]
        : [],
    ),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

import type { Anchor, Range } from '../anchor.ts'

/** Returns the place of a shown range whose words are `text`, if it is there; null if not. */
export function placedAt({ start, end, quote }: Anchor, text: string): Range | null {
  return start < end && text.slice(start, end) === quote.exact ? { start, end } : null
}

/**
 * Places in a list as strings, so that something is moved by writing its own row alone (after David
 * Greenspan, “Implementing Fractional Indexing”). A key is a number of six digits to base 36, which
 * counts what is added at the ends, and digits behind it for what is put between. Keys are ordered
 * as strings.
 */
import { firstKey, isOrderKey } from './key-form.ts'

const digits = '0123456789abcdefghijklmnopqrstuvwxyz'
const headLength = 6
/** Returns `count` keys, far apart at the ends of any list. */
export const freshKeys = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => counted(firstKey, i))

/**
 * Returns a key between two neighbours, of which null is an end of the list; null if there is no
 * room, because both are equal or the key would be too long.
 */
export function keyBetween(before: string | null, after: string | null): string | null {
  const key = wanted(before, after).padEnd(headLength, '0')
  return isOrderKey(key) && (before ?? '') < key && (after === null || key < after) ? key : null
}

function wanted(before: string | null, after: string | null): string {
  if (before === null) return after === null ? firstKey : counted(after, -1)
  if (after === null) return counted(before, 1)
  return before < after ? middle(before, after) : ''
}

const counted = (key: string, by: number): string =>
  (Number.parseInt(key.slice(0, headLength), 36) + by).toString(36).padStart(headLength, '0')

/** A string between `a` and `b`, of which `a` is the lower and `null` has no end. */
function middle(a: string, b: string | null): string {
  let shared = 0
  while (b !== null && shared < b.length && (a[shared] ?? '0') === b[shared]) shared++
  const kept = b === null ? '' : b.slice(0, shared)
  const [low, high] = [a.slice(shared), b === null ? null : b.slice(shared)]
  const from = low === '' ? 0 : digits.indexOf(low.charAt(0))
  const to = high === null || high === '' ? digits.length : digits.indexOf(high.charAt(0))
  if (to - from > 1) return kept + digits.charAt(Math.floor((from + to) / 2))
  // The next digits decide: above the rest of `low`, or below that of `high`.
  if (high !== null && high.length > 1 && kept.length >= headLength) return kept + high.charAt(0)
  return kept + digits.charAt(from) + middle(low.slice(1), null)
}

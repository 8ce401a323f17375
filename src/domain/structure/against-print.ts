import { placeOfName, type ParagraphChange } from './paragraph-change.ts'
import type { Printed } from './shown-paragraphs.ts'

/**
 * Whether the print has no such place: another paragraph is there, it ends before that offset, or a
 * join follows another paragraph. False if the print of the place is not at hand. Such a row would
 * hide a translation, or show marks at other words.
 */
export function isAgainstPrint(
  { place, index, begins, after, waits }: ParagraphChange,
  { first, paragraphs }: Printed,
): boolean {
  const printed = paragraphs[index - first]
  if (!printed || waits) return false
  const { paragraph, offset } = placeOfName(place)
  if (paragraph !== printed.id || offset >= Math.max(1, printed.text.length)) return true
  const before = paragraphs[index - first - 1]
  if (offset > 0 || begins !== false || !before) return false
  return after?.id !== before.id || after.length !== before.text.length
}

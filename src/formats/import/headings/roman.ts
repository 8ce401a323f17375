const digits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
const roman = /^c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/

/**
 * Returns the value of a Roman numeral below 400, in either case; null if `letters` are not one.
 */
export function romanNumber(letters: string): number | null {
  const lower = letters.toLowerCase()
  if (lower === '' || !roman.test(lower)) return null
  let sum = 0
  let last = 0
  for (const letter of Array.from(lower).toReversed()) {
    const value = digits[letter] ?? 0
    sum += value < last ? -value : value
    last = Math.max(last, value)
  }
  return sum
}

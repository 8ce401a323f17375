/**
 * Returns the length of the longest text that is in both `a` and `b`, in order but with gaps, in
 * UTF-16 code units. Takes time in proportion to the product of their lengths.
 */
export function longestCommon(a: string, b: string): number {
  if (a === b) return a.length
  let above = new Uint32Array(b.length + 1)
  for (let i = 0; i < a.length; i++) {
    const here = new Uint32Array(b.length + 1)
    for (let j = 0; j < b.length; j++) {
      here[j + 1] =
        a.charCodeAt(i) === b.charCodeAt(j)
          ? (above[j] ?? 0) + 1
          : Math.max(above[j + 1] ?? 0, here[j] ?? 0)
    }
    above = here
  }
  return above[b.length] ?? 0
}

/**
 * Returns the length of the longest text that is in both `a` and `b`, in order but with gaps, in
 * UTF-16 code units. Takes time in proportion to the product of their lengths.
 */
export function longestCommon(a: string, b: string): number {
  if (a === b) return a.length
  // `row[j + 1]` is the length for the beginning of `a` that was read and `b` up to `j`.
  const row = new Uint32Array(b.length + 1)
  for (let i = 0; i < a.length; i++) {
    const code = a.charCodeAt(i)
    let [across, left] = [0, 0]
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0
      left = code === b.charCodeAt(j - 1) ? across + 1 : Math.max(above, left)
      row[j] = left
      across = above
    }
  }
  return row[b.length] ?? 0
}

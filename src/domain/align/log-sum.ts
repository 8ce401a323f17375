/** Adds likelihoods that are known by their logarithms. */

/** A number whose logarithm is less by more than this adds nothing that can be seen. */
const unseen = 20
/** Values of `Math.log1p(Math.exp(-x))`, so many for each 1 of x; they take most of the time. */
const perUnit = 256
const added = Float64Array.from({ length: unseen * perUnit + 2 }, (_, k) =>
  Math.log1p(Math.exp(-k / perUnit)),
)

/** The logarithm of the sum of the numbers whose logarithms are `a` and `b`. */
export function either(a: number, b: number): number {
  const more = a > b ? a : b
  const less = a > b ? b : a
  const apart = (more - less) * perUnit
  if (!(apart < unseen * perUnit)) return more
  const k = Math.floor(apart)
  const [here, next] = [added[k] ?? 0, added[k + 1] ?? 0]
  return more + here + (next - here) * (apart - k)
}

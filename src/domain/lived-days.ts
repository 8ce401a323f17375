/**
 * How old each of some things is, counted in days on which there was any: `days` are theirs, newest thing first, by
 * whatever calendar. A day that something newer is dated before is no day that has passed: a clock was ahead,
 * or has been set back. So a clock that jumps makes nothing older by more than one day, and nothing at all once it is right again.
 */
export function livedDays(days: readonly number[]): readonly number[] {
  let age = -1
  let earliest = Number.POSITIVE_INFINITY
  return days.map(day => {
    if (day < earliest) {
      earliest = day
      age++
    }
    return age
  })
}

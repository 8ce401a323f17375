/**
 * Returns the age of each of some things in lived days: days on which at least one of them was
 * written. `days` are their calendar days, newest thing first. A day counts only if nothing newer
 * is dated before it, because then a clock was ahead or has been set back. A clock that jumps
 * therefore makes nothing older by more than one day, and by none once it is right again.
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

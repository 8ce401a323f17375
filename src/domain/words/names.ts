/** Names of persons that no list has: a surname and one or two characters, or a foreign name. */
import { isDoubleSurname, nameScoreSteps, noName } from './name-score.ts'
import type { WordData } from './word-data.ts'
import type { WordRange } from './word.ts'

export interface NameScores {
  /**
   * Calls `put` with the end and the score of each name that may begin at `range.start` and ends
   * within the range. `units` are folded.
   */
  readonly follow: (
    units: Uint16Array,
    range: WordRange,
    put: (end: number, score: number) => void,
  ) => void
}

/** Found by search on running text. */
const weights = {
  name: -4.733778761240222,
  /** How much the score of the characters counts. */
  characters: 0.8988037518659427,
  /** More for a given name of one character. */
  oneGiven: -1.1023001815365192,
  doubleSurname: -6,
  foreign: -14,
  foreignCharacters: 0.5488885939573276,
  /** A dot between the parts of a foreign name. */
  dot: -2,
}
const longestForeign = 12
const dot = '·'.charCodeAt(0)

export function createNameScores(data: WordData): NameScores {
  const places = new Uint16Array(0x10000)
  data.nameUnits.forEach((unit, i) => (places[unit] = i + 1))
  /** The score of a character in one of the tables; null if it is never used so. */
  function score(table: Int16Array, unit: number | undefined): number | null {
    const stored = table[(places[unit ?? 0] ?? 0) - 1] ?? noName
    return stored === noName ? null : stored / nameScoreSteps
  }
  /** Calls `put` with the given names of one and two characters after a surname. */
  function followGiven(
    units: Uint16Array,
    { start, end }: WordRange,
    surname: number,
    put: (end: number, score: number, isOne: boolean) => void,
  ): void {
    if (start >= end) return
    const only = score(data.nameOnlys, units[start])
    if (only !== null) put(start + 1, surname + only, true)
    if (start + 1 >= end) return
    const first = score(data.nameFirsts, units[start])
    const second = score(data.nameSeconds, units[start + 1])
    if (first !== null && second !== null) put(start + 2, surname + first + second, false)
  }

  return {
    follow(units, { start, end }, put) {
      const surname = score(data.nameSurnames, units[start])
      if (surname !== null)
        followGiven(units, { start: start + 1, end }, surname, (at, sum, isOne) =>
          put(at, weights.name + weights.characters * sum + (isOne ? weights.oneGiven : 0)),
        )
      const two = String.fromCharCode(units[start] ?? 0, units[start + 1] ?? 0)
      if (start + 2 < end && isDoubleSurname(two))
        followGiven(units, { start: start + 2, end }, weights.doubleSurname, (at, sum) =>
          put(at, weights.name + weights.characters * sum),
        )
      let sum = 0
      for (let at = start; at < end && at < start + longestForeign; at++) {
        const isDot = units[at] === dot
        const next = isDot ? weights.dot : score(data.nameForeign, units[at])
        if (next === null || (isDot && at === start)) break
        sum += next
        if (at > start && !isDot) put(at + 1, weights.foreign + weights.foreignCharacters * sum)
      }
    },
  }
}

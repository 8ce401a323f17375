/** Names of persons that no list has: a surname and one or two characters, or a foreign name. */
import {
  beginsDoubleSurname,
  doubtOf,
  isNoBeginning,
  isDoubleSurname,
  isNeverLast,
  isOffice,
  isSurname,
  isTitle,
  nameScoreSteps,
  noName,
  unitsOf,
} from './name-score.ts'
import { kindOfUnit, unitKind } from './unit-kinds.ts'
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
  /** More for a surname that is mostly another word, and for it before a single character. */
  doubtful: -2.5,
  doubtfulBeforeOne: -3,
  /** More after a title, as 总理. */
  titled: 2.5,
  foreign: -14,
  foreignCharacters: 0.5488885939573276,
  /** A dot between the parts of a foreign name. */
  dot: -2,
  /** More for a foreign name with a dot, whose parts may be words, as 弗吉尼亚·伍尔夫. */
  dotted: 12,
  /** More for 之 after a surname, which is mostly a genitive: 赵之良将. */
  genitive: -5,
  /** More for 于 after a word, which is “at” there: 反于范阳. */
  prepositionAfterWord: -9,
  /** More for 闻 after one who has heard: 臣闻求木之长者. */
  heard: -12,
  /** More for each dot after the first: a name of three parts is rarely two names. */
  dottedAgain: 9,
  /** More for a part of one character or letter, as 德 in 安托万·德·圣埃克苏佩里. */
  shortPart: -3,
  /** A character that no foreign name has in the list, in one with a dot. */
  unlistedForeign: -20,
}
/** With its dots, as 亚历山大·谢尔盖耶维奇·普希金. */
const longestForeign = 32
/** A part of a foreign name is not shorter, but for 德 and the like. */
const shortestPart = 2
const longestPart = 8
const dot = '·'.charCodeAt(0)
const [says, laughs, said] = ['道'.charCodeAt(0), '笑'.charCodeAt(0), '曰'.charCodeAt(0)]
const [preposition, genitive, heard] = ['于'.charCodeAt(0), '之'.charCodeAt(0), '闻'.charCodeAt(0)]
/** 孔氏 is a family, and no beginning of a name. */
const clan = '氏'.charCodeAt(0)
const and = unitsOf('和与跟')
const hearers = unitsOf('臣吾余窃尝盖仆愚孤人')

/** Whether the unit at `at` is the verb of 贾母道：“, so that no name ends with it. */
function isSpeech(units: Uint16Array, at: number): boolean {
  const next = String.fromCharCode(units[at + 1] ?? 0)
  if (units[at] === laughs) return /[道着了曰]/.test(next)
  return units[at] === says && /[：:“「『"]/.test(next)
}

/** The weight of a title that ends at `start`. */
const titled = (units: Uint16Array, start: number): number =>
  start > 1 && isTitle(String.fromCharCode(units[start - 2] ?? 0, units[start - 1] ?? 0))
    ? weights.titled
    : 0

/** The weight of a surname that a word before it makes another word. */
function afterWord(units: Uint16Array, start: number): number {
  const before = units[start - 1] ?? 0
  if (units[start] === heard) return hearers.has(before) ? weights.heard : 0
  const isPreposition =
    units[start] === preposition &&
    kindOfUnit(before) === unitKind.chinese &&
    !and.has(before) &&
    titled(units, start) === 0
  return isPreposition ? weights.prepositionAfterWord : 0
}

/**
 * Calls `put` with the foreign names whose characters have the scores that `score` gives. Other
 * characters are in names with dots only, and letters only as initials between them.
 */
function followForeign(
  units: Uint16Array,
  { start, end }: WordRange,
  score: (unit: number | undefined) => number | null,
  put: (end: number, score: number) => void,
): void {
  let sum = 0
  let part = start
  let dots = 0
  for (let at = start; at < end && at < start + longestForeign; at++) {
    const unit = units[at] ?? 0
    const length = at + 1 - part
    if (unit === dot) {
      // The first part has two characters, and no part has none.
      if (length === 1 || (length === 2 && dots === 0)) break
      dots++
      part = at + 1
      sum += weights.dot + (length === 2 ? weights.shortPart : 0)
      continue
    }
    if (isInitial(units, at)) continue
    const listed = score(unit)
    if (listed === null && !mayBeIn(units, at, dots > 0 ? at : start + longestPart)) break
    sum += listed ?? weights.unlistedForeign
    const isShort = length < shortestPart
    if (isShort && dots < 2) continue
    const more = dots === 0 ? 0 : weights.dotted + (dots - 1) * weights.dottedAgain
    const all = sum + (isShort ? weights.shortPart : 0)
    put(at + 1, weights.foreign + weights.foreignCharacters * all + more)
  }
}

/** Whether the unit at `at` is a letter between two dots, as in 乔治·W·布什. */
const isInitial = (units: Uint16Array, at: number): boolean =>
  units[at - 1] === dot && units[at + 1] === dot && kindOfUnit(units[at] ?? 0) === unitKind.letter

/** Whether a name may have the unlisted unit at `at`: a dot is before it, or follows by `limit`. */
function mayBeIn(units: Uint16Array, at: number, limit: number): boolean {
  if (kindOfUnit(units[at] ?? 0) !== unitKind.chinese || and.has(units[at] ?? 0)) return false
  let next = at + 1
  while (next < limit && kindOfUnit(units[next] ?? 0) === unitKind.chinese) next++
  return limit === at || units[next] === dot
}

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
    const isEnd = (at: number): boolean =>
      at < end && !isNeverLast(units[at] ?? 0) && !isSpeech(units, at)
    const only = isEnd(start) ? score(data.nameOnlys, units[start]) : null
    if (only !== null) put(start + 1, surname + only, true)
    if (!isEnd(start + 1)) return
    const first = units[start] === said ? null : score(data.nameFirsts, units[start])
    const second = score(data.nameSeconds, units[start + 1])
    if (first !== null && second !== null) put(start + 2, surname + first + second, false)
  }

  return {
    follow(units, { start, end }, put) {
      const surname = score(data.nameSurnames, units[start])
      const isDouble = beginsDoubleSurname(units[start] ?? 0)
      const two =
        surname !== null || isDouble
          ? String.fromCharCode(units[start] ?? 0, units[start + 1] ?? 0)
          : ''
      if (surname !== null && units[start + 1] !== clan && !isNoBeginning(two)) {
        const doubt = doubtOf(units[start] ?? 0)
        const owns = units[start + 1] === genitive ? weights.genitive : 0
        const around = titled(units, start) + afterWord(units, start) + owns
        const likely = weights.name + around + (doubt > 1 ? weights.doubtful : 0)
        const one = weights.oneGiven + (doubt > 0 ? weights.doubtfulBeforeOne : 0)
        followGiven(units, { start: start + 1, end }, surname, (at, sum, isOne) =>
          put(at, likely + weights.characters * sum + (isOne ? one : 0)),
        )
      }
      if (isDouble && start + 2 < end && isDoubleSurname(two)) {
        const hasName = isOffice(two) && isSurname(String.fromCharCode(units[start + 2] ?? 0))
        followGiven(units, { start: start + 2, end }, weights.doubleSurname, (at, sum, isOne) => {
          if (isOne || !hasName) put(at, weights.name + weights.characters * sum)
        })
      }
      followForeign(units, { start, end }, unit => score(data.nameForeign, unit), put)
    },
  }
}

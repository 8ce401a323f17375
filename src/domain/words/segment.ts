/**
 * Finds the words of a text: of all ways to divide it, the one whose words have the highest sum of
 * scores, found exactly with Viterbi's algorithm. A word is an expression of the dictionary or of
 * the word list, a number or date, a run of Latin letters, or a name that the characters make
 * likely. Figures and their derivation are in `e2e/bench/parts/words.ts`.
 */
import type { WordDictionary } from './dictionary.ts'
import { createNameScores, type NameScores } from './names.ts'
import { none } from './trie.ts'
import { isInsidePair, isSeparator, kindOfUnit, unitKind } from './unit-kinds.ts'
import { scoreOfCost } from './word-cost.ts'

/** Offsets at which the reader wants a boundary (`true`) or none (`false`). */
export type GivenBoundaries = ReadonlyMap<number, boolean>

/** Expressions of the reader's own, which are likely words. Texts are folded. */
export interface OwnExpressions {
  /** The ends of those that begin at an offset of a text. */
  readonly ends: (folded: string, start: number) => readonly number[]
  /** Whether one of them contains a sign. */
  readonly haveSign: (unit: number) => boolean
}

/**
 * The boundaries of the words of a text: 0, the end of each word, and its length at last. A
 * boundary that is given is always kept, and the reader's own expressions are likely words.
 */
export type Segment = (text: string, given?: GivenBoundaries, own?: OwnExpressions) => Uint32Array

/** Around which offset words are wanted, and from which boundary that is sure (`sureBoundary`). */
export interface SegmentPlace {
  readonly offset: number
  readonly from: number
}

/**
 * The boundaries that `Segment` finds, but only from `place.from` to the first offset after
 * `place.offset` over which no word can go.
 */
export type SegmentAround = (
  text: string,
  place: SegmentPlace,
  given?: GivenBoundaries,
  own?: OwnExpressions,
) => Uint32Array

export interface Segments {
  readonly segment: Segment
  readonly around: SegmentAround
}

/** Found by search on running text, like the weights of `formats/words/make-scores`. */
const scores = {
  /** A Chinese character that is no word. */
  unknown: -16.88,
  /** A number, a run of letters, a sign. */
  run: -5,
  /** More for a number with a unit of time. */
  date: 2.433554001449509,
  /** More for a word that begins with a letter or a digit, as T恤. */
  mixed: 2,
  numerals: -13.82230756013018,
  /** A number that is the place in an order, as 第一百四十三. */
  ordinal: -8,
  /** An expression of the reader's: as likely as the commonest words, which have about -4. */
  own: -3,
}
const unreachable = -1e18
const longestNumerals = 12

const numerals = unitsOf('〇零一二三四五六七八九十百千万亿两')
const ordinalSign = '第'.charCodeAt(0)
/** Signs after digits that belong to the number, as in 30万. */
const powers = unitsOf('万亿')
const timeUnits = unitsOf('年月日时分秒号')
const percent = unitsOf('%‰')
const points = unitsOf('.·')

function unitsOf(signs: string): ReadonlySet<number> {
  return new Set(Array.from(signs, sign => sign.charCodeAt(0)))
}

/** What follows 今天下 in older prose, where it is 今 and 天下. */
const ofTheRealm = /^(?:[三大][分乱治定势]|[之者皆共归未已英诸汹鼎危治苦方])/

const [master, says, now, day, under] = ['子', '曰', '今', '天', '下'].map(each =>
  each.charCodeAt(0),
)

/** Whether the folded units of a word from `start` to `end` are not that word in this place. */
function isElsewhere(units: Uint16Array, start: number, end: number): boolean {
  if (end - start !== 2) return false
  const [first, second] = [units[start], units[start + 1]]
  // 孟子曰 is 孟子 and 曰.
  if (first === master && second === says)
    return start > 0 && kindOfUnit(units[start - 1] ?? 0) === unitKind.chinese
  if (first !== now || second !== day || units[end] !== under) return false
  return ofTheRealm.test(String.fromCharCode(...units.subarray(end + 1, end + 3)))
}

export function createSegments(dictionary: WordDictionary): Segments {
  const names = createNameScores(dictionary.data)
  return {
    segment: (text, given, own) =>
      new Lattice(dictionary, names, { text, given, own }).best(0, text.length),
    around: (text, { offset, from }, given, own) =>
      new Lattice(dictionary, names, { text, given, own }).best(from, offset),
  }
}

/**
 * The last offset before the character before `offset` that is a boundary whatever the words are,
 * unless a given one says otherwise; 0 if no such offset exists.
 */
export function sureBoundary(
  text: string,
  offset: number,
  { folding }: Pick<WordDictionary, 'folding'>,
  own?: Pick<OwnExpressions, 'haveSign'>,
): number {
  // The character before the caret may be in two units, and the caret in the middle of the next.
  for (let at = Math.min(offset, text.length) - 3; at > 0; at--) {
    const unit = folding.unit(text.charCodeAt(at - 1))
    if (isSeparator(unit) && !own?.haveSign(unit)) return at
  }
  return 0
}

interface LatticeText {
  readonly text: string
  readonly given: GivenBoundaries | undefined
  readonly own: OwnExpressions | undefined
}

/** All words that a text may have, and the best way to each offset. */
class Lattice {
  readonly #dictionary: WordDictionary
  readonly #names: NameScores
  readonly #text: string
  readonly #given: GivenBoundaries | undefined
  readonly #own: OwnExpressions | undefined
  readonly #folded: string
  readonly #units: Uint16Array
  readonly #scores: Float64Array
  readonly #origins: Uint32Array
  /** The word being followed: where it begins, what leads there, and where it must end. */
  #start = 0
  #score = 0
  #limit = 0
  /** Where the farthest word ends. */
  #reach = 0

  constructor(dictionary: WordDictionary, names: NameScores, { text, given, own }: LatticeText) {
    this.#dictionary = dictionary
    this.#names = names
    this.#text = text
    this.#given = given
    this.#own = own
    this.#folded = own ? dictionary.folding.text(text) : ''
    this.#units = new Uint16Array(text.length)
    for (let i = 0; i < text.length; i++)
      this.#units[i] = dictionary.folding.unit(text.charCodeAt(i))
    this.#scores = new Float64Array(text.length + 1).fill(unreachable)
    this.#origins = new Uint32Array(text.length + 1)
  }

  /** The best way from `from`, a boundary, until it is decided which word contains `until`. */
  best(from: number, until: number): Uint32Array {
    const { length } = this.#text
    const forced = this.#forced()
    this.#scores[from] = 0
    let last = length
    for (let start = from; start < length; start++) {
      if (start > until && this.#reach <= start) {
        last = start
        break
      }
      const score = this.#scores[start] ?? unreachable
      while ((forced.at(-1) ?? length) <= start) forced.pop()
      if (score === unreachable) continue
      this.#start = start
      this.#score = score
      this.#limit = forced.at(-1) ?? length
      this.#follow()
    }
    const bounds = [last]
    for (let at = last; at > from;) bounds.push((at = this.#origins[at] ?? 0))
    return Uint32Array.from(bounds.reverse())
  }

  /** The offsets with a boundary that the reader wants, the last first. */
  #forced(): number[] {
    const wanted = [...(this.#given ?? [])].flatMap(([at, isWanted]) => (isWanted ? [at] : []))
    const { length } = this.#text
    return wanted
      .filter(at => at < length && !isInsidePair(this.#text, at))
      .toSorted((a, b) => b - a)
  }

  /** A word that would end where none may end is extended to the next offset where one may. */
  #put(end: number, score: number): void {
    let allowed = end
    while (
      allowed < this.#limit &&
      (this.#given?.get(allowed) === false || isInsidePair(this.#text, allowed))
    )
      allowed++
    if (allowed > this.#reach) this.#reach = allowed
    const sum = this.#score + score
    if (sum <= (this.#scores[allowed] ?? 0)) return
    this.#scores[allowed] = sum
    this.#origins[allowed] = this.#start
  }

  #unit(at: number): number {
    return at < this.#limit ? (this.#units[at] ?? 0) : 0
  }

  #kind(at: number): number {
    return kindOfUnit(this.#unit(at))
  }

  #follow(): void {
    for (const end of this.#own?.ends(this.#folded, this.#start) ?? [])
      if (end <= this.#limit && end > this.#start + 1) this.#put(end, scores.own)
    const kind = this.#kind(this.#start)
    if (kind !== unitKind.chinese) return this.#followRun(kind)
    if (!this.#followWords(0, 0)) this.#put(this.#start + 1, scores.unknown)
    this.#followNumerals()
    this.#names.follow(this.#units, { start: this.#start, end: this.#limit }, (end, score) =>
      this.#put(end, score),
    )
  }

  /**
   * Puts the words of the trie that are longer than `shortest`. Returns whether the first unit is a
   * word.
   */
  #followWords(shortest: number, more: number): boolean {
    const { trie } = this.#dictionary
    let isWord = false
    let node = trie.child(0, this.#unit(this.#start))
    for (let end = this.#start + 1; node !== none; end++) {
      const cost = trie.costs[node] ?? 0
      if (cost > 0 && end - this.#start > shortest && !isElsewhere(this.#units, this.#start, end)) {
        this.#put(end, scoreOfCost(cost) + more)
        if (end === this.#start + 1) isWord = true
      }
      if (end >= this.#limit) break
      node = trie.child(node, this.#units[end] ?? 0)
    }
    return isWord
  }

  #followRun(kind: number): void {
    let end = this.#endOfRun(kind)
    if (kind === unitKind.digit) while (powers.has(this.#unit(end))) end++
    this.#put(end, scores.run)
    if (kind === unitKind.digit && timeUnits.has(this.#unit(end)))
      this.#put(end + 1, scores.run + scores.date)
    this.#followWords(end - this.#start, scores.mixed)
  }

  #endOfRun(kind: number): number {
    const isDigit = (at: number) => this.#kind(at) === unitKind.digit
    let end = this.#start + 1
    if (kind === unitKind.digit) {
      while (isDigit(end) || (points.has(this.#unit(end)) && isDigit(end + 1))) end++
      if (percent.has(this.#unit(end))) end++
    } else if (kind === unitKind.letter) {
      while (this.#kind(end) === unitKind.letter || isDigit(end)) end++
    } else if (kind === unitKind.repeated) {
      while (this.#unit(end) === this.#unit(this.#start)) end++
    }
    return end
  }

  #followNumerals(): void {
    if (this.#unit(this.#start) === ordinalSign) return this.#followOrdinal()
    if (!numerals.has(this.#unit(this.#start))) return
    const last = this.#start + longestNumerals
    for (let end = this.#start + 1; end < last && numerals.has(this.#unit(end)); end++)
      this.#put(end + 1, scores.numerals)
  }

  /** Its number is never divided: 第一百四十三 and 条, not 第一百四十 and 三条. */
  #followOrdinal(): void {
    const first = this.#start + 1
    let end = first
    while (numerals.has(this.#unit(end)) || this.#kind(end) === unitKind.digit) end++
    if (end > first) this.#put(end, scores.ordinal)
  }
}

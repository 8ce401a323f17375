/**
 * Finds words that neither dictionary nor word list has but a book repeats: runs of words of one
 * character, with at most one of two, whose characters belong together (pointwise mutual
 * information) and whose neighbours differ.
 */
import { kindOfUnit, unitKind } from '../words/unit-kinds.ts'

/** A place of a book: a paragraph, from 0, and a UTF-16 offset into it. */
export interface TalliedPlace {
  readonly index: number
  readonly offset: number
}

/** A place with the words around it. */
export interface PlaceInContext extends TalliedPlace {
  readonly before: string
  readonly after: string
}

/** A likely word, with what speaks for it. */
export interface NewWord {
  readonly word: string
  readonly count: number
  /** The first places where it is. */
  readonly places: readonly PlaceInContext[]
}

/** A paragraph as its words are divided now. `folded` is `text`, folded. */
export interface SegmentedText {
  readonly index: number
  readonly text: string
  readonly folded: string
  readonly bounds: ArrayLike<number>
}

interface Candidate {
  count: number
  readonly text: string
  readonly places: PlaceInContext[]
  readonly before: Set<string>
  readonly after: Set<string>
}

const leastCount = 4
const leastInformation = 4
/** How many different neighbours a word has on each side. */
const leastNeighbours = 3
const longestNew = 4
const placesKept = 4
/** How many candidates are kept in memory; then those that were seen once are dropped. */
const mostCandidates = 300_000

/** Characters with which no new word begins or ends: function words, in modern and older prose. */
const stops = new Set(
  '的了在是和不有我他她它你您咱俺们这那此其之哪谁某就也都而及与或被把将从到对向于并但又还很更最会能可要想说看来去上下中里外前后' +
    '个一二三四五六七八九十百千两几多年月日时为以因所者着过得地吗呢吧啊呀嘛罢道等便见听只却才叫教使令让给问答曰云则若乃岂何甚已未' +
    '既再自己同跟往至由只各每该须应当没无非如像似比走拿打做作起出入进回开',
)

/** Collects what may be new words of one book. */
export class NewWords {
  readonly #candidates = new Map<string, Candidate>()
  readonly #units = new Map<string, number>()
  #total = 0

  add({ index, text, folded, bounds }: SegmentedText): void {
    for (const unit of folded) {
      if (!isChinese(unit)) continue
      this.#units.set(unit, (this.#units.get(unit) ?? 0) + 1)
      this.#total++
    }
    let run: (readonly [start: number, end: number])[] = []
    for (let word = 0; word + 1 < bounds.length; word++) {
      const [start, end] = [bounds[word] ?? 0, bounds[word + 1] ?? 0]
      const first = folded.charAt(start)
      const mayBelong =
        end - start <= 2 && isChinese(first) && !(end - start === 1 && stops.has(first))
      if (mayBelong) run.push([start, end])
      if (mayBelong && word + 2 < bounds.length) continue
      this.#addRun(run, { index, text, folded })
      run = []
    }
    if (this.#candidates.size > mostCandidates)
      for (const [word, { count }] of this.#candidates)
        if (count === 1) this.#candidates.delete(word)
  }

  #addRun(
    run: readonly (readonly [start: number, end: number])[],
    { index, text, folded }: Omit<SegmentedText, 'bounds'>,
  ): void {
    for (const [first, [start]] of run.entries()) {
      let longer = 0
      for (let last = first; last < run.length; last++) {
        const [from = 0, end = 0] = run[last] ?? []
        if (end - from > 1) longer++
        if (end - start > longestNew || longer > 1) break
        if (last === first) continue
        const word = folded.slice(start, end)
        if (stops.has(word.charAt(0)) || stops.has(word.charAt(word.length - 1))) continue
        const known = this.#candidates.get(word)
        const one = known ?? {
          count: 0,
          text: text.slice(start, end),
          places: [],
          before: new Set(),
          after: new Set(),
        }
        if (!known) this.#candidates.set(word, one)
        one.count++
        if (one.places.length < placesKept)
          one.places.push({ index, offset: start, ...around(text, start, end) })
        // The edge of a sentence counts as another neighbour each time.
        one.before.add(neighbour(folded.charAt(start - 1), one.before.size))
        one.after.add(neighbour(folded.charAt(end), one.after.size))
      }
    }
  }

  /** Returns the likely words, those that are repeated most first. */
  found(): readonly NewWord[] {
    const likely = new Map(
      [...this.#candidates].filter(
        ([word, { count, before, after }]) =>
          count >= leastCount &&
          before.size >= leastNeighbours &&
          after.size >= leastNeighbours &&
          this.#information(word, count) >= leastInformation,
      ),
    )
    for (const word of this.#parts(likely)) likely.delete(word)
    return [...likely.values()]
      .map(({ text, count, places }) => ({ word: text, count, places }))
      .toSorted((a, b) => b.count - a.count)
  }

  /** How much likelier the characters are together than each by itself, for each joint. */
  #information(word: string, count: number): number {
    const alone = Array.from(word).reduce(
      (sum, unit) => sum + Math.log((this.#units.get(unit) ?? 1) / this.#total),
      0,
    )
    return (Math.log(count / this.#total) - alone) / (word.length - 1)
  }

  /** Words that are only parts of longer ones, and those that are rare beside a part of theirs. */
  #parts(likely: ReadonlyMap<string, Candidate>): ReadonlySet<string> {
    const dropped = new Set<string>()
    for (const [word, { count }] of likely)
      for (let start = 0; start < word.length; start++)
        for (let end = start + 2; end <= word.length; end++) {
          const part = word.slice(start, end)
          const other = part === word ? undefined : likely.get(part)
          if (other) dropped.add(count >= other.count * 0.7 ? part : word)
        }
    return dropped
  }
}

/** How many UTF-16 code units of a text are shown beside a word. */
const context = 14

const around = (text: string, start: number, end: number) => ({
  before: text.slice(Math.max(0, start - context), start),
  after: text.slice(end, end + context),
})

const isChinese = (unit: string): boolean => kindOfUnit(unit.charCodeAt(0)) === unitKind.chinese

const neighbour = (unit: string, known: number): string =>
  unit !== '' && isChinese(unit) ? unit : `^${known}`

import type { ResultGroup } from './result-groups.ts'

/** In CSS pixels; the style sheet gives rows these heights. */
export const titleHeight = 34
export const hitHeight = 58

/** One row of the results: the title of a group, or a hit. */
export interface ResultRow {
  /** Its number among all rows, titles too, from 0. */
  readonly number: number
  /** How far below the beginning of the results it stands, and how high it is, in CSS pixels. */
  readonly top: number
  readonly height: number
  readonly group: ResultGroup
  /** Null for the group's title. */
  readonly hit: number | null
}

/** The rows of results: every row has its height, so what is on the screen is known without laying out the rest. */
export class ResultRows {
  readonly #groups: readonly ResultGroup[]
  /** The number of the first row of each group, and where it stands; one more for the end. */
  readonly #starts: readonly { readonly number: number; readonly top: number }[]

  constructor(groups: readonly ResultGroup[]) {
    this.#groups = groups
    const starts = [{ number: 0, top: 0 }]
    let [number, top] = [0, 0]
    for (const { shown } of groups) {
      number += 1 + shown
      top += titleHeight + shown * hitHeight
      starts.push({ number, top })
    }
    this.#starts = starts
  }

  get count(): number {
    return this.#starts.at(-1)?.number ?? 0
  }

  /** Of all rows, in CSS pixels. */
  get height(): number {
    return this.#starts.at(-1)?.top ?? 0
  }

  /** Row `number`; null if there is none. */
  row(number: number): ResultRow | null {
    if (number < 0 || number >= this.count) return null
    return this.#in(
      this.#lastGroup(start => start.number <= number),
      number,
    )
  }

  /** The row of hit `hit`; null if it is not listed. */
  rowOfHit(hit: number): ResultRow | null {
    const i = this.#groups.findIndex(({ first, shown }) => hit >= first && hit < first + shown)
    const start = this.#starts[i]
    return start ? this.#in(i, start.number + 1 + hit - (this.#groups[i]?.first ?? 0)) : null
  }

  /** The rows that lie between two heights. */
  between(from: number, to: number): readonly ResultRow[] {
    const rows: ResultRow[] = []
    const first = this.#lastGroup(start => start.top <= from)
    for (let i = Math.max(first, 0); i < this.#groups.length; i++) {
      const { number, top } = this.#starts[i] ?? { number: 0, top: 0 }
      if (top > to) break
      const shown = this.#groups[i]?.shown ?? 0
      const within = (y: number) => (y - top - titleHeight) / hitHeight
      const begin = Math.min(Math.max(0, Math.floor(within(from))), shown)
      const end = Math.min(shown, Math.max(0, Math.ceil(within(to))))
      rows.push(...this.#some(i, number, begin, end))
    }
    return rows
  }

  /** The title of group `i`, and its hits from `begin` up to `end`. */
  #some(i: number, number: number, begin: number, end: number): readonly ResultRow[] {
    const hits = Array.from({ length: Math.max(0, end - begin) }, (_, n) => number + 1 + begin + n)
    return [number, ...hits].flatMap(each => this.#in(i, each) ?? [])
  }

  #in(i: number, number: number): ResultRow | null {
    const [group, start] = [this.#groups[i], this.#starts[i]]
    if (!group || !start) return null
    const within = number - start.number
    return within === 0
      ? { number, top: start.top, height: titleHeight, group, hit: null }
      : {
          number,
          top: start.top + titleHeight + (within - 1) * hitHeight,
          height: hitHeight,
          group,
          hit: group.first + within - 1,
        }
  }

  /** The last group whose start is as `isBefore` says, which holds for all up to it. */
  #lastGroup(isBefore: (start: { number: number; top: number }) => boolean): number {
    let [low, high] = [0, this.#groups.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const start = this.#starts[middle]
      if (start && isBefore(start)) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

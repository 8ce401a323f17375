import type { ResultGroup } from './result-groups.ts'

/** In CSS pixels; the style sheet sets the same heights. */
export const titleHeight = 34
export const hitHeight = 58

/** One row of the results: the title of a group, or a hit. */
export interface ResultRow {
  /** The number among all rows, including titles, from 0. */
  readonly number: number
  /** The distance from the beginning of the results, and the height, in CSS pixels. */
  readonly top: number
  readonly height: number
  readonly group: ResultGroup
  /** `null` for the group's title. */
  readonly hit: number | null
}

/**
 * The rows of results. Every row has a fixed height, so the visible rows are known without laying
 * out the others.
 */
export class ResultRows {
  readonly #groups: readonly ResultGroup[]
  /**
   * The number of the first row of each group and its distance from the beginning, with one entry
   * more for the end.
   */
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

  /** The height of all rows, in CSS pixels. */
  get height(): number {
    return this.#starts.at(-1)?.top ?? 0
  }

  /** Returns row `number`, or `null`. */
  row(number: number): ResultRow | null {
    if (number < 0 || number >= this.count) return null
    return this.#in(
      this.#lastGroup(start => start.number <= number),
      number,
    )
  }

  /** Returns the row of a hit; `null` if it is not listed. */
  rowOfHit(hit: number): ResultRow | null {
    const i = this.#groups.findIndex(({ first, shown }) => hit >= first && hit < first + shown)
    const start = this.#starts[i]
    return start ? this.#in(i, start.number + 1 + hit - (this.#groups[i]?.first ?? 0)) : null
  }

  /** Returns the rows between two distances from the beginning. */
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

  /** Returns the title of group `i`, and its hits from `begin` up to, without, `end`. */
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

  /**
   * Returns the last group for whose start `isBefore` is true. It must be true for all groups
   * before.
   */
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

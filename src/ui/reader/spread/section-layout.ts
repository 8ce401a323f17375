/**
 * Where the sections of a book stand on its one long page, and which of them are
 * drawn. Only those near the screen are; the others are room left free, as tall as they
 * were when they were last measured, or as they probably are. A few numbers a section
 * and nothing on the page: a long book costs no more to open than a short one.
 */

/** What is drawn reaches this many screens beyond the screen, and stays until it is twice as far away. */
const reach = 1

export class SectionLayout {
  readonly #isBusy: (section: number) => boolean
  readonly #listeners = new Set<() => void>()
  #heights: number[]
  #seen = new Set<number>()
  #drawn: readonly number[] = []
  #bottom = 0

  /** `isBusy`: whether taking a section away now would disturb the reader. */
  constructor(heights: readonly number[], isBusy: (section: number) => boolean) {
    this.#heights = [...heights]
    this.#isBusy = isBusy
  }

  /** Numbers of the sections to be drawn, in order; the same list until there are others. */
  readonly drawn = {
    get: (): readonly number[] => this.#drawn,
    subscribe: (listener: () => void): (() => void) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
  }

  get count(): number {
    return this.#heights.length
  }

  /** Height of the sections from `from` up to, without, `to`, in CSS pixels. */
  height(from: number, to: number): number {
    let sum = 0
    for (let i = from; i < to; i++) sum += this.#heights[i] ?? 0
    return sum
  }

  /** A section was seen to be this tall. */
  learn(section: number, height: number): void {
    this.#heights[section] = height
    this.#seen.add(section)
  }

  /** How tall the sections are, in CSS pixels; 0 for those that nobody has seen since the page is as it is. */
  seen(): readonly number[] {
    return this.#heights.map((height, i) => (this.#seen.has(i) ? height : 0))
  }

  /** The page has another width, or other letters: this is how tall the sections are now, as far as is known. */
  expect(heights: readonly number[]): void {
    this.#heights = [...heights]
    this.#seen.clear()
    this.#draw([...this.#drawn])
  }

  /** The section at `y` CSS pixels below the beginning of the first one; the nearest where there is none. */
  at(y: number): number {
    let end = 0
    for (const [i, height] of this.#heights.entries()) {
      end += height
      if (y < end) return i
    }
    return Math.max(0, this.#heights.length - 1)
  }

  /** Whether a section that is to be drawn begins below what the reader sees, and nobody waits for it. */
  mayWait(section: number): boolean {
    return this.height(0, section) > this.#bottom && !this.#isBusy(section)
  }

  /** The reader sees what lies between `top` and `bottom`, CSS pixels below the beginning of the first section. */
  look(top: number, bottom: number): void {
    this.#bottom = bottom
    const screen = (bottom - top) * reach
    const [first, last] = [this.at(top - screen), this.at(bottom + screen)]
    const [from, to] = [this.at(top - 2 * screen), this.at(bottom + 2 * screen)]
    const stays = (i: number) => (i >= from && i <= to ? i < first || i > last : this.#isBusy(i))
    const drawn = this.#drawn.filter(stays)
    for (let i = first; i <= last; i++) drawn.push(i)
    drawn.sort((a, b) => a - b)
    if (drawn.length === this.#drawn.length && drawn.every((n, i) => n === this.#drawn[i])) return
    this.#draw(drawn)
  }

  #draw(drawn: readonly number[]): void {
    this.#drawn = drawn
    for (const listener of this.#listeners) listener()
  }
}

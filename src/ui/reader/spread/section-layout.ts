/**
 * Where the sections of a book are on its one long page, and which of them are drawn. Only those
 * near the screen are drawn. The others are empty space, as tall as when they were last measured or
 * as they probably are. That is a few numbers a section and no elements, so a long book opens as
 * fast as a short one.
 */

/**
 * Sections within this many screens of the screen are drawn. They stay until they are twice as far
 * away.
 */
const reach = 1

export class SectionLayout {
  readonly #isBusy: (section: number) => boolean
  readonly #listeners = new Set<() => void>()
  #heights: number[]
  #seen = new Set<number>()
  #drawn: readonly number[] = []
  #bottom = 0

  /** `isBusy`: whether removing a section now would disturb the reader. */
  constructor(heights: readonly number[], isBusy: (section: number) => boolean) {
    this.#heights = [...heights]
    this.#isBusy = isBusy
  }

  /** The numbers of the sections to draw, in order; the same list until they change. */
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

  /** Returns the height of the sections from `from` up to, without, `to`, in CSS pixels. */
  height(from: number, to: number): number {
    let sum = 0
    for (let i = from; i < to; i++) sum += this.#heights[i] ?? 0
    return sum
  }

  /** Sets the measured height of a section. */
  learn(section: number, height: number): void {
    this.#heights[section] = height
    this.#seen.add(section)
  }

  /**
   * Returns the measured heights, in CSS pixels; 0 for sections not measured since the last
   * `expect`.
   */
  seen(): readonly number[] {
    return this.#heights.map((height, i) => (this.#seen.has(i) ? height : 0))
  }

  /** Sets the expected heights after the width or the fonts of the page have changed. */
  expect(heights: readonly number[]): void {
    this.#heights = [...heights]
    this.#seen.clear()
    this.#draw([...this.#drawn])
  }

  /** Returns the section at `y` CSS pixels from the beginning of the first one, or the nearest. */
  at(y: number): number {
    let end = 0
    for (const [i, height] of this.#heights.entries()) {
      end += height
      if (y < end) return i
    }
    return Math.max(0, this.#heights.length - 1)
  }

  /** Whether a section to be drawn begins below the screen and nobody waits for it. */
  mayWait(section: number): boolean {
    return this.height(0, section) > this.#bottom && !this.#isBusy(section)
  }

  /**
   * Sets what is visible: from `top` to `bottom`, in CSS pixels from the beginning of the first
   * section.
   */
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

/** A growing list of whole numbers from 0 to 2^32 - 1. */
export class Numbers {
  #values: Uint32Array
  length = 0

  constructor(room: number) {
    this.#values = new Uint32Array(room)
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.length++] = value
  }

  /** Returns the number at `index`; 0 if there are fewer. */
  at(index: number): number {
    return index < this.length ? (this.#values[index] ?? 0) : 0
  }

  toArray(): Uint32Array {
    return this.#values.slice(0, this.length)
  }
}

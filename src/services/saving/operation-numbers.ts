/**
 * The most numbers that committing one row uses: its own, and those of the versions kept in its
 * history.
 */
const perRow = 4

/** Gives out the numbers of operations, in ascending order. No number is given out twice. */
export class OperationNumbers {
  #last: number

  /** `last` is the highest number that an operation of this library has. */
  constructor(last: number) {
    this.#last = last
  }

  next(): number {
    return ++this.#last
  }

  /**
   * Reserves numbers for committing `rows` rows. They stay reserved if the commit fails, because a
   * database that does not answer now may write the rows later, under these numbers.
   */
  reserve(rows: number): ReservedNumbers {
    const above = this.#last
    const end = (this.#last += rows * perRow)
    return {
      above,
      used: reached => {
        // The rest can be given out again, unless higher numbers have been given out since.
        this.#last = this.#last === end ? reached : Math.max(this.#last, reached)
      },
    }
  }
}

export interface ReservedNumbers {
  /** All reserved numbers are higher than this. */
  readonly above: number
  /** Ends the reservation: the commit used the numbers up to `reached`. */
  readonly used: (reached: number) => void
}

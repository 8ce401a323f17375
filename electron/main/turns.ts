/** Runs one piece of work after the other, in the order of the calls. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

export function inTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
}

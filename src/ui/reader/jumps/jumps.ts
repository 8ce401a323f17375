/** The way a reader has gone through a book by jumps, and back and forward on it. */
import { live, type Live } from '#services/live'

/** What kinds of jumps there are; the first of a row of hits is enough to come back to. */
export type JumpKind = 'contents' | 'map' | 'hit' | 'note' | 'link' | 'number' | 'state' | 'typing'

export interface Ways {
  readonly back: boolean
  readonly forward: boolean
}

/** `P` is a place. */
export interface Jumps<P> {
  /** To be called before a jump: the reader can come back to where they are now. */
  readonly leave: (kind: JumpKind) => void
  /** Where back and forward lead, each time one step further; null where there is nothing. */
  readonly back: () => P | null
  readonly forward: () => P | null
  /** Which ways there are now. */
  readonly ways: Live<Ways>
}

/** How many places are remembered. */
const most = 100

/** Jumps from places that `here` tells; it answers null while there is none. */
export function createJumps<P>(here: () => P | null): Jumps<P> {
  /** Places in the order they were left. Those from `at` on are ahead; with none ahead the reader stands past the last. */
  let places: P[] = []
  let at = 0
  let last: JumpKind | null = null
  const ways = live<Ways>(
    { back: false, forward: false },
    (a, b) => a.back === b.back && a.forward === b.forward,
  )
  const tell = () => ways.set({ back: at > 0, forward: at < places.length - 1 })

  function step(by: 1 | -1): P | null {
    const to = places[at + by]
    if (to === undefined) return null
    const now = here()
    // Where the reader is now is where the way back from there leads.
    if (now !== null) places[at] = now
    at += by
    last = null
    tell()
    return to
  }

  return {
    ways,
    leave(kind) {
      const isSameRow = kind === 'hit' && last === 'hit' && at === places.length
      last = kind
      const now = isSameRow ? null : here()
      if (now === null) return
      places = [...places.slice(0, at), now].slice(-most)
      at = places.length
      tell()
    },
    back: () => step(-1),
    forward: () => step(1),
  }
}

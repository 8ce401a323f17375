/** The places that a reader has left by jumps, and going back and forward among them. */
import { live, type Live } from '#services/live'

/** The kinds of jumps. Of a series of hits only the first is remembered. */
export type JumpKind = 'contents' | 'map' | 'hit' | 'note' | 'link' | 'number' | 'state' | 'typing'

export interface Ways {
  readonly back: boolean
  readonly forward: boolean
}

/** `P` is the type of a place. */
export interface Jumps<P> {
  /** Must be called before a jump, so that the reader can come back to the present place. */
  readonly leave: (kind: JumpKind) => void
  /** Each call returns the place one step further back or forward, or `null`. */
  readonly back: () => P | null
  readonly forward: () => P | null
  /** Which ways there are now. */
  readonly ways: Live<Ways>
}

/** How many places are remembered. */
const most = 100

/** Creates an empty history. `here` returns the present place, or `null`. */
export function createJumps<P>(here: () => P | null): Jumps<P> {
  /**
   * Places in the order they were left. Those from `at` on are ahead. With none ahead, the reader
   * is past the last.
   */
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
    // The way back from `to` leads to the present place.
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

import type { Answers } from './calls.ts'
import type { EventName, Events } from './events.ts'

/** All that the page has of the world outside it: `window.api`. */
export interface Api extends Answers {
  /** Calls `listener` at each `name`; one listener a name, a later one replaces it. */
  readonly on: <N extends EventName>(name: N, listener: (what: Events[N]) => void) => void
}

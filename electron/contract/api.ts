import type { Answers } from './calls.ts'
import type { EventName, Events } from './events.ts'

/** The page's only access to the world outside it: `window.api`. */
export interface Api extends Answers {
  /** Calls `listener` at each event `name`. A later listener replaces the earlier one. */
  readonly on: <N extends EventName>(name: N, listener: (what: Events[N]) => void) => void
}

import { timer, type SetTimer } from '../timers.ts'
import { live, type Live } from '../live.ts'
import { sameState, type SaveState } from './save-state.ts'

/** How long a state must last to be readable, in milliseconds. */
const readable = 250

const passing: ReadonlySet<SaveState['state']> = new Set(['saving', 'saved', 'backed-up'])

/** The states that promise something. They do not cover what is written from now on. */
const promises: ReadonlySet<SaveState['state']> = new Set(['saved', 'backed-up', 'journal-only'])

/**
 * The state to show. Unwritten and failed are shown at once. Saving and saved are shown after they
 * have lasted a moment: while the reader types they change with every few keys, and each change
 * would cost a frame and a word of the screen reader. A promise ends at once.
 */
export function steadyState(state: Live<SaveState>, after: SetTimer): Live<SaveState> {
  const shown = live(state.get(), sameState)
  const onRest = timer(after, () => shown.set(state.get()))
  state.subscribe(() => {
    const now = state.get()
    const isBroken = now.state === 'saving' && promises.has(shown.get().state)
    if (!isBroken && passing.has(now.state)) {
      if (!onRest.isSet()) onRest.set(readable)
      return
    }
    onRest.clear()
    shown.set(now)
  })
  return shown
}

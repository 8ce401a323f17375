import { timer, type SetTimer } from '../timers.ts'
import { live, type Live } from '../live.ts'
import { sameState, type SaveState } from './save-state.ts'

/** What passes sooner than this, in milliseconds, nobody could read. */
const readable = 250

const passing: ReadonlySet<SaveState['state']> = new Set(['saving', 'saved', 'backed-up'])

/** What the reader may rely on. What is written from now on is not in it. */
const promises: ReadonlySet<SaveState['state']> = new Set(['saved', 'backed-up', 'journal-only'])

/**
 * `state` as it is shown. That something is not yet written, or could not be, is shown at once;
 * that it is being written or has been, when that has held for a moment: while somebody types it
 * changes with every few keys, and each change would cost them a frame, and the voice of a screen
 * reader a word. A promise ends at once.
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

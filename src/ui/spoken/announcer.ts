/**
 * What the program says to a reader who hears it: the outcome of what they did and where that led. Saving, typing and
 * whatever has a live region of its own is not said here.
 */
import type { Words } from '../toasts/toasts.ts'

/** What words are about. Of words about the same, only the latest are said. */
export type Topic = 'deed' | 'place' | 'view' | 'save'

export interface Announcer {
  /** Says `words` as soon as nothing has been added for a moment; empty ones never. They are asked for then, and not before. */
  readonly say: (topic: Topic, words: Words) => void
  /** Calls `listener` with all that is to be said at once, in the order it was added; the answer stops it. */
  readonly hear: (listener: (all: readonly Words[]) => void) => () => void
}

/** After so many milliseconds without anything further, all is said at once: a key that is held is heard when it is let go. */
export const moment = 150

export function createAnnouncer(): Announcer {
  const waiting = new Map<Topic, Words>()
  const listeners = new Set<(all: readonly Words[]) => void>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function speak() {
    const all = [...waiting.values()]
    waiting.clear()
    for (const listener of listeners) listener(all)
  }

  return {
    say(topic, words) {
      waiting.delete(topic)
      waiting.set(topic, words)
      clearTimeout(timer)
      timer = setTimeout(speak, moment)
    },
    hear(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/**
 * What the program says to a reader who listens: the result of what they did and where that led. It
 * does not say what has a live region of its own, and nothing about saving or typing.
 */
import type { Words } from '../toasts/toasts.ts'

/** What words are about. Only the latest words of a topic are said. */
export type Topic = 'deed' | 'place' | 'view' | 'save'

export interface Announcer {
  /**
   * Says `words` after a short pause without further words. It calls them only then. Empty words
   * are not said.
   */
  readonly say: (topic: Topic, words: Words) => void
  /**
   * Calls `listener` with all words to say at once, in the order they were added. Returns a
   * function that stops.
   */
  readonly hear: (listener: (all: readonly Words[]) => void) => () => void
}

/**
 * The pause after the last words, in milliseconds. So a held key is heard when it is released.
 */
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

import type { WebContents } from 'electron'
import type { EventName, Events } from '#contract/events'

/** Tells the page of an event; one that is gone does not hear it. */
export type Tell = <N extends EventName>(name: N, what: Events[N]) => void

export const teller =
  (contents: () => WebContents | null): Tell =>
  (name, what) =>
    contents()?.send(name, what)

import type { WebContents } from 'electron'
import type { EventName, Events } from '#contract/events'

/** Sends an event to the page. It is dropped if the page is gone. */
export type SendEvent = <N extends EventName>(name: N, what: Events[N]) => void

export const eventSender =
  (contents: () => WebContents | null): SendEvent =>
  (name, what) =>
    contents()?.send(name, what)

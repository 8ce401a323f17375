import type { WebContents } from 'electron'
import type { EventName, Events } from '#contract/events'

/** Sends an event to the page. It is dropped if the page is gone. */
export type SendEvent = <N extends EventName>(name: N, what: Events[N]) => void

/** Returns what sends events to the page that `contents` returns at that time. */
export const eventSender =
  (contents: () => WebContents | null): SendEvent =>
  (name, what) =>
    contents()?.send(name, what)

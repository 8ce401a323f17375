import type { ActionName } from '#domain/actions'
import type { Undoable } from '#domain/undo-order'
import type { Speech } from '#i18n/speech'
import { createContext, useContext } from 'react'

/** Words in the interface's language, whichever that is when they are drawn. */
export type Words = (t: Speech['t']) => string

/** A short message over the page, with at most one thing to do about it. */
export interface Toast {
  readonly message: Words
  readonly action?: { readonly name: ActionName; readonly label: Words; readonly run: () => void }
  /** What its action takes back: the message goes when that is no longer possible. */
  readonly step?: Undoable
  /** Stays until it is replaced or taken away: for work in progress. */
  readonly stays?: boolean
}

export interface Toasts {
  /** Shows `toast`; with the same `key` it replaces the one there is. */
  readonly show: (key: string, toast: Toast) => void
  readonly hide: (key: string) => void
}

const ToastsContext = createContext<Toasts | null>(null)

export const ToastsProvider = ToastsContext.Provider

/** Where messages are shown. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext)
  if (!toasts) throw new Error('rendered outside ToastRegion')
  return toasts
}

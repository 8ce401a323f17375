import type { ActionName } from '#domain/actions'
import type { Undoable } from '#domain/undo-order'
import type { Speech } from '#i18n/speech'
import { createContext, useContext } from 'react'

/** Returns words in the interface's language at the time they are drawn. */
export type Words = (t: Speech['t']) => string

/** A button of a message. */
export interface ToastAction {
  readonly name: ActionName
  readonly label: Words
  readonly run: () => void
  /** Whether the message stays when it was pressed. */
  readonly stays?: boolean
}

/** A short message over the page, with at most two buttons. */
export interface Toast {
  readonly message: Words
  readonly action?: ToastAction
  readonly also?: ToastAction
  /** The step that its action undoes. The message closes when that is no longer possible. */
  readonly step?: Undoable
  /**
   * Whether it stays until it is replaced or closed, for work in progress and for files that were
   * saved.
   */
  readonly stays?: boolean
  /** Called when the reader closes it, but not by one of its own buttons. */
  readonly onClose?: () => void
}

export interface Toasts {
  /** Shows `toast`. It replaces the one with the same `key`. */
  readonly show: (key: string, toast: Toast) => void
  readonly hide: (key: string) => void
}

const ToastsContext = createContext<Toasts | null>(null)

export const ToastsProvider = ToastsContext.Provider

/** Returns how to show and hide messages. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext)
  if (!toasts) throw new Error('rendered outside ToastRegion')
  return toasts
}

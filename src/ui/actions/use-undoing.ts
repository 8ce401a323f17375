import type { BookId } from '#domain/ids'
import type { SteppedOver } from '#domain/undo-order'
import { useCallback, useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'
import { useActionHandlers } from '../actions.ts'
import { useLive } from '../hooks/use-live.ts'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import { useToasts, type Words } from '../toasts/toasts.ts'

/**
 * Undo and redo for the whole window, over the one order of everything that a reader does. A
 * message or spoken words confirm what is not visible at the caret. `read` reads the library again,
 * and `goTo` focuses the book that a step was about. Returns whether a step is changing rows now,
 * during which nothing may be typed.
 */
export function useUndoing(read: () => Promise<void>, goTo: (book: BookId) => void): boolean {
  const { undoing } = useServices()
  const { order, failed } = undoing
  const toasts = useToasts()
  const say = useSay()
  const next = useLive(order.next)

  /** What had the focus. While the window is inert it cannot have it. */
  const before = useRef<Element | null>(null)
  const step = (way: 'undo' | 'redo') => {
    before.current = document.activeElement
    order[way]()
  }
  useActionHandlers({
    'edit.undo': { enabled: next.undo !== null, run: () => step('undo') },
    'edit.redo': { enabled: next.redo !== null, run: () => step('redo') },
  })

  const stepped = useEffectEvent(({ step, way }: SteppedOver) => {
    const { name, book, about, sections = [] } = step
    if (book === null) void read().then(() => about && goTo(about))
    const words: Words = t =>
      t(way === 'undo' ? 'undoing.undone' : 'undoing.redone', { step: t(`steps.${name}`) })
    if (sections.length === 0) return toasts.show('undone', { message: words })
    // A change in the text is visible at the caret, and a message at each key would be in the way.
    toasts.hide('undone')
    say('deed', words)
  })
  useEffect(() => order.onStep(one => stepped(one)), [order])

  const tellFault = useEffectEvent(() => {
    const told = failed.get()
    if (told) toasts.show('undone', { message: t => faultSentence(t, told.fault) })
  })
  useEffect(() => failed.subscribe(() => tellFault()), [failed])

  const subscribe = useCallback((listener: () => void) => order.onChange(listener), [order])
  const isChanging = useSyncExternalStore(subscribe, () => order.isChangingLibrary)
  useEffect(() => {
    const had = before.current
    const isLost = document.activeElement === document.body
    if (!isChanging && isLost && had instanceof HTMLElement && had.isConnected) had.focus()
  }, [isChanging])
  return isChanging
}

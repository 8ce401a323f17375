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
 * Undo and redo for the whole window: everything that a reader does is in one order. What does not
 * show at the caret is confirmed in words. `read` shows the shelf as it is; `goTo` is given the
 * book that a step of the library was about. The answer: whether rows anywhere are just being
 * changed by a step, so that nothing may be typed over them.
 */
export function useUndoing(read: () => Promise<void>, goTo: (book: BookId) => void): boolean {
  const { undoing } = useServices()
  const { order, failed } = undoing
  const toasts = useToasts()
  const say = useSay()
  const next = useLive(order.next)

  /** What had the keyboard: while the window takes no keys it has it not. */
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
    // What changed in the text is seen at the caret, and a message at each key would be in the way.
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

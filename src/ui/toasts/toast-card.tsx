import { X } from 'lucide-react'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Toast, ToastAction } from './toasts.ts'
import styles from './toasts.module.css'

/** Long enough to read the message, find the button and decide, in milliseconds. */
const shownFor = 12_000

interface ToastCardProps {
  readonly toast: Toast
  readonly onClose: () => void
}

/** One message. Its time stops while it has the pointer or the focus; Esc closes it. */
export function ToastCard({ toast, onClose }: ToastCardProps) {
  const { t } = useTranslation()
  const card = useRef<HTMLLIElement>(null)
  const close = useEffectEvent(() => {
    onClose()
    toast.onClose?.()
  })
  const held = useHeld(card)
  useFocusGivenBack(card)
  const { message, action, also, stays } = toast
  useEffect(() => {
    if (held || stays) return
    const timer = setTimeout(() => close(), shownFor)
    return () => clearTimeout(timer)
  }, [held, stays, message])
  useEffect(() => {
    const element = card.current
    if (!element) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) close()
    }
    element.addEventListener('keydown', onKeyDown)
    return () => element.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <li ref={card} className={styles.toast}>
      <span>{message(t)}</span>
      {action && <CardButton action={action} onClose={onClose} />}
      {also && <CardButton action={also} onClose={onClose} />}
      <button
        type="button"
        className={styles.close}
        data-action="message.close"
        aria-label={t('actions.message.close')}
        onClick={() => {
          onClose()
          toast.onClose?.()
        }}
      >
        <X size={16} aria-hidden />
      </button>
    </li>
  )
}

interface CardButtonProps {
  readonly action: ToastAction
  readonly onClose: () => void
}

function CardButton({ action, onClose }: CardButtonProps) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={styles.action}
      data-action={action.name}
      onClick={() => {
        action.run()
        if (!action.stays) onClose()
      }}
    >
      {action.label(t)}
    </button>
  )
}

/** Restores the focus if `place` disappears while it has it. */
function useFocusGivenBack(place: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    let before: HTMLElement | null = null
    const onFocusIn = ({ relatedTarget: from }: FocusEvent) => {
      if (from instanceof HTMLElement && !element.contains(from)) before = from
    }
    element.addEventListener('focusin', onFocusIn)
    return () => {
      element.removeEventListener('focusin', onFocusIn)
      if (element.contains(document.activeElement)) before?.focus()
    }
  }, [place])
}

/** Whether `place` has the pointer or the focus. */
function useHeld(place: RefObject<HTMLElement | null>): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const leaving = new AbortController()
    const on = (names: readonly string[], value: boolean) => {
      for (const name of names)
        element.addEventListener(name, () => setHeld(value), { signal: leaving.signal })
    }
    on(['pointerenter', 'focusin'], true)
    on(['pointerleave', 'focusout'], false)
    return () => leaving.abort()
  }, [place])
  return held
}

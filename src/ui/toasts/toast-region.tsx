import type { Undoable } from '#domain/undo-order'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionRegistry } from '../actions.ts'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { ToastCard } from './toast-card.tsx'
import styles from './toasts.module.css'
import { ToastsProvider, type Toast, type Toasts } from './toasts.ts'

type Shown = ReadonlyMap<string, { readonly toast: Toast; readonly turn: number }>

/**
 * Contains the page and shows its messages at the foot, the latest last. Over a dialog they are at
 * the top, because they are often about the dialog, whose buttons are at its foot.
 */
export function ToastRegion({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  const isOverDialog = useLive(useActionRegistry().modal)
  const [shown, setShown] = useState<Shown>(new Map())
  const { order } = useServices().undoing
  useEffect(
    () => order.onChange(() => setShown(all => stillTrue(all, step => order.canTakeBack(step)))),
    [order],
  )
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    if (!isOverDialog || shown.size === 0) return
    const { style } = document.documentElement
    style.setProperty('--message-room', `${list.current?.getBoundingClientRect().bottom}px`)
    return () => void style.removeProperty('--message-room')
  }, [isOverDialog, shown])
  const toasts = useMemo<Toasts>(() => {
    let turns = 0
    return {
      show: (key, toast) => {
        const turn = ++turns
        setShown(all => new Map(without(all, key)).set(key, { toast, turn }))
      },
      hide: key => setShown(all => without(all, key)),
    }
  }, [])
  return (
    <ToastsProvider value={toasts}>
      {children}
      <section
        className={styles.region}
        aria-label={t('toasts.label')}
        data-over-dialog={isOverDialog}
        // Works while a dialog is open: React Aria hides everything else from screen readers and
        // presses.
        data-react-aria-top-layer
        data-pane={shown.size > 0 ? 'toasts' : undefined}
      >
        <div role="log" aria-label={t('toasts.label')}>
          {shown.size > 0 && (
            <ul ref={list} className={styles.list}>
              {[...shown].map(([key, { toast, turn }]) => (
                // A message without a button gets a new element each time, so that the same words
                // are said again.
                <ToastCard
                  key={toast.action ? key : `${key} ${turn}`}
                  toast={toast}
                  onClose={() => toasts.hide(key)}
                />
              ))}
            </ul>
          )}
        </div>
      </section>
    </ToastsProvider>
  )
}

/**
 * Removes the messages whose action can no longer do anything. Returns the same map if there are
 * none.
 */
function stillTrue(all: Shown, canTakeBack: (step: Undoable) => boolean): Shown {
  const kept = [...all].filter(([, { toast }]) => !toast.step || canTakeBack(toast.step))
  return kept.length === all.size ? all : new Map(kept)
}

const without = (all: Shown, key: string): Shown =>
  new Map([...all].filter(([name]) => name !== key))

import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ToastCard } from './toast-card.tsx'
import styles from './toasts.module.css'
import { ToastsProvider, type Toast, type Toasts } from './toasts.ts'

type Shown = ReadonlyMap<string, Toast>

/** Holds the messages of the page inside it and shows them at its foot, the latest last. */
export function ToastRegion({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Shown>(new Map())
  const toasts = useMemo<Toasts>(
    () => ({
      show: (key, toast) => setShown(all => new Map(without(all, key)).set(key, toast)),
      hide: key => setShown(all => without(all, key)),
    }),
    [],
  )
  return (
    <ToastsProvider value={toasts}>
      {children}
      <section
        className={styles.region}
        aria-label={t('toasts.label')}
        data-pane={shown.size > 0 ? 'toasts' : undefined}
      >
        <div role="log" aria-label={t('toasts.label')}>
          {shown.size > 0 && (
            <ul className={styles.list}>
              {[...shown].map(([key, toast]) => (
                <ToastCard key={key} toast={toast} onClose={() => toasts.hide(key)} />
              ))}
            </ul>
          )}
        </div>
      </section>
    </ToastsProvider>
  )
}

const without = (all: Shown, key: string): Shown =>
  new Map([...all].filter(([name]) => name !== key))

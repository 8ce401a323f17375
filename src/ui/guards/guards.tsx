/**
 * What is shown where a screen, a panel, a dialog or a row of a list cannot be: its name, that nothing is lost, and the
 * way to Safety. Whatever a row of the library holds, the window is never empty.
 */
import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorBoundary } from './error-boundary.tsx'
import { NotShown, ToSafety, useNotShownLog } from './not-shown.tsx'
import styles from './not-shown.module.css'

// What dialogs are made of is no part of the first screen.
const DialogNotShown = lazy(async () => ({
  default: (await import('../parts/dialog-not-shown.tsx')).DialogNotShown,
}))

interface GuardProps {
  readonly children: ReactNode
  /** What is shown, in words. */
  readonly name: string
  /** Another one is tried at once, where one before it failed. */
  readonly of?: unknown
}

/** Around what fills the window beside the foot. */
export function ScreenGuard({ children, name, of }: GuardProps) {
  const { t } = useTranslation()
  return (
    <ErrorBoundary
      of={of}
      instead={again => (
        <main className={styles.screen} data-not-shown="screen" tabIndex={-1}>
          <NotShown sentence={t('notShown.named', { name })} onAgain={again} />
        </main>
      )}
    >
      {children}
    </ErrorBoundary>
  )
}

/** Around a part of a screen that the rest can do without. */
export function PartGuard({ children, name, of }: GuardProps) {
  const { t } = useTranslation()
  return (
    <ErrorBoundary
      of={of}
      instead={again => (
        <div className={styles.part} data-not-shown="part">
          <NotShown sentence={t('notShown.named', { name })} onAgain={again} />
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  )
}

interface DialogGuardProps extends GuardProps {
  readonly onClose: () => void
}

/** Around a dialog, its frame included. */
export function DialogGuard({ children, name, of, onClose }: DialogGuardProps) {
  return (
    <ErrorBoundary
      of={of}
      instead={again => (
        <Suspense fallback={null}>
          <DialogNotShown name={name} onAgain={again} onClose={onClose} />
        </Suspense>
      )}
    >
      {children}
    </ErrorBoundary>
  )
}

interface RowGuardProps {
  readonly children: ReactNode
  /** The row's data: another form of it is tried at once. */
  readonly of: unknown
  /** Its place in the list, from 1, and how long the list is; where the list says so. */
  readonly place?: number
  readonly size?: number
  /** The element that the row is; a `span` is what is in a row. */
  readonly as?: 'div' | 'li' | 'span'
}

/** Around one row of a list: the others stay. */
export const RowGuard = ({ children, of, ...row }: RowGuardProps) => (
  <ErrorBoundary of={of} instead={() => <RowNotShown {...row} />}>
    {children}
  </ErrorBoundary>
)

function RowNotShown({ place, size, as: Element = 'div' }: Omit<RowGuardProps, 'children' | 'of'>) {
  const { t } = useTranslation()
  useNotShownLog()
  return (
    <Element
      role={Element === 'span' ? undefined : 'listitem'}
      aria-posinset={place}
      aria-setsize={size}
      className={styles.row}
      data-not-shown="row"
    >
      {t('faults.both', {
        first: place === undefined ? t('notShown.entry') : t('notShown.row', { place }),
        second: t('notShown.kept'),
      })}{' '}
      <ToSafety />
    </Element>
  )
}

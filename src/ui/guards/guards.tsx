/**
 * What replaces a screen, a panel, a dialog or a row that cannot be drawn: its name, that nothing
 * is lost, and the way to Safety. Whatever a row of the library contains, the window is never
 * empty.
 */
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { later } from '../parts/later.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { NotShown, ToSafety, useNotShownLog } from './not-shown.tsx'
import styles from './not-shown.module.css'

// The code of dialogs is not needed for the first screen.
const DialogNotShown = later(
  async () => (await import('../parts/dialog-not-shown.tsx')).DialogNotShown,
)

interface GuardProps {
  readonly children: ReactNode
  /** The name of what is shown. */
  readonly name: string
  /** What is shown. When it changes after a failure, the guard tries again at once. */
  readonly of?: unknown
}

/** Guards what fills the window above the foot. */
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

/** Guards a part of a screen; the rest works without it. */
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

/** Guards a dialog together with its frame. */
export function DialogGuard({ children, name, of, onClose }: DialogGuardProps) {
  return (
    <ErrorBoundary
      of={of}
      instead={again => <DialogNotShown name={name} onAgain={again} onClose={onClose} />}
    >
      {children}
    </ErrorBoundary>
  )
}

interface RowGuardProps {
  readonly children: ReactNode
  /** The row's data. When it changes after a failure, the guard tries again at once. */
  readonly of: unknown
  /** The position in the list, from 1, and the length of the list, if the list has them. */
  readonly place?: number
  readonly size?: number
  /** The element of the row. A `span` is something inside a row. */
  readonly as?: 'div' | 'li' | 'span'
}

/** Guards one row of a list; the others stay. */
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

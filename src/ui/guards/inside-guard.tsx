import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorBoundary } from './error-boundary.tsx'
import { NotShown } from './not-shown.tsx'

interface InsideGuardProps {
  readonly children: ReactNode
  /** The dialog's title. */
  readonly name: string
  readonly onClose: () => void
}

/** Guards the content of a dialog's frame. */
export function InsideGuard({ children, name, onClose }: InsideGuardProps) {
  const { t } = useTranslation()
  return (
    <ErrorBoundary
      instead={again => (
        <div data-not-shown="dialog">
          <NotShown sentence={t('notShown.named', { name })} onAgain={again} onLeave={onClose} />
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  )
}

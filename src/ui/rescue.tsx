import { useTranslation } from 'react-i18next'
import { useKeyboard } from './actions/use-keyboard.ts'
import { useMenu } from './actions/use-menu.ts'
import { useClosing } from './hooks/use-closing.ts'
import { ErrorBoundary } from './guards/error-boundary.tsx'
import { NotShown } from './guards/not-shown.tsx'
import styles from './guards/not-shown.module.css'
import { later } from './parts/later.tsx'
import { Safety } from './safety/safety.tsx'
import { useLooking } from './safety/use-looking.ts'

const UnsavedDialog = later(async () => (await import('./saving/unsaved-dialog.tsx')).UnsavedDialog)

interface RescueProps {
  readonly onAgain: () => void
}

/**
 * Replaces the whole window if it cannot be drawn. Safety works, and the window closes as usual.
 */
export function Rescue({ onAgain }: RescueProps) {
  const { t } = useTranslation()
  return (
    <ErrorBoundary
      instead={() => (
        <main className={styles.screen} role="alert">
          {t('faults.both', { first: t('notShown.window'), second: t('notShown.kept') })}
        </main>
      )}
    >
      <Ways onAgain={onAgain} />
    </ErrorBoundary>
  )
}

function Ways({ onAgain }: RescueProps) {
  const { t } = useTranslation()
  const looking = useLooking()
  const closing = useClosing()
  useKeyboard()
  useMenu()
  return (
    <>
      <main className={styles.screen} data-not-shown="window">
        <NotShown sentence={t('notShown.window')} onAgain={onAgain} />
      </main>
      <Safety book={null} looking={looking} />
      {closing.unsaved && <UnsavedDialog onAnswer={closing.answer} />}
    </>
  )
}

import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionRegistry, useActions } from '../actions.ts'
import { useServices } from '../services.ts'
import { ActionButton } from '../parts/action-button.tsx'
import styles from './not-shown.module.css'

/** Logs that a part of the page is not shown, without any of the reader's words. */
export function useNotShownLog(): void {
  const { outside } = useServices()
  useEffect(() => {
    outside.log({ level: 'error', code: 'page.part-not-shown', counts: {} }).catch(() => {})
  }, [outside])
}

interface NotShownProps {
  /** Says what cannot be shown. */
  readonly sentence: string
  readonly onAgain: () => void
  /** Closes the dialog that contains the message. */
  readonly onLeave?: () => void
}

/** Says what cannot be shown, that nothing is lost, and what the reader can do. */
export function NotShown({ sentence, onAgain, onLeave }: NotShownProps) {
  const { t } = useTranslation()
  useNotShownLog()
  return (
    <>
      <p role="alert">{t('faults.both', { first: sentence, second: t('notShown.kept') })}</p>
      <p className={styles.ways}>
        <ActionButton action="view.again" onPress={onAgain} />
        {onLeave ? <LeaveToSafety onLeave={onLeave} /> : <ToSafety />}
      </p>
    </>
  )
}

/** Renders nothing when Safety cannot be opened because it is open. */
export function ToSafety() {
  const { enabled } = useActions()
  return enabled.has('safety.open') && <ActionButton action="safety.open" />
}

/** A dialog hides the actions of the page, so it must close first. */
function LeaveToSafety({ onLeave }: { readonly onLeave: () => void }) {
  const registry = useActionRegistry()
  return (
    <ActionButton
      action="safety.open"
      onPress={() => {
        onLeave()
        requestAnimationFrame(() => registry.run('safety.open'))
      }}
    />
  )
}

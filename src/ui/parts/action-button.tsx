import type { ActionName } from '#domain/actions'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from '../actions.ts'
import { useShortcut } from '../actions/use-shortcut.ts'
import styles from './action-button.module.css'
import { useTabStop } from '../rows/tab-stop.ts'

interface ActionButtonProps {
  readonly action: ActionName
  /** Runs instead of what the screen registered: for an action that needs to know on what. */
  readonly onPress?: () => void
  /** Shown alone, with the label as its name. */
  readonly icon?: ReactNode
  /** Says more than the action's own label where that is not enough. */
  readonly label?: string
  /** The name for screen readers where several buttons look alike; it begins with what is to be seen. */
  readonly name?: string
  readonly look?: 'quiet' | 'main'
  /** For an action that is a state: whether it is on. */
  readonly pressed?: boolean
  /** It stays where it is and keeps the focus, and does nothing for the moment. */
  readonly waits?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that runs an action: it has the action's label and keys, and is off when the action is. */
export function ActionButton(props: ActionButtonProps) {
  const { action, onPress, icon, look = 'quiet', pressed, waits = false, ref } = props
  const { t } = useTranslation()
  const { enabled, run } = useActions()
  const { shown, aria } = useShortcut(action)
  const tabIndex = useTabStop()
  const label = props.label ?? t(`actions.${action}`)
  return (
    <button
      type="button"
      ref={ref}
      className={`${styles[look]} ${icon ? styles.icon : ''}`}
      tabIndex={tabIndex}
      data-action={action}
      aria-label={props.name ?? (icon ? label : undefined)}
      aria-pressed={pressed}
      aria-disabled={waits || undefined}
      aria-keyshortcuts={aria}
      title={shown[0] ? `${label} (${shown[0]})` : icon ? label : undefined}
      disabled={!onPress && !enabled.has(action)}
      onClick={waits ? undefined : (onPress ?? (() => run(action)))}
    >
      {icon ?? label}
    </button>
  )
}

import type { ActionName } from '#domain/actions'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from '../actions.ts'
import { useShortcut } from '../actions/use-shortcut.ts'
import styles from './action-button.module.css'
import { useTabStop } from '../rows/tab-stop.ts'

interface ActionButtonProps {
  readonly action: ActionName
  /** Runs instead of the registered handler, for an action that needs to know its object. */
  readonly onPress?: () => void
  /** Shown alone, with the label as its accessible name. */
  readonly icon?: ReactNode
  /** The label is shown beside the icon where the bar around it has room (`data-words`). */
  readonly hasWords?: boolean
  /** What a press opens. */
  readonly opens?: 'menu'
  /** Replaces the action's own label if that says too little. */
  readonly label?: string
  /** The accessible name if several buttons look alike. It begins with the visible label. */
  readonly name?: string
  readonly look?: 'quiet' | 'main'
  /** Whether the action is on, if it is a state. */
  readonly pressed?: boolean
  /** The button keeps its place and the focus, and does nothing for now. */
  readonly waits?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that runs an action. It has the action's label and keys, and is disabled with it. */
export function ActionButton(props: ActionButtonProps) {
  const { action, onPress, icon, look = 'quiet', pressed, waits = false, ref } = props
  const { opens, hasWords = false } = props
  const { t } = useTranslation()
  const { enabled, run } = useActions()
  const { shown, aria, tip } = useShortcut(action)
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
      aria-haspopup={opens}
      aria-disabled={waits || undefined}
      aria-keyshortcuts={aria}
      title={shown.length > 0 || icon ? tip(label) : undefined}
      disabled={!onPress && !enabled.has(action)}
      onClick={waits ? undefined : (onPress ?? (() => run(action)))}
    >
      {icon ?? label}
      {icon && hasWords && <span data-words>{label.replace(/…$/, '')}</span>}
    </button>
  )
}

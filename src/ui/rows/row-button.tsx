import type { ActionName } from '#domain/actions'
import type { ReactNode } from 'react'
import styles from '../parts/action-button.module.css'

interface RowButtonProps {
  readonly action: ActionName
  readonly label: string
  /** The name for screen readers where the buttons of several rows look alike; it begins with the label. */
  readonly name?: string
  /** Shown alone, with the label as its name. */
  readonly icon?: ReactNode
  readonly onPress: () => void
}

/** A button in a row of a list, about that row: Tab passes it by, the arrow keys lead to it. No hooks, for a list draws a hundred. */
export function RowButton({ action, label, name, icon, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      className={`${styles.quiet} ${icon ? styles.icon : ''}`}
      tabIndex={-1}
      data-action={action}
      aria-label={name ?? (icon ? label : undefined)}
      title={icon ? label : undefined}
      onClick={onPress}
    >
      {icon ?? label}
    </button>
  )
}

import type { ActionName } from '#domain/actions'
import type { ReactNode } from 'react'
import styles from '../parts/action-button.module.css'

interface RowButtonProps {
  readonly action: ActionName
  readonly label: string
  /** The accessible name if buttons of several rows look alike. It begins with the label. */
  readonly name?: string
  /** Shown alone, with the label as its accessible name. */
  readonly icon?: ReactNode
  readonly onPress: () => void
}

/**
 * A button in a row of a list. Tab skips it, and arrow keys reach it. It has no hooks, because a
 * list draws a hundred.
 */
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

import type { ReactNode } from 'react'
import styles from './list-foot.module.css'

interface ListFootProps {
  /** A paragraph: how much is listed, or what the last act did. */
  readonly said: ReactNode
  /** The buttons of what can be done with the list; nothing if there are none. */
  readonly children: ReactNode
}

/** The foot of a dialog that is a list. */
export function ListFoot({ said, children }: ListFootProps) {
  return (
    <div className={styles.foot}>
      {said}
      {children && <div className={styles.acts}>{children}</div>}
    </div>
  )
}

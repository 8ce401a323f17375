import styles from './working.module.css'

interface WorkingProps {
  readonly words: string
  /** How much is done, from 0 to 1; `null` while that is not known. */
  readonly share: number | null
}

/** Says that something takes a while, and how far it has come. */
export function Working({ words, share }: WorkingProps) {
  return (
    <div className={styles.working} role="status">
      <p>{words}</p>
      <progress aria-label={words} {...(share !== null && { value: share })} />
    </div>
  )
}

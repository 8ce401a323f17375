import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './entry-parts.module.css'

/** An expression in one script. */
interface Written {
  readonly text: string
  readonly lang: string
}

interface EntryHeadProps {
  readonly written: Written
  /** The same in another script; null if it is written alike or not known. */
  readonly other: Written | null
  /** The reading, and what else is beside the expression. */
  readonly children: ReactNode
}

/** The heading of an entry of any dictionary. */
export const EntryHead = ({ written, other, children }: EntryHeadProps) => (
  <h3 className={styles.head}>
    <span lang={written.lang} className={styles.expression}>
      {written.text}
    </span>
    {other && (
      <span lang={other.lang} className={styles.other}>
        {other.text}
      </span>
    )}
    {children}
  </h3>
)

interface SenseButtonProps {
  readonly sense: string
  readonly lang?: string | undefined
  readonly dir?: 'auto'
  /** Writes the sense into the translation. */
  readonly onSense: (sense: string) => void
}

/** A sense that can be written into the translation. */
export function SenseButton({ sense, lang, dir, onSense }: SenseButtonProps) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      lang={lang}
      dir={dir}
      className={styles.sense}
      data-action="word.insert"
      title={t('words.insertSense')}
      onClick={() => onSense(sense)}
    >
      {sense}
    </button>
  )
}

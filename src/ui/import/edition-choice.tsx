import type { BookId } from '#domain/ids'
import type { EditionCandidate } from '#services/editions/editions'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './import-dialog.module.css'

interface EditionChoiceProps {
  readonly candidates: readonly EditionCandidate[]
  /** The book whose work is carried over; `null` for none. */
  readonly chosen: BookId | null
  readonly onChange: (chosen: BookId | null) => void
}

/**
 * Whether the work on an older edition is carried over to this text. The older edition stays as it
 * is. An edition without work is only named.
 */
export function EditionChoice({ candidates, chosen, onChange }: EditionChoiceProps) {
  const { t } = useTranslation()
  const id = useId()
  const [first] = candidates
  if (!first) return null
  const worked = candidates.filter(({ hasWork }) => hasWork)
  return (
    <section className={styles.notices} aria-labelledby={id}>
      <h3 id={id}>{t('edition.heading')}</h3>
      <p className={styles.hint}>
        {t('edition.likely', {
          title: first.title,
          percent: Math.round(first.likeness * 100),
        })}
      </p>
      {worked.length === 0 ? (
        <p className={styles.hint}>{t('edition.both')}</p>
      ) : (
        <div className={styles.field}>
          <label htmlFor={`${id}-from`}>{t('edition.bringOver')}</label>
          <select
            id={`${id}-from`}
            value={chosen ?? ''}
            onChange={({ target }) =>
              onChange(worked.find(({ book }) => book === target.value)?.book ?? null)
            }
          >
            <option value="">{t('edition.none')}</option>
            {worked.map(({ book, title }) => (
              <option key={book} value={book}>
                {t('edition.from', { title })}
              </option>
            ))}
          </select>
          <p className={styles.hint}>{t('edition.stays')}</p>
        </div>
      )}
    </section>
  )
}

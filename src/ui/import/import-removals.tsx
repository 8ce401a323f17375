import type { ImportChoices, Removal } from '#services/outside'
import { useTranslation } from 'react-i18next'
import { droppedLines } from './dropped-lines.ts'
import styles from './import-dialog.module.css'

interface ImportRemovalsProps {
  readonly removals: readonly Removal[]
  readonly choices: ImportChoices
  readonly onChange: (choices: ImportChoices) => void
}

/** Lines that seem not to belong to the text. They are left out only if the reader ticks them. */
export function ImportRemovals({ removals, choices, onChange }: ImportRemovalsProps) {
  const { t } = useTranslation()
  if (removals.length === 0) return null
  const accepted = droppedLines(removals, choices)
  const choose = (id: string, isChosen: boolean) =>
    onChange({ dropLines: isChosen ? [...accepted, id] : accepted.filter(other => other !== id) })
  return (
    <fieldset className={styles.removals}>
      <legend>{t('import.removals')}</legend>
      {removals.map(({ id, kind, count, examples }) => (
        <div key={id} className={styles.field}>
          <label className={styles.tick}>
            <input
              type="checkbox"
              checked={accepted.includes(id)}
              onChange={({ target }) => choose(id, target.checked)}
            />
            {t(`import.removal.${kind}`, { count })}
          </label>
          <ul className={styles.examples} lang="zh">
            {examples.map(example => (
              <li key={example}>{example}</li>
            ))}
          </ul>
        </div>
      ))}
    </fieldset>
  )
}

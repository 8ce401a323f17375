import type { CutExcerpt, ImportChoices, Removal } from '#services/outside'
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
      {removals.map(({ id, kind, count, examples, within }) => (
        <div key={id} className={styles.field}>
          <label className={styles.tick}>
            <input
              type="checkbox"
              checked={accepted.includes(id)}
              onChange={({ target }) => choose(id, target.checked)}
            />
            {t(`import.removal.${kind}`, { count })}
          </label>
          {within ? (
            <Places within={within} />
          ) : (
            <ul className={styles.examples} lang="zh">
              {examples.map(example => (
                <li key={example}>{example}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </fieldset>
  )
}

/** The places that are shown at once. */
const firstPlaces = 3

/** What would be cut out of paragraphs, with the words around it. */
function Places({ within }: { readonly within: readonly CutExcerpt[] }) {
  const { t } = useTranslation()
  const rest = within.slice(firstPlaces)
  return (
    <>
      <Excerpts excerpts={within.slice(0, firstPlaces)} />
      {rest.length > 0 && (
        <details className={styles.places}>
          <summary>{t('import.nextPlaces', { count: rest.length })}</summary>
          <Excerpts excerpts={rest} />
        </details>
      )}
    </>
  )
}

const Excerpts = ({ excerpts }: { readonly excerpts: readonly CutExcerpt[] }) => (
  <ul className={styles.examples} lang="zh">
    {excerpts.map(({ before, cut, after }, place) => (
      <li key={`${place} ${before}`}>
        {before}
        <del>{cut}</del>
        {after}
      </li>
    ))}
  </ul>
)

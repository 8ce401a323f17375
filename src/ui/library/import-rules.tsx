import type { ImportChoices, ImportFindings } from '#services/outside'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { EncodingChoice } from './encoding-choice.tsx'
import { SettledField } from './settled-field.tsx'
import styles from './import-dialog.module.css'

interface ImportRulesProps {
  readonly findings: ImportFindings
  readonly choices: ImportChoices
  readonly onChange: (choices: ImportChoices) => void
}

/** How the file was read, and each rule of it that a reader may want to be another. */
export function ImportRules({ findings, choices, onChange }: ImportRulesProps) {
  const { t } = useTranslation()
  const id = useId()
  const { encoding, lines, notes, translation, chapters, patternFaults } = findings
  const fault = patternFaults[0]
  return (
    <details className={styles.rules}>
      <summary>{t('import.rules')}</summary>
      {encoding && <EncodingChoice found={encoding} choices={choices} onChange={onChange} />}
      <div className={styles.field}>
        <label htmlFor={id}>{t('import.chapterLines')}</label>
        <SettledField
          id={id}
          value={choices.chapterLines ?? ''}
          describedBy={`${id}-hint`}
          onSettled={chapterLines => onChange({ chapterLines })}
        />
        <p id={`${id}-hint`} className={styles.hint}>
          {t('import.chapterHint')}
        </p>
        {fault && (
          <p role="alert" className={styles.hint}>
            {t(`import.patternFault.${fault.code}`, { pattern: fault.pattern })}
          </p>
        )}
        {chapters.length > 0 && (
          <ul className={styles.found}>
            {chapters.map(({ sign, level, count, example }) => (
              <li key={`${sign} ${level}`}>
                {t('import.chapters', { count, sign: t(`import.signs.${sign}`) })}{' '}
                <q lang="zh">{example}</q>
              </li>
            ))}
          </ul>
        )}
      </div>
      {lines && (
        <Tick
          label={t('import.joinLines')}
          hint={lines.joined > 0 ? t('import.joined', { count: lines.joined }) : null}
          checked={choices.joinLines ?? lines.wrapped}
          onChange={joinLines => onChange({ joinLines })}
        />
      )}
      {notes.found > 0 && (
        <Tick
          label={t('import.notesApart', { count: notes.found })}
          hint={notes.examples.join(' ')}
          checked={choices.notesApart ?? notes.apart}
          onChange={notesApart => onChange({ notesApart })}
        />
      )}
      {translation && (
        <Tick
          label={t('import.translationApart')}
          hint={t('import.translationFound', {
            count: translation.paired,
            gaps: translation.gaps,
            doubtful: translation.doubtful,
          })}
          checked={choices.translationApart ?? translation.apart}
          onChange={translationApart => onChange({ translationApart })}
        />
      )}
    </details>
  )
}

function Tick({
  label,
  hint,
  checked,
  onChange,
}: {
  readonly label: string
  readonly hint: string | null
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <div className={styles.field}>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={checked}
          onChange={({ target }) => onChange(target.checked)}
        />
        {label}
      </label>
      {hint && <p className={styles.hint}>{hint}</p>}
    </div>
  )
}

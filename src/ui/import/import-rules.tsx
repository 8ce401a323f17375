import type { ImportChoices, ImportFindings } from '#services/outside'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { droppedLines, dropPattern, withDropPattern } from './dropped-lines.ts'
import { EncodingChoice } from './encoding-choice.tsx'
import { SettledField } from './settled-field.tsx'
import styles from './import-dialog.module.css'

interface ImportRulesProps {
  readonly findings: ImportFindings
  readonly choices: ImportChoices
  readonly asksEncoding: boolean
  /** The file is being read anew: `findings` are by the choices before. */
  readonly isReading: boolean
  readonly isOpen: boolean
  readonly onChange: (choices: ImportChoices) => void
  readonly onToggle: (isOpen: boolean) => void
}

/** How the file was read, and each rule of it that a reader may want to be another. */
export function ImportRules(props: ImportRulesProps) {
  const { findings, choices, asksEncoding, isReading, isOpen, onChange, onToggle } = props
  const { t } = useTranslation()
  const id = useId()
  const { encoding, lines, notes, translation, chapters, removals } = findings
  const ownChapters = choices.chapterLines ?? ''
  const dropped = dropPattern(choices)
  const isUnlike =
    !isReading && ownChapters.trim() !== '' && chapters.every(({ sign }) => sign !== 'reader')
  return (
    <details
      className={styles.rules}
      open={isOpen}
      onToggle={({ currentTarget }) => onToggle(currentTarget.open)}
    >
      <summary>{t('import.rules')}</summary>
      {asksEncoding && encoding && (
        <EncodingChoice found={encoding} choices={choices} onChange={onChange} />
      )}
      <div className={styles.field}>
        <label htmlFor={id}>{t('import.chapterLines')}</label>
        <SettledField
          id={id}
          value={ownChapters}
          describedBy={`${id}-hint`}
          onSettled={chapterLines => onChange({ chapterLines })}
        />
        <p id={`${id}-hint`} className={styles.hint}>
          {t('import.chapterHint')}
        </p>
        <PatternFault findings={findings} pattern={ownChapters}>
          {isUnlike && (
            <p role="status" className={styles.hint}>
              {t('import.noLineFits')}
            </p>
          )}
        </PatternFault>
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
      <div className={styles.field}>
        <label htmlFor={`${id}-drop`}>{t('import.dropLines')}</label>
        <SettledField
          id={`${id}-drop`}
          value={dropped}
          describedBy={`${id}-drop-hint`}
          onSettled={pattern =>
            onChange({ dropLines: withDropPattern(droppedLines(removals, choices), pattern) })
          }
        />
        <p id={`${id}-drop-hint`} className={styles.hint}>
          {t('import.dropHint')}
        </p>
        <PatternFault findings={findings} pattern={dropped} />
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

/** What is wrong with `pattern`; `children` where nothing is. */
function PatternFault({
  findings,
  pattern,
  children,
}: {
  readonly findings: ImportFindings
  readonly pattern: string
  readonly children?: ReactNode
}) {
  const { t } = useTranslation()
  const fault = findings.patternFaults.find(found => found.pattern === pattern)
  return fault ? (
    <p role="alert" className={styles.hint}>
      {t(`import.patternFault.${fault.code}`, { pattern })}
    </p>
  ) : (
    children
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

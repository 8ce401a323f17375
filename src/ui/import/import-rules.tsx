import type { ImportChoices, ImportFindings } from '#services/outside'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { droppedLines, dropPattern, withDropPattern } from './dropped-lines.ts'
import { EncodingChoice } from './encoding-choice.tsx'
import { SettledField } from './settled-field.tsx'
import styles from './import-dialog.module.css'

interface RulesProps {
  readonly findings: ImportFindings
  readonly choices: ImportChoices
  /** Whether the file is being read again; until then `findings` are by the choices before. */
  readonly isReading: boolean
  readonly onChange: (choices: ImportChoices) => void
}

interface ImportRulesProps extends RulesProps {
  readonly asksEncoding: boolean
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
}

/** How the file was read, and each rule that a reader may want to change. */
export function ImportRules({ isOpen, asksEncoding, onToggle, ...props }: ImportRulesProps) {
  const { findings, choices, onChange } = props
  const { t } = useTranslation()
  const { encoding } = findings
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
      <ChapterLines {...props} />
      <DropLines {...props} />
      <Ticks {...props} />
    </details>
  )
}

/** Which lines are headings of chapters. */
function ChapterLines({ findings, choices, isReading, onChange }: RulesProps) {
  const { t } = useTranslation()
  const id = useId()
  const { chapters } = findings
  const pattern = choices.chapterLines ?? ''
  const isUnlike =
    !isReading && pattern.trim() !== '' && chapters.every(({ sign }) => sign !== 'reader')
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('import.chapterLines')}</label>
      <SettledField
        id={id}
        value={pattern}
        describedBy={`${id}-hint`}
        onSettled={chapterLines => onChange({ chapterLines })}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {t('import.chapterHint')}
      </p>
      <PatternFault findings={findings} pattern={pattern}>
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
  )
}

/** Which lines are left out. */
function DropLines({ findings, choices, onChange }: RulesProps) {
  const { t } = useTranslation()
  const id = useId()
  const dropped = dropPattern(choices)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('import.dropLines')}</label>
      <SettledField
        id={id}
        value={dropped}
        describedBy={`${id}-hint`}
        onSettled={pattern =>
          onChange({
            dropLines: withDropPattern(droppedLines(findings.removals, choices), pattern),
          })
        }
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {t('import.dropHint')}
      </p>
      <PatternFault findings={findings} pattern={dropped} />
    </div>
  )
}

function Ticks({ findings, choices, onChange }: RulesProps) {
  const { t } = useTranslation()
  const { lines, notes, translation } = findings
  return (
    <>
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
    </>
  )
}

interface PatternFaultProps {
  readonly findings: ImportFindings
  readonly pattern: string
  readonly children?: ReactNode
}

/** Says what is wrong with `pattern`; shows `children` if nothing is. */
function PatternFault({ findings, pattern, children }: PatternFaultProps) {
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

interface TickProps {
  readonly label: string
  readonly hint: string | null
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

function Tick({ label, hint, checked, onChange }: TickProps) {
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

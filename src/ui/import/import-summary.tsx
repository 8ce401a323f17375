import { characterCount, paragraphCount } from '#domain/book'
import { longestWords } from '#domain/book-record'
import type { ImportChoices, ReadablePreview } from '#services/outside'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BookLanguage } from '../library/book-language.tsx'
import { ImportOutline } from './import-outline.tsx'
import { ImportRemovals } from './import-removals.tsx'
import { ImportRules } from './import-rules.tsx'
import { TaughtOffer } from './lines/taught-offer.tsx'
import { TaughtResult, TaughtRules } from './lines/taught-rules.tsx'
import { useTaughtOffer, useTeaching } from './lines/use-teaching.ts'
import { SettledField } from './settled-field.tsx'
import styles from './import-dialog.module.css'

interface ImportSummaryProps {
  readonly preview: ReadablePreview
  readonly choices: ImportChoices
  /** Whether the encoding is asked for here. */
  readonly asksEncoding: boolean
  /** Whether the file is being read again; what is shown is from before. */
  readonly isReading: boolean
  /** How much of the reading is done, from 0 to 1; `null` while that is not known. */
  readonly share: number | null
  readonly showsRules: boolean
  readonly onChange: (choices: ImportChoices) => void
  /** Called when the rules are opened or closed. */
  readonly onToggleRules: (isOpen: boolean) => void
  /** What there is to decide besides how the file is read. */
  readonly children: ReactNode
}

/** The text as it would be added: its title, notices about it, how it was read, its headings. */
export function ImportSummary(props: ImportSummaryProps) {
  const { preview, choices, asksEncoding, isReading, share, children } = props
  const { showsRules, onChange, onToggleRules } = props
  const { findings, notices } = preview
  const teachingProps = { preview, choices, isReading, onChange }
  const teaching = useTeaching(teachingProps)
  const { offer, forget } = useTaughtOffer(teachingProps)
  return (
    <div className={styles.summary} aria-busy={isReading}>
      <div
        className={styles.line}
        aria-hidden
        style={{ backgroundSize: `${100 * (share ?? 0)}% 100%` }}
      />
      <Facts preview={preview} onChange={onChange} />
      <Counts preview={preview} />
      <Notices notices={notices} />
      {children}
      {offer && (
        <TaughtOffer
          offer={offer}
          onUse={() => onChange({ taught: offer.taught.rules })}
          onForget={() => forget(offer.taught.file)}
        />
      )}
      {teaching && <TaughtRules teaching={teaching} findings={findings} isReading={isReading} />}
      <div className={styles.columns}>
        <div>
          <ImportRemovals removals={findings.removals} choices={choices} onChange={onChange} />
          <ImportRules
            findings={findings}
            choices={choices}
            asksEncoding={asksEncoding}
            isReading={isReading}
            isOpen={showsRules}
            onChange={onChange}
            onToggle={onToggleRules}
          />
        </div>
        <ImportOutline preview={preview} teaching={teaching} />
      </div>
      {teaching && <TaughtResult result={teaching.result} />}
    </div>
  )
}

/** What the file becomes, in figures. */
function Counts({ preview: { text, findings } }: Pick<ImportSummaryProps, 'preview'>) {
  const { t } = useTranslation()
  const { book } = text
  const headings = book.chapters.reduce((sum, chapter) => sum + chapter.headings.length, 0)
  return (
    <p className={styles.counts} aria-live="polite">
      <span>{t('import.from', { file: book.provenance.file })}</span>
      <span>{t('import.paragraphs', { count: paragraphCount(book) })}</span>
      <span>{t('library.characters', { count: characterCount(book) })}</span>
      <span>{t('import.headings', { count: headings })}</span>
      {findings.lines && findings.lines.joined > 0 && (
        <span>{t('import.joinedCount', { count: findings.lines.joined })}</span>
      )}
      {findings.setApart.map(({ kind, count }) => (
        <span key={kind}>{t(`import.setApart.${kind}`, { count })}</span>
      ))}
      <LeftOut removed={findings.removed} />
    </p>
  )
}

/** How much of the file is left out of the text. */
function LeftOut({ removed }: Pick<ReadablePreview['findings'], 'removed'>) {
  const { t } = useTranslation()
  const { lines, places } = removed
  return (
    <>
      {lines > 0 && <span>{t('import.removed', { count: lines })}</span>}
      {places !== undefined && <span>{t('import.removedPlaces', { count: places })}</span>}
    </>
  )
}

function Notices({ notices }: Pick<ReadablePreview, 'notices'>) {
  const { t } = useTranslation()
  const id = useId()
  if (notices.length === 0) return null
  return (
    <section className={styles.notices}>
      <h3 id={id}>{t('import.notices')}</h3>
      <ul aria-labelledby={id}>
        {notices.map(({ code, detail, place }) => (
          <li key={`${code} ${detail} ${place}`}>
            {t(`import.notice.${code}`, { detail, place })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The title, the author and the language of the book, for the reader to correct. */
function Facts({ preview, onChange }: Pick<ImportSummaryProps, 'preview' | 'onChange'>) {
  const { t } = useTranslation()
  const id = useId()
  const { title, author, language } = preview.text.book
  return (
    <div className={styles.facts}>
      <div className={styles.field}>
        <label htmlFor={`${id}-title`}>{t('book.title')}</label>
        <SettledField
          id={`${id}-title`}
          lang={language}
          limit={longestWords}
          value={title}
          required
          onSettled={written => onChange({ title: written.trim() })}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-author`}>{t('book.author')}</label>
        <SettledField
          id={`${id}-author`}
          lang={language}
          limit={longestWords}
          value={author ?? ''}
          onSettled={written => onChange({ author: written.trim() })}
        />
      </div>
      <BookLanguage language={language} onChange={chosen => onChange({ language: chosen })} />
    </div>
  )
}

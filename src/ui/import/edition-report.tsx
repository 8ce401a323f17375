import type { LeftSentence } from '#domain/editions/report'
import type { CarriedWork, EditionReport } from '#services/editions/editions'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { DifferenceView } from '../parts/difference-view.tsx'
import styles from './import-dialog.module.css'

interface EditionReportProps {
  readonly title: string
  /** BCP 47 tag of both editions. */
  readonly language: string
  readonly carried: CarriedWork
  readonly onOpen: () => void
  readonly onReview: () => void
  readonly onUndo: () => void
  readonly onClose: () => void
}

/** How many passages are listed. The reader finds the others in the book itself. */
const shown = 50

/**
 * What became of the work that was carried over: what is unchanged, what to check, what was not
 * located.
 */
export function EditionReportView(props: EditionReportProps) {
  const { title, language, carried, onOpen, onReview, onUndo, onClose } = props
  const { t } = useTranslation()
  const { translations, annotations, structure, sentences, changed } = carried.report
  return (
    <DialogFrame
      title={t('edition.reportHeading', { title })}
      onClose={onClose}
      foot={
        <>
          <ActionButton action="edition.undo" onPress={onUndo} />
          {annotations.orphans.length + structure.left.length > 0 && (
            <ActionButton action="orphan.review" onPress={onReview} />
          )}
          <ActionButton action="book.open" look="main" ref={focusAtOnce} onPress={onOpen} />
        </>
      }
    >
      <Counts carried={carried} />
      <Passages
        heading={t('edition.toCheck')}
        hint={t('edition.legend')}
        passages={changed.map(({ before, after, index }) => ({
          key: String(index),
          words: (
            <DifferenceView
              before={before.join(' / ')}
              after={after.join(' / ')}
              language={language}
            />
          ),
        }))}
      />
      <Orphans orphans={annotations.orphans} language={language} />
      <LeftDivisions left={structure.left} language={language} />
      <LeftSentences left={sentences.left} language={language} />
      <Passages
        heading={t('edition.lost')}
        passages={translations.lost.map(({ translation, source }) => ({
          key: translation.paragraphId,
          words: (
            <>
              <span lang={language} className={styles.source}>
                {source}
              </span>
              <span className={styles.own}>{translation.content.text}</span>
            </>
          ),
        }))}
      />
    </DialogFrame>
  )
}

interface OrphansProps {
  readonly orphans: EditionReport['annotations']['orphans']
  readonly language: string
}

/** Marks whose words are not found. */
function Orphans({ orphans, language }: OrphansProps) {
  const { t } = useTranslation()
  return (
    <Passages
      heading={t('edition.orphans')}
      passages={orphans.map(({ id, side, anchors }) => ({
        key: id,
        words: (
          <span lang={side === 'source' ? language : undefined} dir="auto">
            {anchors.map(({ quote }) => quote.exact).join(' … ')}
          </span>
        ),
      }))}
    />
  )
}

/** Joins, splits and kinds whose places are not certain. */
function LeftDivisions({ left, language }: LeftDivisionsProps) {
  const { t } = useTranslation()
  return (
    <Passages
      heading={t('edition.left')}
      hint={t('edition.leftHint')}
      passages={left.map(({ place, what, before, after, index }) => ({
        key: place,
        words: (
          <>
            <span>
              {t('edition.leftAt', { what: t(`edition.what.${what}`), number: index + 1 })}
            </span>
            <span lang={language} className={styles.source}>
              {what === 'kind' ? after : `${before} | ${after}`}
            </span>
          </>
        ),
      }))}
    />
  )
}

/** Corrected sentences whose words are not certain. */
function LeftSentences({ left, language }: LeftSentencesProps) {
  const { t } = useTranslation()
  return (
    <Passages
      heading={t('edition.leftSentences')}
      hint={t('edition.leftSentencesHint')}
      passages={left.map(({ id, what, parts, index }) => ({
        key: id,
        words: (
          <>
            <span>
              {t('edition.leftAt', { what: t(`edition.corrected.${what}`), number: index + 1 })}
            </span>
            {linesOf(parts).map(({ side, words }) => (
              <span
                key={words}
                lang={side === 'source' ? language : undefined}
                dir="auto"
                className={side === 'source' ? styles.source : styles.own}
              >
                {words}
              </span>
            ))}
          </>
        ),
      }))}
    />
  )
}

/** What is before and after a border is one line, and each side of a link is one. */
function linesOf(parts: LeftSentence['parts']): LeftSentence['parts'] {
  const [first, second] = parts
  return first && first.side === second?.side
    ? [{ ...first, words: `${first.words} | ${second.words}` }]
    : parts
}

interface LeftSentencesProps {
  readonly left: EditionReport['sentences']['left']
  /** BCP 47 tag of both editions. */
  readonly language: string
}

interface LeftDivisionsProps {
  readonly left: EditionReport['structure']['left']
  /** BCP 47 tag of both editions. */
  readonly language: string
}

function Counts({ carried }: Pick<EditionReportProps, 'carried'>) {
  const { t } = useTranslation()
  const { paragraphs, translations, annotations, structure, sentences, words } = carried.report
  const lines = [
    t('edition.paragraphs', { ...paragraphs }),
    t('edition.translations', {
      kept: translations.kept,
      check: translations.toCheck,
      lost: translations.lost.length,
    }),
    t('edition.marks', {
      kept: annotations.kept,
      changed: annotations.changed,
      orphans: annotations.orphans.length,
    }),
    ...(structure.kept + structure.standing + structure.left.length > 0
      ? [
          t('edition.structure', {
            kept: structure.kept,
            standing: structure.standing,
            left: structure.left.length,
          }),
        ]
      : []),
    ...(sentences.kept + sentences.standing + sentences.left.length > 0
      ? [
          t('edition.sentences', {
            kept: sentences.kept,
            standing: sentences.standing,
            left: sentences.left.length,
          }),
        ]
      : []),
    ...(words.kept + words.standing + words.left > 0
      ? [
          t('edition.words', {
            kept: words.kept,
            standing: words.standing,
            left: words.left,
          }),
        ]
      : []),
  ]
  return (
    <ul className={styles.report}>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

interface PassagesProps {
  readonly heading: string
  readonly hint?: string
  readonly passages: readonly { readonly key: string; readonly words: ReactNode }[]
}

function Passages({ heading, hint, passages }: PassagesProps) {
  const { t } = useTranslation()
  if (passages.length === 0) return null
  return (
    <section className={styles.passages}>
      <h3>{heading}</h3>
      {hint && <p className={styles.hint}>{hint}</p>}
      <ul>
        {passages.slice(0, shown).map(({ key, words }) => (
          <li key={key}>{words}</li>
        ))}
      </ul>
      {passages.length > shown && (
        <p className={styles.hint}>{t('import.more', { count: passages.length - shown })}</p>
      )}
    </section>
  )
}

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
          {annotations.orphans.length + structure.left.length + sentences.left.length > 0 && (
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

type Kept = 'kept' | 'standing' | 'lost'

type CountName =
  | `paragraphs.${'same' | 'moved' | 'changed' | 'gone' | 'added'}`
  | `translations.${Kept | 'toCheck'}`
  | `marks.${Kept | 'changed'}`
  | `${'structure' | 'sentences' | 'words'}.${Kept}`

interface CountedLine {
  readonly name: 'paragraphs' | 'translations' | 'marks' | 'structure' | 'sentences' | 'words'
  readonly numbers: readonly (readonly [CountName, number])[]
}

/** Returns what is counted of each kind of work, in the order in which it is said. */
function countedLines(report: EditionReport): readonly CountedLine[] {
  const { paragraphs, translations, annotations, structure, sentences, words } = report
  return [
    {
      name: 'paragraphs',
      numbers: [
        ['paragraphs.same', paragraphs.same],
        ['paragraphs.moved', paragraphs.moved],
        ['paragraphs.changed', paragraphs.changed],
        ['paragraphs.gone', paragraphs.gone],
        ['paragraphs.added', paragraphs.added],
      ],
    },
    {
      name: 'translations',
      numbers: [
        ['translations.kept', translations.kept],
        ['translations.toCheck', translations.toCheck],
        ['translations.standing', translations.standing],
        ['translations.lost', translations.lost.length],
      ],
    },
    {
      name: 'marks',
      numbers: [
        ['marks.kept', annotations.kept],
        ['marks.changed', annotations.changed],
        ['marks.standing', annotations.standing],
        ['marks.lost', annotations.orphans.length],
      ],
    },
    {
      name: 'structure',
      numbers: [
        ['structure.kept', structure.kept],
        ['structure.standing', structure.standing],
        ['structure.lost', structure.left.length],
      ],
    },
    {
      name: 'sentences',
      numbers: [
        ['sentences.kept', sentences.kept],
        ['sentences.standing', sentences.standing],
        ['sentences.lost', sentences.left.length],
      ],
    },
    {
      name: 'words',
      numbers: [
        ['words.kept', words.kept],
        ['words.standing', words.standing],
        ['words.lost', words.left],
      ],
    },
  ]
}

/** The numbers of a report. What there is none of is not said. */
function Counts({ carried }: Pick<EditionReportProps, 'carried'>) {
  const { t } = useTranslation()
  const lines = countedLines(carried.report).flatMap(({ name, numbers }) => {
    const parts = numbers.flatMap(([part, number]) =>
      number > 0 ? t(`edition.counts.${part}`, { number }) : [],
    )
    if (parts.length === 0) return []
    return t(`edition.lines.${name}`, { parts: parts.join(' · ') })
  })
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

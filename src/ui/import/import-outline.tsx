import type { Book } from '#domain/book'
import type { ReadablePreview } from '#services/outside'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import styles from './import-dialog.module.css'
import { LineList, type ListedLine } from './lines/line-list.tsx'
import lineStyles from './lines/lines.module.css'
import { useTextLines } from './lines/text-lines.ts'
import type { Teaching } from './lines/use-teaching.ts'
import { WholeText } from './lines/whole-text.tsx'

/** More headings than these do not help a reader to decide. */
const outlineLimit = 400

interface ImportOutlineProps {
  readonly preview: ReadablePreview
  readonly teaching: Teaching | null
}

/** The beginning of the text or all of it, and its headings. */
export function ImportOutline({ preview, teaching }: ImportOutlineProps) {
  const { t } = useTranslation()
  const { text, findings, held } = preview
  const { book, beginning } = text
  const lines = useTextLines(held)
  const [shown, setShown] = useState<number | null>(null)
  const headings = useMemo(() => headingsOf(book, findings.reasons), [book, findings.reasons])
  const first = useMemo(
    () => beginning.map((text, number): ListedLine => ({ key: String(number), number, text })),
    [beginning],
  )
  const common = { lines, teaching, language: book.language, onShow: setShown }
  return (
    <section className={lineStyles.place}>
      <h3 id="import-beginning" className={styles.subhead}>
        {shown === null ? t('import.beginning') : t('import.wholeText')}
      </h3>
      {shown === null ? (
        <blockquote className={lineStyles.beginning}>
          <LineList
            {...common}
            labelledBy="import-beginning"
            listed={first}
            className={lineStyles.list}
          />
        </blockquote>
      ) : (
        <WholeText text={text} lines={lines} teaching={teaching} shown={shown} />
      )}
      <p className={lineStyles.more}>
        <ActionButton
          action="lines.whole"
          label={shown === null ? t('actions.lines.whole') : t('import.onlyBeginning')}
          onPress={() => setShown(shown === null ? 0 : null)}
        />
      </p>
      <h3 id="import-outline" className={styles.subhead}>
        {headings.length > 0 ? t('import.outline') : t('import.noHeadings')}
      </h3>
      {headings.length > 0 && (
        <LineList
          {...common}
          labelledBy="import-outline"
          listed={headings.slice(0, outlineLimit)}
          className={lineStyles.list}
        />
      )}
      {headings.length > outlineLimit && (
        <p className={styles.hint}>{t('import.more', { count: headings.length - outlineLimit })}</p>
      )}
    </section>
  )
}

type Reasons = ReadablePreview['findings']['reasons']

function headingsOf({ chapters }: Book, reasons: Reasons): readonly ListedLine[] {
  const found: ListedLine[] = []
  let start = 0
  for (const { headings, paragraphs } of chapters) {
    for (const { paragraph, level, title, index } of headings) {
      const reason = reasons[found.length]
      found.push({ key: paragraph, number: start + index, text: title, level, reason })
    }
    start += paragraphs
  }
  return found
}

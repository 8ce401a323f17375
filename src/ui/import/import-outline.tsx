import type { ReadablePreview } from '#services/outside'
import { useTranslation } from 'react-i18next'
import styles from './import-dialog.module.css'

/** More headings than these do not help a reader to decide. */
const outlineLimit = 400

/** The beginning of the text, and its headings. */
export function ImportOutline({ text }: Pick<ReadablePreview, 'text'>) {
  const { t } = useTranslation()
  const { book, beginning } = text
  const headings = book.chapters.flatMap(chapter => chapter.headings)
  return (
    <section>
      <h3 id="import-beginning" className={styles.subhead}>
        {t('import.beginning')}
      </h3>
      <blockquote
        className={styles.beginning}
        aria-labelledby="import-beginning"
        lang={book.language}
      >
        {beginning.map((line, i) => (
          <p key={`${i} ${line}`}>{line}</p>
        ))}
      </blockquote>
      <h3 id="import-outline" className={styles.subhead}>
        {headings.length > 0 ? t('import.outline') : t('import.noHeadings')}
      </h3>
      {headings.length > 0 && (
        <ol className={styles.outline} aria-labelledby="import-outline" lang={book.language}>
          {headings.slice(0, outlineLimit).map(({ paragraph, level, title }) => (
            <li key={paragraph} data-level={Math.min(level, 4)}>
              {title}
            </li>
          ))}
        </ol>
      )}
      {headings.length > outlineLimit && (
        <p className={styles.hint}>{t('import.more', { count: headings.length - outlineLimit })}</p>
      )}
    </section>
  )
}

import type { Book } from '#domain/book'
import type { CountedBook } from '#domain/vocabulary/book-tally'
import { figuresOf, figuresOfBook, type KnownWords } from '#domain/vocabulary/known-share'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './book-words.module.css'

interface BookFiguresProps {
  readonly book: Book
  readonly counted: CountedBook
  readonly statuses: KnownWords
}

const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((part / whole) * 1000) / 10

/** How many words a book has and how many of them the reader knows, also by chapter. */
export function BookFigures({ book, counted, statuses }: BookFiguresProps) {
  const { t, i18n } = useTranslation()
  const { running, different, knownRunning, knownDifferent } = useMemo(
    () => figuresOfBook(counted, statuses),
    [counted, statuses],
  )
  const number = (value: number) => value.toLocaleString(i18n.language)
  const share = (part: number, whole: number) =>
    t('bookWords.share', { percent: percent(part, whole) })
  const figures = [
    ['characters', number(counted.characters)],
    ['running', number(counted.running)],
    ['different', number(counted.words.length)],
    ['known', share(knownRunning, running)],
    ['knownDifferent', share(knownDifferent, different)],
  ] as const
  return (
    <>
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name} data-figure={name}>
            <dt>{t(`bookWords.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {counted.chapters.length > 1 && (
        <details className={styles.chapters}>
          <summary>{t('bookWords.chapters')}</summary>
          <ChapterFigures {...{ book, counted, statuses }} />
        </details>
      )}
    </>
  )
}

function ChapterFigures({ book, counted, statuses }: BookFiguresProps) {
  const { t, i18n } = useTranslation()
  const rows = useMemo(
    () => counted.chapters.map(chapter => ({ chapter, ...figuresOf(chapter, statuses) })),
    [counted, statuses],
  )
  const number = (value: number) => value.toLocaleString(i18n.language)
  return (
    // A long table is scrolled with the keyboard, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.table} tabIndex={0} role="region" aria-label={t('bookWords.chapters')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('bookWords.chapter')}</th>
            <th scope="col">{t('bookWords.running')}</th>
            <th scope="col">{t('bookWords.different')}</th>
            <th scope="col">{t('bookWords.known')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ chapter, running, different, knownRunning }) => (
            <tr key={chapter.chapter}>
              <th scope="row" lang={book.language}>
                {book.chapters[chapter.chapter]?.title || t('bookWords.untitled')}
              </th>
              <td>{number(running)}</td>
              <td>{number(different)}</td>
              <td>{t('bookWords.share', { percent: percent(knownRunning, running) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

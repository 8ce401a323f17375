import type { Book } from '#domain/book'
import { wordStatuses, type WordStatus } from '#domain/own-words/own-word'
import type { DescribedWord, WordLine } from '#domain/own-words/word-list'
import type { Speech } from '#i18n/speech'
import { Trash2 } from 'lucide-react'
import { saidTime } from '../parts/said-time.ts'
import { RowButton } from '../rows/row-button.tsx'
import { isPlain } from '../rows/row-keys.ts'
import styles from './my-words.module.css'
import { wordsOfLine } from './words-of-line.ts'

export interface MyWordsRowProps {
  readonly listed: WordLine
  readonly described: DescribedWord | undefined
  /** Its book; undefined for words of every book, and if the library does not have it. */
  readonly book: Book | undefined
  readonly place: number
  readonly of: number
  readonly isStop: boolean
  readonly speech: { readonly t: Speech['t']; readonly language: string }
  readonly onGo: (listed: WordLine) => void
  readonly onStatus: (listed: WordLine, status: WordStatus | null) => void
  readonly onRemove: (listed: WordLine) => void
}

/** One word of the list. It has no hooks, because a list draws a hundred. */
export function MyWordsRow(props: MyWordsRowProps) {
  const { listed, described, book, place, of, isStop, speech, onGo, onStatus, onRemove } = props
  const { t } = speech
  const { row } = listed
  return (
    <div
      role="listitem"
      className={styles.row}
      aria-setsize={of}
      aria-posinset={place}
      data-own-word={row.id}
      data-kind={row.kind}
    >
      <button
        type="button"
        className={styles.word}
        data-action="word.go"
        tabIndex={isStop ? 0 : -1}
        onClick={() => onGo(listed)}
        onKeyDown={event => {
          if (event.key !== 'Delete' || event.repeat || !isPlain(event.nativeEvent)) return
          event.preventDefault()
          onRemove(listed)
        }}
      >
        <RowWords {...{ listed, described, book, speech }} />
      </button>
      <RowStatus {...{ listed, speech, onStatus }} />
      <RowButton
        action="word.remove"
        label={t('actions.word.remove')}
        name={`${t('actions.word.remove')}: ${row.expression}`}
        icon={<Trash2 size={15} aria-hidden />}
        onPress={() => onRemove(listed)}
      />
    </div>
  )
}

function RowWords({
  listed,
  described,
  book,
  speech: { t, language },
}: Pick<MyWordsRowProps, 'listed' | 'described' | 'book' | 'speech'>) {
  const { row } = listed
  const { reading, meaning } = wordsOfLine(listed, described)
  const about = [
    t(`ownWords.list.kinds.${row.kind}`),
    row.bookId === null ? t('ownWords.scopes.everywhere') : (book?.title ?? ''),
    row.place ? t('ownWords.list.place', { number: row.place.index + 1 }) : '',
    saidTime(t, language, row.updatedAt, 'day'),
  ].filter(part => part !== '')
  return (
    <>
      <span className={styles.head}>
        <span lang="zh" className={styles.expression}>
          {row.kind === 'boundary' ? row.parts.join(' | ') : row.expression}
        </span>
        {reading !== '' && <span lang="zh-Latn">{reading}</span>}
        <span className={styles.meaning} dir="auto">
          {meaning}
        </span>
      </span>
      {row.kind === 'met' && (
        <span lang="zh" className={styles.sentence}>
          {row.sentence}
        </span>
      )}
      <span className={styles.about}>{about.join(' · ')}</span>
    </>
  )
}

function RowStatus({
  listed,
  speech: { t },
  onStatus,
}: Pick<MyWordsRowProps, 'listed' | 'speech' | 'onStatus'>) {
  return (
    <select
      data-action="word.status"
      tabIndex={-1}
      aria-label={`${t('actions.word.status')}: ${listed.row.expression}`}
      value={listed.status ?? 'none'}
      onChange={({ currentTarget: { value } }) =>
        onStatus(listed, wordStatuses.find(one => one === value) ?? null)
      }
    >
      {(['none', ...wordStatuses] as const).map(one => (
        <option key={one} value={one}>
          {t(`ownWords.statuses.${one}`)}
        </option>
      ))}
    </select>
  )
}

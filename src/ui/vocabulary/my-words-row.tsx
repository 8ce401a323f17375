import type { Book } from '#domain/book'
import type { WordStatus } from '#domain/own-words/own-word'
import type { DescribedWord, WordLine } from '#domain/own-words/word-list'
import type { Speech } from '#i18n/speech'
import { Trash2 } from 'lucide-react'
import { saidTime } from '../parts/said-time.ts'
import styles from './my-words.module.css'
import { WordActs, WordHead, WordRow, type RowInList } from './word-row.tsx'
import { wordsOfLine } from './words-of-line.ts'

export interface MyWordsRowProps {
  readonly listed: WordLine
  readonly described: DescribedWord | undefined
  /** Its book; undefined for words of every book, and if the library does not have it. */
  readonly book: Book | undefined
  readonly at: RowInList
  readonly speech: { readonly t: Speech['t']; readonly language: string }
  readonly onGo: (listed: WordLine) => void
  readonly onStatus: (listed: WordLine, status: WordStatus | null) => void
  readonly onRemove: (listed: WordLine) => void
}

/** One word of the list. It has no hooks, because a list draws a hundred. */
export function MyWordsRow(props: MyWordsRowProps) {
  const { listed, described, book, at, speech, onGo, onStatus, onRemove } = props
  const { t } = speech
  const { row, status } = listed
  const remove = () => onRemove(listed)
  return (
    <WordRow
      at={at}
      id={row.id}
      kind={row.kind}
      onGo={() => onGo(listed)}
      keys={{ Delete: remove }}
      acts={
        <WordActs
          expression={row.expression}
          status={status}
          t={t}
          onStatus={to => onStatus(listed, to)}
          action="word.remove"
          icon={<Trash2 size={15} aria-hidden />}
          onPress={remove}
        />
      }
    >
      <RowWords {...{ listed, described, book, speech }} />
    </WordRow>
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
      <WordHead
        expression={row.kind === 'boundary' ? row.parts.join(' | ') : row.expression}
        reading={reading}
        meaning={meaning}
      />
      {row.kind === 'met' && (
        <span lang="zh" className={styles.sentence}>
          {row.sentence}
        </span>
      )}
      <span className={styles.about}>{about.join(' · ')}</span>
    </>
  )
}

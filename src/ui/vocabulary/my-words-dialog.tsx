import type { Book } from '#domain/book'
import type { WordLine } from '#domain/own-words/word-list'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../actions/use-shortcut.ts'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import type { OpenAt } from '../reader/links/use-follow.ts'
import { WindowedList } from '../rows/windowed-list.tsx'
import styles from './my-words.module.css'
import { MyWordsRow, type MyWordsRowProps } from './my-words-row.tsx'
import { useFocusedNext } from './use-focused-next.ts'
import { useOwnWords } from './use-own-words.ts'
import { useShownWords, type WantedWords } from './use-shown-words.ts'
import { useWordChanges } from './use-word-changes.ts'
import { WordsBar } from './words-bar.tsx'
import { WordsFoot } from './words-foot.tsx'

interface MyWordsDialogProps {
  /** The open book. */
  readonly book: Book | null
  readonly books: readonly Book[]
  readonly onOpen: OpenAt
  readonly onClose: () => void
}

/**
 * All that the reader has said of words, and the words that they looked up: of the open book or of
 * all books.
 */
export function MyWordsDialog({ book, books, onOpen, onClose }: MyWordsDialogProps) {
  const { t } = useTranslation()
  const [wanted, want] = useState<WantedWords>({
    of: book ? 'book' : 'all',
    kind: 'all',
    status: 'all',
    order: 'time',
    words: '',
  })
  const rows = useOwnWords()
  const { shown, all, described } = useShownWords(rows, book, wanted)
  const changes = useWordChanges()
  const place = useRef<HTMLDivElement>(null)
  const { next, focusNext } = useFocusedNext(place, shown)
  const go = goingTo({ book, books, onOpen, onClose, say: changes.say })
  const remove = (listed: WordLine) => {
    const at = shown.indexOf(listed)
    focusNext((shown[at + 1] ?? shown[at - 1])?.row.id ?? null)
    changes.remove(listed)
  }
  const foot = (
    <WordsFoot
      shown={shown}
      described={described}
      changes={changes}
      books={books}
      title={wanted.of === 'book' && book ? book.title : t('ownWords.list.heading')}
      onSaved={onClose}
    />
  )
  return (
    <DialogFrame title={t('ownWords.list.heading')} onClose={onClose} foot={foot} wide>
      <div ref={place} className={styles.place}>
        <WordsBar
          wanted={wanted}
          onWant={some => want({ ...wanted, ...some })}
          hasBook={book !== null}
          onDown={() =>
            place.current?.querySelector<HTMLElement>('[data-own-word] button')?.focus()
          }
        />
        {shown.length > 0 ? (
          <WordList
            shown={shown}
            described={described.words}
            books={books}
            needs={next}
            onGo={go}
            onStatus={changes.setStatus}
            onRemove={remove}
          />
        ) : (
          <Nothing rows={rows} isEmpty={all === 0} />
        )}
      </div>
    </DialogFrame>
  )
}

interface GoTools extends MyWordsDialogProps {
  readonly say: ReturnType<typeof useWordChanges>['say']
}

/** Returns what goes to the place of a word, or says why the word has no place. */
const goingTo =
  ({ book, books, onOpen, onClose, say }: GoTools) =>
  (listed: WordLine) => {
    const { bookId, place: at } = listed.row
    if (!at) return say(t => t('ownWords.list.noPlace'))
    // Another object of the open book would open it again, without the way back.
    const there = book?.id === bookId ? book : books.find(({ id }) => id === bookId)
    if (!there) return say(t => t('ownWords.list.noBook'))
    onClose()
    onOpen(there, { kind: 'paragraph', index: at.index, offset: at.anchor.start })
  }

function Nothing({
  rows,
  isEmpty,
}: {
  readonly rows: ReturnType<typeof useOwnWords>
  readonly isEmpty: boolean
}) {
  const { t } = useTranslation()
  const { shown: key } = useShortcut('word.lookUp')
  const said =
    typeof rows === 'string'
      ? t(`ownWords.list.${rows}`)
      : isEmpty
        ? t('ownWords.list.none', { key })
        : t('ownWords.list.noneFound')
  return (
    <p role="status" className={styles.none}>
      {said}
    </p>
  )
}

interface WordListProps extends Pick<MyWordsRowProps, 'onGo' | 'onStatus' | 'onRemove'> {
  readonly shown: readonly WordLine[]
  readonly described: ReadonlyMap<string, NonNullable<MyWordsRowProps['described']>>
  readonly books: readonly Book[]
  /** The id of the row that is brought into sight. */
  readonly needs: string | null
}

/** About the height of a row with a sentence, in CSS pixels. */
const rowHeight = 84

function WordList({ shown, described, books, needs, ...acts }: WordListProps) {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const last = useRef(acts)
  useEffect(() => {
    last.current = acts
  })
  const row = useCallback(
    (listed: WordLine, place: number, isStop: boolean) => (
      <MyWordsRow
        key={listed.row.id}
        listed={listed}
        described={described.get(listed.row.expression)}
        book={books.find(({ id }) => id === listed.row.bookId)}
        at={{ place, of: shown.length, isStop }}
        speech={{ t, language }}
        onGo={one => last.current.onGo(one)}
        onStatus={(one, status) => last.current.onStatus(one, status)}
        onRemove={one => last.current.onRemove(one)}
      />
    ),
    [described, books, shown.length, t, language],
  )
  return (
    <div className={styles.list} data-scroller>
      <WindowedList
        items={shown}
        label={t('ownWords.list.heading')}
        keyOf={keyOf}
        needs={needs}
        rowHeight={rowHeight}
        stop='[data-action="word.go"]'
        row={row}
      />
    </div>
  )
}

const keyOf = ({ row }: WordLine): string => row.id

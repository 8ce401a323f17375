import type { Book } from '#domain/book'
import type { TalliedPlace } from '#domain/vocabulary/new-words'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../parts/action-button.tsx'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import type { OpenAt } from '../../reader/links/use-follow.ts'
import { BookFigures } from './book-figures.tsx'
import { BookWordsBar } from './book-words-bar.tsx'
import { BookWordsFoot } from './book-words-foot.tsx'
import styles from './book-words.module.css'
import { CountedList, NewWordList } from './counted-lists.tsx'
import { GlossOfWord } from './gloss-of-word.tsx'
import { useBookWords, type ShownBookWords } from './use-book-words.ts'

interface BookWordsDialogProps {
  /** The open book. */
  readonly book: Book | null
  readonly onOpen: OpenAt
  readonly onClose: () => void
}

/** The words of the open book: how many, how many of them are known, and all of them as a list. */
export function BookWordsDialog({ book, ...acts }: BookWordsDialogProps) {
  return book && <WordsOf book={book} {...acts} />
}

function WordsOf({ book, onOpen, onClose }: BookWordsDialogProps & { readonly book: Book }) {
  const { t } = useTranslation()
  const shown = useBookWords(book)
  const { counted, statuses, wanted, changes, lines, fresh, place } = shown
  const foot = counted && (
    <BookWordsFoot
      {...{ book, wanted, changes, lines, onSaved: onClose }}
      count={wanted.show === 'all' ? lines.length : fresh.offered.length}
    />
  )
  return (
    <DialogFrame title={t('bookWords.heading')} onClose={onClose} foot={foot} wide>
      <div ref={place} className={styles.place}>
        <Counting shown={shown} onStop={onClose} />
        {counted && statuses && (
          <>
            <BookFigures {...{ book, counted, statuses }} />
            <Listed
              book={book}
              shown={shown}
              onGo={({ index, offset }) => {
                onClose()
                onOpen(book, { kind: 'paragraph', index, offset })
              }}
            />
          </>
        )}
      </div>
    </DialogFrame>
  )
}

interface CountingProps {
  readonly shown: Pick<ShownBookWords, 'count' | 'again'>
  readonly onStop: () => void
}

/** What is shown while there is no count. */
function Counting({ shown: { count, again }, onStop }: CountingProps) {
  const { t } = useTranslation()
  if (count.state === 'counted') return null
  if (count.state === 'failed')
    return (
      <div role="alert" className={styles.counting}>
        <span>{t('bookWords.failed')}</span>
        <ActionButton action="word.count" onPress={again} />
      </div>
    )
  return (
    <div className={styles.counting}>
      <progress max={100} value={count.percent} aria-label={t('bookWords.counting')} />
      <span role="status">{t('bookWords.counting')}</span>
      <ActionButton action="word.stopCount" onPress={onStop} />
    </div>
  )
}

interface ListedProps {
  readonly book: Book
  readonly shown: ShownBookWords
  readonly onGo: (place: TalliedPlace) => void
}

/** The list that is wanted, under its filters and the gloss that is being written. */
function Listed({ book, shown, onGo }: ListedProps) {
  const { wanted, want, fresh, lines, next, changes } = shown
  const [glossed, setGlossed] = useState<string | null>(null)
  const endGloss = (word: string, isSaved: boolean) => {
    if (isSaved) changes.say(t => t('bookWords.glossed', { word }))
    setGlossed(null)
    shown.focusOn(word)
  }
  return (
    <>
      <BookWordsBar
        wanted={wanted}
        onWant={want}
        fresh={fresh.offered.length}
        onAgain={fresh.again}
        onDown={() => shown.focusOn(null)}
      />
      {glossed !== null && (
        <GlossOfWord
          key={glossed}
          book={book}
          word={glossed}
          onEnd={isSaved => endGloss(glossed, isSaved)}
        />
      )}
      {wanted.show === 'all' ? (
        <CountedList
          lines={lines}
          needs={next}
          onGo={line => onGo(line.counted.place)}
          onStatus={shown.setStatus}
          onGloss={line => setGlossed(line.counted.word)}
        />
      ) : (
        <NewWordList
          words={fresh.offered}
          needs={next}
          onGo={({ places: [first] }) => first && onGo(first)}
          onAccept={shown.accept}
          onLeave={shown.leave}
        />
      )}
    </>
  )
}

import type { Book } from '#domain/book'
import type { TalliedPlace } from '#domain/vocabulary/new-words'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../parts/action-button.tsx'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import type { OpenAt } from '../../reader/links/use-follow.ts'
import { useFocusedNext } from '../use-focused-next.ts'
import { useWordChanges } from '../use-word-changes.ts'
import { BookFigures } from './book-figures.tsx'
import { BookWordsBar } from './book-words-bar.tsx'
import { BookWordsFoot } from './book-words-foot.tsx'
import styles from './book-words.module.css'
import { CountedList, NewWordList } from './counted-lists.tsx'
import { useCountedLines, type CountedLine, type WantedCounts } from './counted-lines.ts'
import { GlossOfWord } from './gloss-of-word.tsx'
import { useCounted, useKnown } from './use-counted.ts'
import { useSaid } from './use-said.ts'
import { useNewWords } from './use-new-words.ts'

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
  const { count, again } = useCounted(book)
  const counted = count.state === 'counted' ? count.counted : null
  const statuses = useKnown(book, counted)
  const [wanted, want] = useState<WantedCounts>({
    show: 'all',
    status: 'all',
    order: 'rare',
    words: '',
  })
  const said = useSaid(book)
  const lines = useCountedLines(counted, { statuses, meanings: said.meanings }, wanted)
  const changes = useWordChanges()
  const fresh = useNewWords(book, counted, said, changes)
  const [glossed, setGlossed] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const listed = wanted.show === 'all' ? lines : fresh.offered
  const { next, focusNext } = useFocusedNext(place, listed)
  const goTo = ({ index, offset }: TalliedPlace) => {
    onClose()
    onOpen(book, { kind: 'paragraph', index, offset })
  }
  /** Keeps the focus in the list when a word leaves it. */
  const after = <Item,>(items: readonly Item[], item: Item, wordOf: (item: Item) => string) => {
    const at = items.indexOf(item)
    const beside = items[at + 1] ?? items[at - 1]
    focusNext(beside ? wordOf(beside) : null)
  }
  const setStatus = (line: CountedLine, status: CountedLine['status']) => {
    const { word } = line.counted
    const stays = wanted.status === 'all' || wanted.status === (status ?? 'none')
    if (stays) focusNext(word)
    else after(lines, line, ({ counted: one }) => one.word)
    changes.setStatus({ row: { expression: word } }, status)
  }
  const foot = counted && (
    <BookWordsFoot {...{ book, wanted, changes, lines, onSaved: onClose }} count={listed.length} />
  )
  return (
    <DialogFrame title={t('bookWords.heading')} onClose={onClose} foot={foot} wide>
      <div ref={place} className={styles.place}>
        {count.state === 'counting' && (
          <div className={styles.counting}>
            <progress max={100} value={count.percent} aria-label={t('bookWords.counting')} />
            <span role="status">{t('bookWords.counting')}</span>
            <ActionButton action="word.stopCount" onPress={onClose} />
          </div>
        )}
        {count.state === 'failed' && (
          <div role="alert" className={styles.counting}>
            <span>{t('bookWords.failed')}</span>
            <ActionButton action="word.count" onPress={again} />
          </div>
        )}
        {counted && statuses && (
          <>
            <BookFigures {...{ book, counted, statuses }} />
            <BookWordsBar
              wanted={wanted}
              onWant={some => want({ ...wanted, ...some })}
              fresh={fresh.offered.length}
              onAgain={fresh.again}
              onDown={() =>
                place.current?.querySelector<HTMLElement>('[data-own-word] button')?.focus()
              }
            />
            {glossed !== null && (
              <GlossOfWord
                key={glossed}
                book={book}
                word={glossed}
                onEnd={isSaved => {
                  if (isSaved) changes.say(s => s('bookWords.glossed', { word: glossed }))
                  setGlossed(null)
                  const row = `[data-own-word="${CSS.escape(glossed)}"] button`
                  place.current?.querySelector<HTMLElement>(row)?.focus()
                }}
              />
            )}
            {wanted.show === 'all' ? (
              <CountedList
                lines={lines}
                needs={next}
                onGo={line => goTo(line.counted.place)}
                onStatus={setStatus}
                onGloss={line => setGlossed(line.counted.word)}
              />
            ) : (
              <NewWordList
                words={fresh.offered}
                needs={next}
                onGo={({ places: [first] }) => first && goTo(first)}
                onAccept={(word, scope) => {
                  after(fresh.offered, word, one => one.word)
                  fresh.accept(word, scope)
                }}
                onLeave={word => {
                  after(fresh.offered, word, one => one.word)
                  fresh.leave(word)
                }}
              />
            )}
          </>
        )}
      </div>
    </DialogFrame>
  )
}

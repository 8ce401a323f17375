import type { NewWord } from '#domain/vocabulary/new-words'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { WindowedList } from '../../rows/windowed-list.tsx'
import styles from '../my-words.module.css'
import type { CountedLine } from './counted-lines.ts'
import { CountedRow, type CountedRowProps } from './counted-row.tsx'
import { NewWordRow, type NewWordActs } from './new-word-row.tsx'

/** About the heights of rows, in CSS pixels. */
const rowHeights = { counted: 62, fresh: 140 } as const

type CountedListProps = Pick<CountedRowProps, 'onGo' | 'onStatus' | 'onGloss'> & {
  readonly lines: readonly CountedLine[]
  /** The word that is brought into sight. */
  readonly needs: string | null
}

/** The words of a book. */
export function CountedList({ lines, needs, ...acts }: CountedListProps) {
  const { t } = useTranslation()
  const last = useLast(acts)
  const row = useCallback(
    (line: CountedLine, place: number, isStop: boolean) => (
      <CountedRow
        key={line.counted.word}
        line={line}
        at={{ place, of: lines.length, isStop }}
        t={t}
        onGo={one => last.current.onGo(one)}
        onStatus={(one, status) => last.current.onStatus(one, status)}
        onGloss={one => last.current.onGloss(one)}
      />
    ),
    [lines.length, t, last],
  )
  if (lines.length === 0) return <Nothing said={t('ownWords.list.noneFound')} />
  return (
    <div className={styles.list} data-scroller>
      <WindowedList
        items={lines}
        label={t('bookWords.heading')}
        keyOf={wordOfLine}
        needs={needs}
        rowHeight={rowHeights.counted}
        stop='[data-action="word.go"]'
        row={row}
      />
    </div>
  )
}

interface NewWordListProps extends NewWordActs {
  readonly words: readonly NewWord[]
  readonly needs: string | null
}

/** What may be new words of a book, with what speaks for each. */
export function NewWordList({ words, needs, ...acts }: NewWordListProps) {
  const { t } = useTranslation()
  const last = useLast(acts)
  const row = useCallback(
    (word: NewWord, place: number, isStop: boolean) => (
      <NewWordRow
        key={word.word}
        word={word}
        at={{ place, of: words.length, isStop }}
        t={t}
        onGo={one => last.current.onGo(one)}
        onAccept={(one, scope) => last.current.onAccept(one, scope)}
        onLeave={one => last.current.onLeave(one)}
      />
    ),
    [words.length, t, last],
  )
  if (words.length === 0) return <Nothing said={t('bookWords.freshNone')} />
  return (
    <>
      <p className={styles.none}>{t('bookWords.freshExplained')}</p>
      <div className={styles.list} data-scroller>
        <WindowedList
          items={words}
          label={t('bookWords.shown.fresh')}
          keyOf={wordOfNew}
          needs={needs}
          rowHeight={rowHeights.fresh}
          stop='[data-action="word.go"]'
          row={row}
        />
      </div>
    </>
  )
}

const wordOfLine = ({ counted }: CountedLine): string => counted.word
const wordOfNew = ({ word }: NewWord): string => word

function Nothing({ said }: { readonly said: string }) {
  return (
    <p role="status" className={styles.none}>
      {said}
    </p>
  )
}

/** The latest acts, so that rows need not be rendered again for them. */
function useLast<Acts>(acts: Acts) {
  const last = useRef(acts)
  useEffect(() => {
    last.current = acts
  })
  return last
}

import type { Book } from '#domain/book'
import { lineKey, type ConcordanceLine } from '#domain/concordance/concordance-line'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../actions/use-shortcut.ts'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import type { OpenAt } from '../reader/links/use-follow.ts'
import { WindowedList } from '../rows/windowed-list.tsx'
import { useServices } from '../services.ts'
import { ConcordanceBar } from './concordance-bar.tsx'
import { ConcordanceFoot } from './concordance-foot.tsx'
import { ConcordanceRow, type ConcordanceRowProps } from './concordance-row.tsx'
import styles from './concordance.module.css'
import { RenderingRequests } from './rendering-requests.ts'
import { useConcordance, type ShownConcordance } from './use-concordance.ts'

interface ConcordanceDialogProps {
  /** The open book. */
  readonly book: Book | null
  readonly books: readonly Book[]
  readonly onOpen: OpenAt
  readonly onClose: () => void
}

/** Every occurrence of words in the open book or in all books, with the reader's renderings. */
export function ConcordanceDialog({ book, books, onOpen, onClose }: ConcordanceDialogProps) {
  const { t } = useTranslation()
  const shown = useConcordance(book, books)
  const { wanted, want, found, lines, from, leave } = shown
  const place = useRef<HTMLDivElement>(null)
  const go = (line: ConcordanceLine) => {
    // Another object of the open book would open it again, without the way back.
    const there = book?.id === line.book ? book : books.find(({ id }) => id === line.book)
    if (!there) return
    leave(line)
    const { side, index, start, end } = line
    onClose()
    onOpen(there, { kind: 'words', side, index, start, end })
  }
  const foot = (
    <ConcordanceFoot
      key={wanted?.words}
      found={found}
      lines={lines}
      words={wanted?.words ?? ''}
      books={books}
      onSaved={onClose}
    />
  )
  return (
    <DialogFrame title={t('concordance.heading')} onClose={onClose} foot={foot} wide>
      <div ref={place} className={styles.place}>
        {wanted && (
          <ConcordanceBar
            wanted={wanted}
            onWant={want}
            hasBook={book !== null}
            takesFocus={from === null}
            onDown={() =>
              place.current?.querySelector<HTMLElement>('[data-action="concordance.go"]')?.focus()
            }
          />
        )}
        {lines.length > 0 ? (
          <Lines
            lines={lines}
            books={book ? [book, ...books] : books}
            namesBook={wanted?.scope === 'all'}
            needs={from}
            onGo={go}
          />
        ) : (
          <Nothing shown={shown} />
        )}
      </div>
    </DialogFrame>
  )
}

function Nothing({ shown: { wanted, found } }: { readonly shown: ShownConcordance }) {
  const { t } = useTranslation()
  const { shown: key } = useShortcut('word.concordance')
  const words = wanted?.words.trim() ?? ''
  const said =
    wanted === null || (words !== '' && !found?.isDone)
      ? t('concordance.seeking')
      : words === ''
        ? t('concordance.empty', { key })
        : t(wanted.isWhole ? 'concordance.noneWhole' : 'concordance.none', { words })
  return (
    <p role="status" className={styles.said}>
      {said}
    </p>
  )
}

interface LinesProps extends Pick<ConcordanceRowProps, 'namesBook' | 'onGo'> {
  readonly lines: readonly ConcordanceLine[]
  readonly books: readonly Book[]
  /** The name of the line that is brought into sight and gets the keyboard. */
  readonly needs: string | null
}

/** About the height of a row, in CSS pixels. */
const rowHeight = 70

function Lines({ lines, books, namesBook, needs, onGo }: LinesProps) {
  const { t } = useTranslation()
  const { concordance } = useServices()
  const [requests] = useState(() => new RenderingRequests(concordance))
  const list = useRef<HTMLDivElement>(null)
  const last = useRef(onGo)
  useEffect(() => {
    last.current = onGo
  })
  useFocusedLine(list, needs, lines)
  const row = useCallback(
    (line: ConcordanceLine, place: number, isStop: boolean) => {
      const book = books.find(({ id }) => id === line.book)
      return book ? (
        <ConcordanceRow
          key={lineKey(line)}
          line={line}
          book={book}
          namesBook={namesBook}
          place={place}
          of={lines.length}
          isStop={isStop}
          requests={requests}
          onGo={one => last.current(one)}
        />
      ) : null
    },
    [books, namesBook, lines.length, requests],
  )
  return (
    <div ref={list} className={styles.list} data-scroller>
      <WindowedList
        items={lines}
        label={t('concordance.heading')}
        keyOf={lineKey}
        needs={needs}
        rowHeight={rowHeight}
        chunkSize={12}
        stop='[data-action="concordance.go"]'
        row={row}
      />
    </div>
  )
}

/** Gives the keyboard to the line from which the reader went to its place, once. */
function useFocusedLine(
  list: { readonly current: HTMLElement | null },
  needs: string | null,
  lines: readonly ConcordanceLine[],
): void {
  const isDone = useRef(needs === null)
  useEffect(() => {
    if (isDone.current || needs === null) return
    const row = list.current?.querySelector<HTMLElement>(
      `[data-line="${CSS.escape(needs)}"] button`,
    )
    if (!row) return
    isDone.current = true
    row.focus()
  }, [list, needs, lines])
}

import type { Book } from '#domain/book'
import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { ContentsPanel } from './contents-panel.tsx'

interface ContentsProps {
  readonly book: Book
  readonly spread: Spread
  readonly sides: Settings['sides']
}

/** The contents panel of an open book: it follows the caret and the progress, so that the text need not. */
export function Contents({ book, spread, sides }: ContentsProps) {
  const { reading } = useServices()
  const progress = useLive(useMemo(() => reading.progress(book), [reading, book]))
  const here = useSyncExternalStore(
    useCallback(listener => spread.subscribe(listener), [spread]),
    () => spread.where?.index ?? 0,
  )
  return (
    <ContentsPanel
      book={book}
      progress={progress}
      current={here}
      onGo={({ index }, chapter) =>
        spread.go(startOf(book, chapter) + index, sides === 'source' ? 'source' : 'translation', 0)
      }
    />
  )
}

/** How many paragraphs of the book come before chapter `chapter`. */
const startOf = (book: Book, chapter: number) =>
  book.chapters.slice(0, chapter).reduce((sum, { paragraphs }) => sum + paragraphs, 0)

import type { Book } from '#domain/book'
import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import type { Live } from '#services/live'
import { useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { PartGuard } from '../parts/guards.tsx'
import { useServices } from '../services.ts'
import { contentsOf, entryAt } from './contents-entries.ts'
import { ContentsPanel } from './contents-panel.tsx'

interface ContentsProps {
  readonly book: Book
  readonly spread: Spread
  readonly sides: Settings['sides']
  /** The reader is about to go elsewhere. */
  readonly onLeave: () => void
  /** Where the reader is, as the paragraph's place in the book, from 0. */
  readonly here: Live<number>
}

/** The contents panel of an open book: it follows the reader and the progress, so that the text need not. */
export function Contents(props: ContentsProps) {
  const { t } = useTranslation()
  return (
    <PartGuard name={t('panes.contents')} of={props.book}>
      <ShownContents {...props} />
    </PartGuard>
  )
}

function ShownContents({ book, spread, sides, onLeave, here }: ContentsProps) {
  const { reading } = useServices()
  const progress = useLive(useMemo(() => reading.progress(book), [reading, book]))
  const entries = useMemo(() => contentsOf(book), [book])
  const current = useSyncExternalStore(here.subscribe, () => entryAt(entries, here.get()))
  return (
    <ContentsPanel
      language={book.language}
      entries={entries}
      progress={progress}
      here={current}
      onGo={({ index }, chapter) => {
        onLeave()
        spread.go(startOf(book, chapter) + index, sides === 'source' ? 'source' : 'translation', 0)
      }}
    />
  )
}

/** How many paragraphs of the book come before chapter `chapter`. */
const startOf = (book: Book, chapter: number) =>
  book.chapters.slice(0, chapter).reduce((sum, { paragraphs }) => sum + paragraphs, 0)

import type { Book } from '#domain/book'
import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import type { Live } from '#services/live'
import { useCallback, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../hooks/use-live.ts'
import { PartGuard } from '../../guards/guards.tsx'
import { useServices } from '../../services.ts'
import { entryAt, type ContentsEntry } from './contents-entries.ts'
import { ContentsPanel } from './contents-panel.tsx'
import { useEntries } from './use-entries.ts'

interface ContentsProps {
  readonly book: Book
  readonly spread: Spread
  readonly sides: Settings['sides']
  /** Opens the note on the section that begins at an index of the book, from 0. */
  readonly onNote: (index: number) => void
  /** Called before the reader goes elsewhere. */
  readonly onLeave: () => void
  /** The index of the reader's paragraph in the book, from 0. */
  readonly here: Live<number>
}

/**
 * The contents panel of an open book. It follows the reader and the progress itself, so that the
 * text need not render for them.
 */
export function Contents(props: ContentsProps) {
  const { t } = useTranslation()
  return (
    <PartGuard name={t('panes.contents')} of={props.book}>
      <ShownContents {...props} />
    </PartGuard>
  )
}

function ShownContents({ book, spread, sides, onNote, onLeave, here }: ContentsProps) {
  const { reading } = useServices()
  const progress = useLive(useMemo(() => reading.progress(book), [reading, book]))
  const entries = useEntries(book)
  const current = useSyncExternalStore(here.subscribe, () => entryAt(entries, here.get()))
  const leave = useRef(onLeave)
  useLayoutEffect(() => {
    leave.current = onLeave
  })
  const go = useCallback(
    ({ start }: ContentsEntry) => {
      leave.current()
      spread.navigation.go(start, sides === 'source' ? 'source' : 'translation', 0)
    },
    [spread, sides],
  )
  return (
    <ContentsPanel
      language={book.language}
      entries={entries}
      progress={progress}
      here={current}
      onGo={go}
      onNote={({ start }) => onNote(start)}
    />
  )
}

import type { Book } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import { live, type Live } from '#services/live'
import { useCallback, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../hooks/use-live.ts'
import { PartGuard } from '../../guards/guards.tsx'
import { useServices } from '../../services.ts'
import { contentsOf, entryAt, inTranslation, type ContentsEntry } from './contents-entries.ts'
import { ContentsPanel } from './contents-panel.tsx'

interface ContentsProps {
  readonly book: Book
  readonly spread: Spread
  readonly sides: Settings['sides']
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

function ShownContents({ book, spread, sides, onLeave, here }: ContentsProps) {
  const { reading } = useServices()
  const progress = useLive(useMemo(() => reading.progress(book), [reading, book]))
  const entries = useEntries(book, sides)
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
    />
  )
}

/** The contents of `book` with the headings of the side that is shown. */
function useEntries(book: Book, sides: Settings['sides']): readonly ContentsEntry[] {
  const { reading, preferences } = useServices()
  const { translationLanguage } = useLive(preferences.settings)
  const printed = useMemo(() => contentsOf(book), [book])
  const words = useLive(
    useMemo(
      () => (sides === 'translation' ? reading.headings(book) : none),
      [reading, book, sides],
    ),
  )
  return useMemo(
    () => (words.size > 0 ? inTranslation(printed, words, translationLanguage) : printed),
    [printed, words, translationLanguage],
  )
}

/** No translated headings. */
const none = live<ReadonlyMap<ParagraphId, string>>(new Map())

import type { Book } from '#domain/book'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { ReaderHistory } from '../history/reader-history.tsx'
import { useLive } from '../hooks/use-live.ts'
import { FindPanel } from '../search/find-panel.tsx'
import type { SoughtElsewhere } from '../search/sought.ts'
import type { Find } from '../search/use-find.ts'
import { useServices } from '../services.ts'
import { Contents } from './contents/contents.tsx'
import { GoTo } from './jumps/go-to.tsx'
import { useJumps } from './jumps/use-jumps.ts'
import { MarkBars } from './marking/mark-bars.tsx'
import { ReaderNotes } from './marking/reader-notes.tsx'
import { useMarkWork } from './marking/use-mark-work.ts'
import { useTextMenu } from './menus/use-text-menu.ts'
import { isNarrow } from './narrow.ts'
import styles from './reader.module.css'
import { TextPane } from './text-pane.tsx'
import { useBookSelection } from './use-book-selection.ts'
import { useKeyboardPlace } from './use-keyboard-place.ts'
import { usePlace } from './use-place.ts'
import { useReaderActions } from './use-reader-actions.ts'
import { useReaderFind, useShowNote } from './use-reader-find.ts'
import { useSpread, type OpenSpread } from './use-spread.ts'

interface ReaderProps {
  readonly book: Book
  /** The search in the library that led to the book. */
  readonly elsewhere: SoughtElsewhere | null
}

/**
 * Returns what shows the contents. The find panel takes their place; asking for them puts them
 * back.
 */
function useShowContents({ mode, close }: Pick<Find, 'mode' | 'close'>): () => void {
  const { preferences } = useServices()
  const isFinding = mode !== 'closed'
  const showContents = () => {
    if (isFinding) close()
    preferences.change({ contentsOpen: true, ...(isNarrow() && { notesOpen: false }) })
  }
  useActionHandlers(isFinding ? { 'view.contents': showContents } : {})
  return showContents
}

/** The text of a book between its contents, or its search results, and its notes. */
export function Reader({ book, elsewhere }: ReaderProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const open = useSpread(book, scroller)
  return open ? (
    <OpenReader book={book} elsewhere={elsewhere} open={open} scroller={scroller} />
  ) : (
    <main className={styles.waiting} data-pane="text" aria-busy="true">
      {t('reader.loading')}
    </main>
  )
}

interface OpenReaderProps extends ReaderProps {
  readonly open: OpenSpread
  readonly scroller: React.RefObject<HTMLDivElement | null>
}

function OpenReader({ book, elsewhere, open, scroller }: OpenReaderProps) {
  const { spread, marks, jumps } = open
  const { preferences } = useServices()
  const settings = useLive(preferences.settings)
  const { contentsOpen, notesOpen } = settings
  const work = useMarkWork(book, open, scroller)
  const find = useReaderFind(book, open, work.dispatch, elsewhere)
  const isFinding = find.mode !== 'closed'
  const here = usePlace({ book, open, scroller, settings, isElsewhere: elsewhere !== null })
  useReaderActions(book, spread, jumps)
  const goingTo = useJumps(open, scroller)
  useKeyboardPlace(spread, settings)
  const { close: closeBar } = work.markBar
  useEffect(() => closeBar(), [closeBar, contentsOpen, notesOpen, isFinding])
  useBookSelection(book, spread, scroller)
  const showNote = useShowNote(open, work.dispatch)
  useTextMenu({ open, scroller, work, showContents: useShowContents(find) })

  return (
    <div
      className={styles.panes}
      data-contents={contentsOpen || isFinding}
      data-find={isFinding}
      data-notes={notesOpen}
    >
      {isFinding && <FindPanel book={book} spread={spread} find={find} />}
      {contentsOpen && !isFinding && (
        <Contents
          book={book}
          spread={spread}
          sides={settings.sides}
          onLeave={() => jumps.leave('contents')}
          here={here}
        />
      )}
      <TextPane
        book={book}
        open={open}
        scroller={scroller}
        hits={find.found.index}
        onNote={showNote}
      />
      {goingTo.isAsking && <GoTo book={book} onGo={goingTo.go} onClose={goingTo.close} />}
      {notesOpen && <ReaderNotes book={book} open={open} work={work} />}
      <ReaderHistory
        book={book}
        spread={spread}
        note={work.view.past}
        onNoteClosed={() => work.dispatch({ type: 'past', mark: null })}
        onRewrite={marks.rewrite}
      />
      <MarkBars open={open} work={work} />
    </div>
  )
}

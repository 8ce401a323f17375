import type { Book } from '#domain/book'
import type { Live } from '#services/live'
import type { PlaceInBook } from '#services/places/places'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ReaderCollation } from '../collation/reader-collation.tsx'
import { ExportActions } from '../exporting/export-actions.tsx'
import { useActionHandlers } from '../actions.ts'
import { ReaderHistory } from '../history/reader-history.tsx'
import { useLive } from '../hooks/use-live.ts'
import { ReaderBring } from '../notes/bring/reader-bring.tsx'
import { FindPanel } from '../search/find-panel.tsx'
import type { Sought, SoughtElsewhere } from '../search/sought.ts'
import type { Find } from '../search/use-find.ts'
import { ReaderReviewed } from '../reviewed/reader-reviewed.tsx'
import { useServices } from '../services.ts'
import { ReaderTags } from '../tags/reader-tags.tsx'
import { ReaderLookUp } from '../words/reader-look-up.tsx'
import { ReaderAloud } from './aloud/reader-aloud.tsx'
import { useReadingAids } from './aids/use-reading-aids.ts'
import { useWordKeys } from './aids/use-word-keys.ts'
import { Contents } from './contents/contents.tsx'
import { GoTo } from './jumps/go-to.tsx'
import { useJumps } from './jumps/use-jumps.ts'
import { LinkPreview } from './links/link-preview.tsx'
import type { OpenAt } from './links/use-follow.ts'
import { useReaderLinks, type ReaderLinks } from './links/use-reader-links.ts'
import { MarkBars } from './marking/mark-bars.tsx'
import { ReaderNotes } from './marking/reader-notes.tsx'
import { useMarkWork, type MarkWork } from './marking/use-mark-work.ts'
import { useTextMenu } from './menus/use-text-menu.ts'
import { OrphanReview } from './orphans/orphan-review.tsx'
import { Panel } from './panels/panel.tsx'
import { areBothOver } from './panels/panel-layout.ts'
import { useReaderPanels, type ReaderPanels } from './panels/use-reader-panels.ts'
import styles from './reader.module.css'
import { TextPane } from './text-pane.tsx'
import { useBookSelection } from './use-book-selection.ts'
import { useKeyboardPlace } from './use-keyboard-place.ts'
import { usePlace } from './use-place.ts'
import { useSentenceActs } from './sentences/use-sentence-acts.ts'
import { useSentenceLight } from './sentences/use-sentence-light.ts'
import { ReaderRepairs } from './structure/reader-repairs.tsx'
import { useParagraphActs } from './structure/use-paragraph-acts.ts'
import { useReaderActions } from './use-reader-actions.ts'
import { useReaderFind, useShowNote } from './use-reader-find.ts'
import { useSpread, type OpenSpread } from './use-spread.ts'

interface ReaderProps {
  readonly book: Book
  /** The search in the library that led to the book. */
  readonly elsewhere: SoughtElsewhere | null
  /** The place to which a link led that opened the book. */
  readonly goal: PlaceInBook | null
  /** Whether the reader opened the book for the review of its marks without a place. */
  readonly isReviewing: boolean
  /** Seeks in all books what is sought in this one. */
  readonly onSeekAll: (sought: Sought) => void
  readonly onOpen: OpenAt
  /** Goes back to the notebook; null if the reader did not come from there. */
  readonly onBack: (() => void) | null
}

/** The text of a book between its contents, or its search results, and its notes. */
export function Reader(props: ReaderProps) {
  const { book } = props
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const open = useSpread(book, scroller)
  return open ? (
    <OpenReader {...props} open={open} scroller={scroller} />
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

function OpenReader(props: OpenReaderProps) {
  const { elsewhere, goal, isReviewing, open, scroller, onOpen, onBack, onSeekAll } = props
  const book = useShownBook(props.book, open)
  const { spread } = open
  const settings = useLive(useServices().preferences.settings)
  const { contentsOpen, notesOpen } = settings
  const work = useMarkWork(book, open, scroller)
  const find = useReaderFind(book, open, work.dispatch, elsewhere)
  const isFinding = find.mode !== 'closed'
  const panels = useReaderPanels(settings, find, scroller)
  const isElsewhere = elsewhere !== null || (goal !== null && goal.kind !== 'book')
  const here = usePlace({ book, open, scroller, settings, isElsewhere })
  const links = useReaderLinks({ book, open, work, goal, onOpen, isJump: onBack === null })
  useReaderActions(book, open)
  const kinds = useParagraphActs(book, open)
  useSentenceActs(book, open)
  const goingTo = useJumps(open, scroller, onBack)
  useKeyboardPlace(spread, settings.sides, {
    contents: contentsOpen && !isFinding && !areBothOver(panels.layout),
    notes: notesOpen,
  })
  useClosedBar(work.markBar, [contentsOpen, notesOpen, isFinding].join())
  useBookSelection(book, open, scroller)
  useSentenceLight(book, spread, settings.sentenceLit && settings.sides === 'both')
  useReadingAids(book, open, scroller)
  useWordKeys(book, open, scroller)
  const showNote = useShowNote(open, work.dispatch)
  useTextMenu({ book, open, scroller, work, kinds, showContents: panels.showContents })
  // The find panel takes the place of the contents. Asking for the contents puts them back.
  useActionHandlers(isFinding ? { 'view.contents': panels.showContents } : {})

  return (
    <div className={styles.panes}>
      <StartPanel {...{ book, open, find, panels, here, work, onSeekAll }} />
      <TextPane
        book={book}
        printed={props.book}
        open={open}
        scroller={scroller}
        width={panels.settled.text}
        hits={find.found.index}
        onNote={showNote}
        places={work.places}
        kinds={kinds}
      />
      <ExportActions book={book} selected={() => spread.selection.ofWords} />
      {goingTo.isAsking && <AskedPlace book={book} goingTo={goingTo} links={links} />}
      <EndPanel {...{ book, open, work, links, panels, scroller }} />
      <MarkBars {...{ book, open, work, scroller }} onFollow={links.follow} />
      <LinkPreview book={book} open={open} onFollow={links.follow} />
      <ReaderLookUp open={open} work={work} scroller={scroller} />
      <MarkDialogs book={book} open={open} work={work} />
      <ReaderAloud book={book} open={open} scroller={scroller} />
      <ReaderRepairs book={book} open={open} />
      <ReaderCollation book={book} open={open} onOpen={onOpen} />
      <OrphanReview book={book} open={open} work={work} isOpen={isReviewing} />
    </div>
  )
}

interface AskedPlaceProps extends Pick<OpenReaderProps, 'book'> {
  readonly goingTo: ReturnType<typeof useJumps>
  readonly links: Pick<ReaderLinks, 'follow'>
}

/** The field that asks where to go. */
function AskedPlace({ book, goingTo: { go, close }, links }: AskedPlaceProps) {
  const follow = (address: string) => {
    close(true)
    links.follow(address)
  }
  return <GoTo book={book} onGo={go} onFollow={follow} onClose={close} />
}

/** The book with the chapters and the headings that the reader's divisions make of its print. */
function useShownBook(book: Book, { shown, division }: OpenSpread): Book {
  const { chapters } = useLive(shown)
  return useMemo(
    () => (chapters === division.printed.chapters ? book : { ...book, chapters }),
    [book, chapters, division],
  )
}

interface MarkDialogsProps extends Pick<OpenReaderProps, 'book' | 'open'> {
  readonly work: MarkWork
}

/** The dialogs about marks and translations, each shown when it is asked for. */
function MarkDialogs({ book, open: { spread, division, marks }, work }: MarkDialogsProps) {
  return (
    <>
      <ReaderHistory
        book={book}
        spread={spread}
        division={division}
        note={work.view.past}
        onNoteClosed={() => work.dispatch({ type: 'past', mark: null })}
        onRewrite={marks.rewrite}
      />
      <ReaderBring book={book} marks={marks} />
      <ReaderReviewed book={book} spread={spread} marks={marks} />
      <ReaderTags book={book} marks={marks} onShow={work.showTag} />
    </>
  )
}

interface EndPanelProps extends Pick<OpenReaderProps, 'book' | 'open' | 'scroller'> {
  readonly work: MarkWork
  readonly links: ReaderLinks
  readonly panels: ReaderPanels
}

/** The notes, if they are open. */
function EndPanel({ panels, ...notes }: EndPanelProps) {
  const { layout, resize, closeNotes } = panels
  return (
    layout.end && (
      <Panel name="notes" place={layout.end} resize={resize} onClose={closeNotes}>
        <ReaderNotes {...notes} isOver={layout.end.way === 'over'} />
      </Panel>
    )
  )
}

/** Closes the bar beside a mark when `panels` change. */
function useClosedBar({ close }: { readonly close: () => void }, panels: string): void {
  useEffect(() => {
    if (panels) close()
  }, [close, panels])
}

interface StartPanelProps extends Pick<OpenReaderProps, 'book' | 'open' | 'onSeekAll'> {
  readonly work: Pick<MarkWork, 'places'>
  readonly find: Find
  readonly panels: ReaderPanels
  /** The index of the reader's paragraph in the book, from 0. */
  readonly here: Live<number>
}

/** The find panel or the contents, if one is open. The notes hide contents in a small window. */
function StartPanel(props: StartPanelProps) {
  const { book, open, find, panels, here, work, onSeekAll } = props
  const { spread, jumps } = open
  const { sides } = useLive(useServices().preferences.settings)
  const { layout, resize, closeContents } = panels
  if (!layout.start) return null
  if (find.mode !== 'closed')
    return (
      <Panel name="find" place={layout.start} resize={resize} onClose={find.close}>
        <FindPanel book={book} spread={spread} find={find} onSeekAll={onSeekAll} />
      </Panel>
    )
  return (
    !areBothOver(layout) && (
      <Panel name="contents" place={layout.start} resize={resize} onClose={closeContents}>
        <Contents
          book={book}
          spread={spread}
          sides={sides}
          onNote={work.places.onSection}
          onLeave={() => jumps.leave('contents')}
          here={here}
        />
      </Panel>
    )
  )
}

import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import { halfOn, halvesOf } from '#domain/marking/halves'
import { shownRange } from '#domain/marking/scope'
import { useMemo, type ReactNode, type RefObject } from 'react'
import { sectionAt } from '#editor/loaded-sections'
import { useLive } from '../../hooks/use-live.ts'
import { useTranslationLanguage } from '../../hooks/use-translation-language.ts'
import { BacklinksContext } from '../../notes/links/backlinks.ts'
import { NotePlacesProvider } from '../../notes/links/note-places.ts'
import type { BesideText } from '../../notes/beside/use-desk.ts'
import { lostSide } from '../../notes/notes-in-order.ts'
import { NotesPanel } from '../../notes/notes-panel.tsx'
import { useServices } from '../../services.ts'
import { backToText } from '../jumps/use-jumps.ts'
import { LinksHere } from '../links/links-here.tsx'
import { bringSection } from '../spread/look-at.ts'
import { useBacklinks } from '../links/use-backlinks.ts'
import type { ReaderLinks } from '../links/use-reader-links.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { MarkWork } from './use-mark-work.ts'
import { useOrphans } from './use-orphans.ts'

interface ReaderNotesProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks' | 'jumps' | 'division' | 'layout'>
  readonly work: MarkWork
  readonly links: ReaderLinks
  readonly scroller: RefObject<HTMLElement | null>
  /** Whether the panel is over the text, so that there is no room beside it. */
  readonly isOver: boolean
}

/** The notes panel over the marks of the open book. */
export function ReaderNotes(props: ReaderNotesProps) {
  const { book, open, work, links } = props
  const { spread, marks, division } = open
  const { view, dispatch, categories, known, acts, linking, barMark } = work
  const translationLanguage = useTranslationLanguage(book.id)
  const orphans = useOrphans(spread)
  const show = useShow(props, orphans)
  const beside = useBeside(props)

  function edit(annotation: Annotation | null) {
    marks.endWriting()
    dispatch({ type: 'edited', id: annotation?.id ?? null })
    if (!annotation) backToText(spread)
  }

  return (
    <WithLinks book={book} marks={marks}>
      <NotesPanel
        marks={marks}
        orphans={orphans}
        categories={categories}
        known={known}
        bookLanguage={book.language}
        translationLanguage={translationLanguage}
        current={barMark ?? view.current}
        edited={view.edited}
        onShow={show}
        onEdit={edit}
        onWrite={({ id }, note) => marks.writeNote(id, note)}
        latest={({ id }) => marks.noteOf(id)}
        isWriting={({ id }) => marks.isWriting(id)}
        onTick={({ id }, at) => marks.tick(id, at)}
        onFollow={(_mark, target) => links.follow(target)}
        onCopyLink={links.copyMark}
        onPause={marks.endWriting}
        onCategory={({ id }, category) => {
          dispatch({ type: 'worked', id })
          marks.recategorise(id, category)
        }}
        onTurn={({ id }, kind) => acts.turn(kind, id)}
        onState={({ id }) => acts.nextState(id)}
        onWords={({ id }, name, text) => marks.writeWords(id, name, text)}
        onUnlink={({ id }) => linking.unlink(id)}
        onTags={({ id }, tags) => {
          dispatch({ type: 'worked', id })
          marks.retag(id, tags)
        }}
        filter={view.filter}
        onFilter={filter => dispatch({ type: 'filtered', filter })}
        onHistory={mark => dispatch({ type: 'past', mark })}
        onDelete={acts.remove}
        beside={beside}
        canBeBeside={!props.isOver}
        foot={<LinksHere book={book} spread={spread} division={division} onFollow={links.follow} />}
      />
    </WithLinks>
  )
}

/** The text that the notes are beside; null while they are a list. */
function useBeside({ open, scroller, isOver }: ReaderNotesProps): BesideText | null {
  const { spread, layout } = open
  const { notesBeside } = useLive(useServices().preferences.settings)
  return useMemo(
    () =>
      notesBeside && !isOver
        ? {
            spread,
            layout,
            page: () => scroller.current,
            reveal: index => {
              const number = sectionAt(spread.sections.all, index)
              if (scroller.current) bringSection(scroller.current, layout, number)
            },
            leave: () => backToText(spread),
          }
        : null,
    [spread, layout, scroller, notesBeside, isOver],
  )
}

interface WithLinksProps extends Pick<ReaderNotesProps, 'book'> {
  readonly marks: OpenSpread['marks']
  readonly children: ReactNode
}

/** Contains notes that can link to places, and know what links to them. */
function WithLinks({ book, marks, children }: WithLinksProps) {
  const { places } = useServices()
  const links = useMemo(
    () => ({ list: () => places.list(book, marks.all.get()), language: book.language }),
    [places, book, marks],
  )
  return (
    <NotePlacesProvider value={links}>
      <BacklinksContext value={useBacklinks(book.id)}>{children}</BacklinksContext>
    </NotePlacesProvider>
  )
}

/** Returns a function that goes to the words of a mark, on `side` if the mark is on both. */
function useShow(
  { open: { spread, jumps }, work: { dispatch } }: ReaderNotesProps,
  orphans: ReturnType<typeof useOrphans>,
): (annotation: Annotation, side?: Side) => void {
  const { preferences } = useServices()
  const { sides } = useLive(preferences.settings)
  return (annotation, side) => {
    const lost = lostSide(annotation, orphans)
    const half = side
      ? halfOn(annotation, side)
      : halvesOf(annotation).find(({ side: here }) => here !== lost)
    const shown = shownRange(annotation, half)
    dispatch({ type: 'chosen', id: annotation.id })
    jumps.leave('note')
    if (!shown) return
    if (sides !== 'both' && sides !== shown.side) preferences.change({ sides: 'both' })
    void spread.navigation.show(shown.index, shown.side, shown.start, shown.end).then(() => {
      if (annotation.scope === 'book')
        document.querySelector('[data-part="title"]')?.scrollIntoView()
    })
  }
}

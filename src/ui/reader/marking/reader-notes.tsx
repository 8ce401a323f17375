import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import { useLive } from '../../hooks/use-live.ts'
import { useTranslationLanguage } from '../../hooks/use-translation-language.ts'
import { NotesPanel } from '../../notes/notes-panel.tsx'
import { useServices } from '../../services.ts'
import { backToText } from '../jumps/use-jumps.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { MarkWork } from './use-mark-work.ts'
import { useOrphans } from './use-orphans.ts'

interface ReaderNotesProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks' | 'jumps'>
  readonly work: MarkWork
}

/** The notes panel over the marks of the open book. */
export function ReaderNotes({ book, open, work }: ReaderNotesProps) {
  const { spread, marks, jumps } = open
  const { view, dispatch, categories, known, acts, barMark } = work
  const { preferences } = useServices()
  const { sides } = useLive(preferences.settings)
  const translationLanguage = useTranslationLanguage(book.id)
  const orphans = useOrphans(spread)

  function show(annotation: Annotation) {
    const anchor = annotation.anchors[0]
    dispatch({ type: 'chosen', id: annotation.id })
    if (sides !== 'both' && sides !== annotation.side) preferences.change({ sides: 'both' })
    jumps.leave('note')
    if (anchor)
      void spread.navigation.show(annotation.index, annotation.side, anchor.start, anchor.end)
  }

  function edit(annotation: Annotation | null) {
    marks.endWriting()
    dispatch({ type: 'edited', id: annotation?.id ?? null })
    if (!annotation) backToText(spread)
  }

  return (
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
      onPause={marks.endWriting}
      onCategory={({ id }, category) => {
        dispatch({ type: 'worked', id })
        marks.recategorise(id, category)
      }}
      onState={({ id }) => acts.nextState(id)}
      onTags={({ id }, tags) => {
        dispatch({ type: 'worked', id })
        marks.retag(id, tags)
      }}
      filter={view.filter}
      onFilter={filter => dispatch({ type: 'filtered', filter })}
      onHistory={mark => dispatch({ type: 'past', mark })}
      onDelete={acts.remove}
    />
  )
}

import type { Book } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import { useCallback, type Dispatch } from 'react'
import type { SoughtElsewhere } from '../search/sought.ts'
import { useFind, type Find, type FindTools } from '../search/use-find.ts'
import { useServices } from '../services.ts'
import { useTerms } from './marking/use-terms.ts'
import type { NotesViewEvent } from './marking/notes-view.ts'
import type { OpenSpread } from './use-spread.ts'

/** Finding in an open book: a hit in a note opens the notes panel at that note. */
export function useReaderFind(
  book: Book,
  { spread, marks, jumps }: Pick<OpenSpread, 'spread' | 'marks' | 'jumps'>,
  dispatch: Dispatch<NotesViewEvent>,
  elsewhere: SoughtElsewhere | null,
): Find {
  const { preferences } = useServices()
  const showNote: FindTools['showNote'] = id => {
    const annotation = marks.get(id)
    if (!annotation) return null
    preferences.change({ notesOpen: true })
    dispatch({ type: 'worked', id })
    const start = annotation.scope ? 0 : (annotation.anchors[0]?.start ?? 0)
    return { index: annotation.index, side: annotation.side, start }
  }
  const find = useFind({ book, spread, elsewhere, leave: () => jumps.leave('hit'), showNote })
  useTerms({ spread, marks }, find)
  return find
}

/** Returns a stable function that opens the notes panel at the first note on a paragraph. */
export function useShowNote(
  { marks }: Pick<OpenSpread, 'marks'>,
  dispatch: Dispatch<NotesViewEvent>,
): (paragraph: ParagraphId) => void {
  const { preferences } = useServices()
  return useCallback(
    paragraph => {
      const found = marks.all
        .get()
        .find(
          ({ note, anchors, scope }) =>
            note.length > 0 && !scope && anchors[0]?.paragraphId === paragraph,
        )
      preferences.change({ notesOpen: true })
      dispatch(found ? { type: 'worked', id: found.id } : { type: 'chosen', id: null })
    },
    [marks, preferences, dispatch],
  )
}

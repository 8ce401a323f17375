import type { Side } from '#domain/anchor'
import type { Annotation, MarkScope } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { AnnotationId } from '#domain/ids'
import type { Marked } from '#services/marking/marking'
import type { PopupPlace } from '#services/outside'
import { useCallback, useMemo, type Dispatch } from 'react'
import { useTranslation } from 'react-i18next'
import { usePopup } from '../../menus/use-popup.ts'
import type { MenuChoice } from '../../menus/menu.ts'
import { markName } from '../../notes/mark-name.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import { contentsOf, entryAt } from '../contents/contents-entries.ts'
import type { MarkBarControl } from '../marking/use-mark-bar.ts'
import type { NotesViewEvent } from '../marking/notes-view.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { PlaceSign } from './place-signs.ts'

/** Notes that cover no words: on a paragraph, a section or the book. Stays the same object. */
export interface PlaceNotes {
  /** Opens the note on a paragraph of the book, from 0; without one, on that with the caret. */
  readonly onParagraph: (index?: number) => void
  /** Opens the note on the section with a paragraph of the book; without one, with the caret. */
  readonly onSection: (index?: number) => void
  readonly onBook: () => void
  /** Opens the note of the only one of `signs`, or a menu of all. */
  readonly onSigns: (signs: readonly PlaceSign[], at: PopupPlace) => void
  /** The choices for a menu of the marks at the caret: its paragraph, its section, the book. */
  readonly choices: () => readonly MenuChoice[]
}

interface PlaceNotesTools {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
  readonly dispatch: Dispatch<NotesViewEvent>
  readonly markBar: Pick<MarkBarControl, 'close'>
}

/** How much of a paragraph a menu contains, in characters. */
const listedLimit = 24

export function usePlaceNotes(tools: PlaceNotesTools): PlaceNotes {
  const { book, open } = tools
  const { spread, marks } = open
  const { t } = useTranslation()
  const popup = usePopup()
  const toasts = useToasts()
  const show = useShow(tools)
  const note = useNote(tools, show)
  return useMemo((): PlaceNotes => {
    const entries = contentsOf(book)
    const sectionAt = (index: number) => entryAt(entries, index)?.start ?? 0
    const noCaret = () => toasts.show('nothing', { message: t => t('wordless.noCaret') })
    const choiceOf = (mark: Annotation): MenuChoice => ({
      label: markName(t, mark, listedLimit),
      run: () => show(mark.id),
    })
    return {
      onSigns(signs, at) {
        const there = signs.flatMap(({ id }) => marks.get(id) ?? [])
        const [only] = there
        if (only && there.length === 1) show(only.id)
        else popup.open([there.map(choiceOf)], at)
      },
      onParagraph(index) {
        const { where } = spread.selection
        const at = index ?? where?.index
        if (at === undefined) return noCaret()
        note('paragraph', at, where?.index === at ? where.side : 'source')
      },
      onSection(index) {
        const at = index ?? spread.selection.where?.index
        if (at === undefined) return noCaret()
        note('section', sectionAt(at), 'source')
      },
      onBook: () => note('book', 0, 'source'),
      choices() {
        const { where, paragraph } = spread.selection
        if (!where || !paragraph) return []
        const section = sectionAt(where.index)
        const isHere = ({ scope, index, anchors }: Annotation) =>
          (scope === 'paragraph' && anchors[0]?.paragraphId === paragraph.id) ||
          (scope === 'section' && index === section) ||
          scope === 'book'
        return marks.all.get().filter(isHere).map(choiceOf)
      },
    }
  }, [book, spread, marks, t, popup, toasts, show, note])
}

/** Returns a function that opens the note of a mark for writing. */
function useShow({ open, dispatch, markBar }: PlaceNotesTools): (id: AnnotationId) => void {
  const { preferences } = useServices()
  const { spread } = open
  const { close } = markBar
  return useCallback(
    id => {
      close()
      spread.selection.collapse()
      preferences.change({ notesOpen: true })
      dispatch({ type: 'edited', id })
    },
    [close, spread, preferences, dispatch],
  )
}

/**
 * Returns a function that shows the note on something without words, and makes it if necessary: at
 * once if its place is in memory, else when that is read.
 */
function useNote(
  { open }: PlaceNotesTools,
  show: (id: AnnotationId) => void,
): (scope: MarkScope, index: number, side: Side) => void {
  const { spread, marks } = open
  const toasts = useToasts()
  return useCallback(
    (scope, index, side) => {
      const failed = () => toasts.show('nothing', { message: t => t('faults.unexpected') })
      const write = (place: Marked | null) => {
        const id = place && marks.noteOn(scope, { ...place, side })
        if (id) show(id)
        else failed()
      }
      const place = spread.marks.placeAt(index)
      if (place) write(place)
      else void spread.marks.readPlace(index).then(write, failed)
    },
    [spread, marks, toasts, show],
  )
}

import type { Annotation, Category } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import type { ReaderAt } from '#services/marking/marking'
import type { Dispatch } from 'react'
import { useDeleteMark } from '../../notes/use-delete-mark.ts'
import { useAddPassage } from './use-add-passage.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { NotesViewEvent } from './notes-view.ts'
import type { MarkBarControl } from './use-mark-bar.ts'
import { useKindActs, type KindActs } from './use-kind-acts.ts'
import { useMade } from './use-made.ts'
import { useMarkSaid } from './use-mark-said.ts'
import type { MarkMoves } from './use-mark-moves.ts'
import type { TagBarControl } from './use-tag-bar.ts'

export interface MarkActsTools {
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
  readonly dispatch: Dispatch<NotesViewEvent>
  readonly markBar: Pick<MarkBarControl, 'close'>
  readonly tagBar: Pick<TagBarControl, 'open'>
  readonly moves: MarkMoves
  /** The mark that is chosen in the notes. */
  readonly current: AnnotationId | null
}

/** What the reader can do to marks in the text. */
export interface MarkActs extends KindActs {
  /** Gives `mark` a category; without `mark`, marks the selection or the mark at the caret. */
  readonly mark: (category: Category, mark?: AnnotationId) => void
  /**
   * Opens the note of `mark`; without `mark`, of the selection, the mark at the caret or the
   * paragraph.
   */
  readonly write: (mark?: AnnotationId) => void
  /** Opens the bar for the tags of `mark`; without `mark`, of the same as `write`. */
  readonly tag: (mark?: AnnotationId) => void
  /** Moves a mark at the selection, or the one chosen in the notes, to the selection. */
  readonly move: () => void
  /** Makes the selection a further passage of the note that is chosen in the notes. */
  readonly addPassage: () => void
  readonly remove: (mark: Annotation) => void
  readonly say: (
    why:
      | 'reader.nothingToMark'
      | 'reader.nothingToNote'
      | 'reader.noMarkHere'
      | 'reader.noStateHere'
      | 'reader.noWordsForMark'
      | 'reader.kindHasWords'
      | 'reader.noNoteChosen'
      | 'reader.nothingToAdd',
  ) => void
}

export function useMarkActs(tools: MarkActsTools): MarkActs {
  const { open, dispatch, markBar, tagBar, moves, current } = tools
  const { spread, marks } = open
  const { preferences } = useServices()
  const toasts = useToasts()
  const sayMark = useMarkSaid(marks)
  const remove = useDeleteMark(marks)
  const say: MarkActs['say'] = why => toasts.show('nothing', { message: t => t(why) })
  const on = useMade(spread)
  const ofKinds = useKindActs({ open, dispatch, markBar, say })
  const backToText = () => {
    spread.selection.collapse()
    spread.selection.focus()
  }

  return {
    ...ofKinds,
    say,
    remove,
    mark(category, mark) {
      if (mark) marks.recategorise(mark, category.id)
      const make = (at: ReaderAt) => marks.mark(category.id, at)
      on(mark, make, id => {
        sayMark(id, category)
        if (!id) return say('reader.nothingToMark')
        dispatch({ type: 'worked', id })
        markBar.close()
        backToText()
      })
    },
    move() {
      const mark = moves.movable(current)
      markBar.close()
      if (!mark) return say('reader.noWordsForMark')
      moves.toSelection(mark)
      dispatch({ type: 'worked', id: mark.id })
      backToText()
    },
    addPassage: useAddPassage({ ...tools, say, backToText }),
    write(mark) {
      on(mark, marks.note, id => {
        markBar.close()
        if (!id) return say('reader.nothingToNote')
        spread.selection.collapse()
        preferences.change({ notesOpen: true })
        dispatch({ type: 'edited', id })
      })
    },
    tag(mark) {
      on(mark, marks.note, id => {
        markBar.close()
        if (!id) return say('reader.nothingToNote')
        const at = spread.selection.box()
        spread.selection.collapse()
        dispatch({ type: 'worked', id })
        tagBar.open(id, at)
      })
    },
  }
}

import type { AnnotationId } from '#domain/ids'
import { hasKindWords, kinds, kindWordsOf, type AnnotationKind } from '#domain/kinds/index'
import { useServices } from '../../services.ts'
import { focusedNote } from './focused-note.ts'
import type { MarkActs, MarkActsTools } from './use-mark-acts.ts'
import { useMade } from './use-made.ts'
import { useStateSaid } from './use-mark-said.ts'

/** What the reader can do with the kinds of marks. */
export interface KindActs {
  /**
   * Turns `mark` into a kind, or into an ordinary mark if it is of that kind; without `mark`, the
   * selection or the mark at the caret. A mark with words of its kind stays as it is. The note of a
   * new question is opened for writing.
   */
  readonly turn: (kind: AnnotationKind, mark?: AnnotationId) => void
  /** Gives `mark` its next state; without `mark`, the mark in the notes or at the caret. */
  readonly nextState: (mark?: AnnotationId) => void
}

export function useKindActs({
  open,
  dispatch,
  markBar,
  say,
}: Omit<MarkActsTools, 'tagBar' | 'moves' | 'current'> & Pick<MarkActs, 'say'>): KindActs {
  const { spread, marks } = open
  const { preferences } = useServices()
  const sayState = useStateSaid(marks)
  const on = useMade(spread)
  return {
    turn(kind, mark) {
      if (mark) marks.turnMark(mark, kind)
      on(
        mark,
        at => marks.turn(kind, at),
        id => {
          const turned = id && marks.get(id)
          markBar.close()
          if (!turned) return say('reader.nothingToMark')
          if (hasKindWords(turned)) return say('reader.kindHasWords')
          sayState(turned.id)
          spread.selection.collapse()
          dispatch({ type: 'worked', id: turned.id })
          const isWritten = turned.note.length > 0 && kindWordsOf(turned).length === 0
          if (turned.kind !== kind || isWritten) return spread.selection.focus()
          preferences.change({ notesOpen: true })
          dispatch({ type: 'edited', id: turned.id })
        },
      )
    },
    nextState(mark) {
      const here = () => [...spread.marks.atSelection(), ...spread.marks.aboutParagraph()]
      const there = mark ? [mark] : [focusedNote(), ...here()]
      const id = there.find(one => {
        const row = one && marks.get(one)
        return row && kinds[row.kind].next !== null
      })
      if (!id) return say('reader.noStateHere')
      marks.nextState(id)
      sayState(id)
      dispatch({ type: 'worked', id })
    },
  }
}

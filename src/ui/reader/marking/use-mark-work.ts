import type { Book } from '#domain/book'
import type { AnnotationId } from '#domain/ids'
import { categoryActions } from '#domain/kinds/highlight'
import { annotationKinds, kinds } from '#domain/kinds/index'
import { useEffect, useReducer, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useActionHandlers, type ActionHandlers } from '../../actions.ts'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'
import { useUndonePlace } from '../jumps/use-undone-place.ts'
import type { OpenSpread } from '../use-spread.ts'
import { notesViewAfter, untouchedNotes } from './notes-view.ts'
import { useLinking } from './use-linking.ts'
import { useMarkActs, type MarkActs } from './use-mark-acts.ts'
import { useMarkBar } from './use-mark-bar.ts'
import { useMarkMoves } from './use-mark-moves.ts'
import { useTagBar } from './use-tag-bar.ts'

export type MarkWork = ReturnType<typeof useMarkWork>

/**
 * The marks of an open book: which the reader works on, the bars beside them, and what can be done.
 */
export function useMarkWork(
  book: Book,
  open: OpenSpread,
  scroller: RefObject<HTMLDivElement | null>,
) {
  const { spread, marks } = open
  const { marking } = useServices()
  const categories = useLive(marking.categories)
  const known = useLive(marking.knownCategories)
  const [view, dispatch] = useReducer(notesViewAfter, untouchedNotes)
  const markBar = useMarkBar(spread, scroller)
  const tagBar = useTagBar(scroller)
  const moves = useMarkMoves(open)
  const acts = useMarkActs({ open, dispatch, markBar, tagBar, moves, current: view.current })
  const linking = useLinking({ open, dispatch, markBar })
  const { redraw } = markBar
  useEffect(() => marks.follow(() => redraw()), [marks, redraw])
  const barMark = markBar.bar?.marks[markBar.bar.chosen]
  useUndonePlace({
    book: book.id,
    spread,
    marks,
    edited: view.edited,
    choose: id => dispatch({ type: 'chosen', id }),
  })

  const markWith = (order: number) => () => {
    const category = categories[order]
    if (category) acts.mark(category)
  }
  useActionHandlers({
    ...Object.fromEntries(
      categoryActions.map((action, order) => [
        action,
        { enabled: order < categories.length, run: markWith(order) },
      ]),
    ),
    'note.create': () => acts.write(),
    ...kindHandlers(acts, barMark),
    'mark.tag': () => acts.tag(barMark),
    'mark.show': () => {
      if (flushSync(markBar.open)) focusBar()
      else acts.say('reader.noMarkHere')
    },
    'mark.move': acts.move,
    'counterpart.link': () => linking.link(barMark),
    'counterpart.show': () => linking.show(barMark),
    'counterpart.remove': () => linking.unlink(barMark),
    'mark.delete': () => {
      // Nobody deletes one of several marks before it is outlined.
      if (!barMark && spread.marks.atSelection().length > 1 && flushSync(markBar.openMarks))
        return focusBar('[data-action="mark.delete"]')
      const id: AnnotationId | undefined = barMark ?? spread.marks.atSelection()[0]
      const mark = id && marks.get(id)
      markBar.close()
      if (mark) acts.remove(mark)
      else acts.say('reader.noMarkHere')
    },
  })
  const isSelection = markBar.bar !== null && barMark === undefined
  const movable = isSelection ? moves.movable(view.current) : null
  return {
    view,
    dispatch,
    categories,
    known,
    markBar,
    tagBar,
    acts,
    linking,
    moves,
    movable,
    barMark,
  }
}

/** What the actions do that turn marks into a kind, or give them the next state of their kind. */
const kindHandlers = (
  acts: Pick<MarkActs, 'turn' | 'nextState'>,
  mark: AnnotationId | undefined,
): ActionHandlers =>
  Object.fromEntries(
    annotationKinds.flatMap(kind => {
      const { turn, next } = kinds[kind]
      return [
        ...(turn === null ? [] : [[turn, () => acts.turn(kind, mark)] as const]),
        ...(next === null ? [] : [[next, () => acts.nextState(mark)] as const]),
      ]
    }),
  )

const focusBar = (button = 'button') =>
  document.querySelector<HTMLElement>(`[data-pane="mark-bar"] ${button}`)?.focus()

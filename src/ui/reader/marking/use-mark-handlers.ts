import type { Category } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { categoryActions } from '#domain/kinds/highlight'
import { annotationKinds, kinds } from '#domain/kinds/index'
import { flushSync } from 'react-dom'
import { useActionHandlers, type ActionHandlers } from '../../actions.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { Linking } from './use-linking.ts'
import type { MarkActs } from './use-mark-acts.ts'
import type { MarkBarControl } from './use-mark-bar.ts'
import { useOutlining } from './use-outlining.ts'
import type { PartActs } from './use-part-acts.ts'
import type { PlaceNotes } from '../places/use-place-notes.ts'

interface MarkHandlersTools {
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
  readonly categories: readonly Category[]
  readonly acts: MarkActs
  readonly linking: Linking
  readonly parts: PartActs
  readonly places: PlaceNotes
  readonly markBar: MarkBarControl
  /** The mark that the bar is about. */
  readonly barMark: AnnotationId | undefined
  /** The mark that is chosen in the notes. */
  readonly current: AnnotationId | null
}

/** What the actions on marks do. */
export function useMarkHandlers(tools: MarkHandlersTools): void {
  useOutlining(tools)
  const { open, categories, acts, linking, parts, places, markBar, barMark } = tools
  const { spread, marks } = open
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
    'note.paragraph': () => places.onParagraph(),
    'note.section': () => places.onSection(),
    'note.book': () => places.onBook(),
    ...kindHandlers(acts, barMark),
    'mark.tag': () => acts.tag(barMark),
    'mark.show': () => {
      if (flushSync(markBar.open)) focusBar()
      else acts.say('reader.noMarkHere')
    },
    'mark.next': { enabled: (markBar.bar?.marks.length ?? 0) > 1, run: markBar.next },
    'mark.list': () => parts.list(),
    'mark.move': acts.move,
    'note.addPassage': acts.addPassage,
    'mark.split': () => parts.split(barMark),
    'mark.merge': () => parts.merge(barMark),
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

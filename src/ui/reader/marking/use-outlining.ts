import type { AnnotationId } from '#domain/ids'
import { useActionHandlers } from '../../actions.ts'
import { useSendToOutline } from '../../outline/use-send-to-outline.ts'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import { focusedNote } from './focused-note.ts'
import { useMade } from './use-made.ts'

interface OutliningTools {
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
  /** The mark that the bar is about, and the one that is chosen in the notes. */
  readonly barMark: AnnotationId | undefined
  readonly current: AnnotationId | null
}

/**
 * Sends a note to an outline: the one with the focus, at the caret or chosen in the notes. Selected
 * words are marked first.
 */
export function useOutlining({ open: { spread, marks }, barMark, current }: OutliningTools): void {
  const send = useSendToOutline()
  const toasts = useToasts()
  const on = useMade(spread)
  const sendMark = (id: AnnotationId | null) => {
    const mark = id && marks.get(id)
    if (mark) send([mark])
    else toasts.show('nothing', { message: t => t('outline.nothingToSend') })
  }
  useActionHandlers({
    'outline.send': () => {
      const there = focusedNote() ?? barMark
      if (there) sendMark(there)
      else if (spread.selection.hasWords) on(undefined, marks.note, sendMark)
      else sendMark(spread.marks.atSelection()[0] ?? current)
    },
  })
}

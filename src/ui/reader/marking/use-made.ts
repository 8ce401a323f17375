import { mostMarkedParagraphs } from '#domain/bounds'
import type { AnnotationId } from '#domain/ids'
import { paragraphsIn } from '#domain/text/book-selection'
import type { Spread } from '#editor/spread'
import type { ReaderAt } from '#services/marking/marking'
import { useToasts } from '../../toasts/toasts.ts'
import { atReader } from '../reader-at.ts'

/** Makes the mark that is wanted where the reader is. */
type Make = (at: ReaderAt) => AnnotationId | null

/**
 * Returns a function that calls `act` with a given mark, or with the one that `make` makes: at
 * once, or as soon as a selection over many sections is read. Says so if too much is selected.
 */
export function useMade(
  spread: Spread,
): (mark: AnnotationId | undefined, make: Make, act: (id: AnnotationId | null) => void) => void {
  const toasts = useToasts()
  return (mark, make, act) => {
    if (mark) return act(mark)
    if (atReader(spread, toasts, at => act(make(at)))) return
    const { span } = spread.selection
    const count = span ? paragraphsIn(span) : 0
    toasts.show('nothing', {
      message: t => t('reader.tooMuchToMark', { most: mostMarkedParagraphs, count }),
    })
  }
}

import type { WordRange } from '#domain/words/word'
import type { Services } from '#services/services'
import type { Toasts } from '../toasts/toasts.ts'
import { placeOfCaret } from '../words/text-place.ts'
import { correctWords } from './correct-words.ts'
import { sourcePlaceOf, bookTextOf, type PlacedBook } from './text-places.ts'

interface CaretTools {
  readonly services: Pick<Services, 'words' | 'ownWords' | 'undoing'>
  readonly toasts: Toasts
  readonly open: PlacedBook
}

/** Joins or splits the word at the caret, in this book, and says what the words are now. */
export async function correctAtCaret(
  how: 'join' | 'split',
  { services, toasts, open }: CaretTools,
): Promise<void> {
  const place = placeOfCaret()
  if (!place) return toasts.show('nothing', { message: t => t('words.noneHere') })
  const where = bookTextOf(open, place)
  const said = (range: WordRange) => ({
    book: where.book,
    scope: 'book' as const,
    place: sourcePlaceOf(open, place, range),
  })
  const outcome = await correctWords(services, how, { text: place.text, in: where, said }, place)
  if (!outcome.ok)
    return toasts.show('nothing', { message: t => t(`ownWords.faults.${outcome.why}`) })
  const { order } = services.undoing
  const step = order.last
  toasts.show('corrected', {
    message: t => t('ownWords.corrected', { words: outcome.parts.join(' | ') }),
    ...(step && {
      step,
      action: {
        name: 'edit.undo',
        label: t => t('actions.edit.undo'),
        run: () => void order.takeBack(step),
      },
    }),
  })
}

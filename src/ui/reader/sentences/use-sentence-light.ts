import type { Book } from '#domain/book'
import type { Spread } from '#editor/spread'
import { useEffect } from 'react'
import { firstPaint } from '../../hooks/first-paint.ts'
import { useServices } from '../../services.ts'

/**
 * Lights the sentence that belongs to the one under the pointer or with the caret while `isOn`.
 * What the reader corrected about sentences follows the text in any case.
 */
export function useSentenceLight(book: Book, spread: Spread, isOn: boolean): void {
  const { sentences } = useServices()
  useEffect(() => {
    // Without them sentences are lit as punctuation and the aligner say.
    void firstPaint.then(() => sentences.open(book.id)).catch(() => null)
  }, [sentences, book.id])
  useEffect(() => {
    if (!isOn) return
    const lit = import('./light-sentence.ts').then(async ({ lightSentence }) =>
      lightSentence(spread, await sentences.open(book.id), sentences.follow),
    )
    lit.catch(() => null)
    return () =>
      void lit.then(
        stop => stop(),
        () => null,
      )
  }, [spread, sentences, book.id, isOn])
}

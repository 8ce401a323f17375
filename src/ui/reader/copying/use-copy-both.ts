import type { Book } from '#domain/book'
import { usualChoices } from '#domain/exporting/export-choices'
import { paragraphsIn } from '#domain/text/book-selection'
import type { Spread } from '#editor/spread'
import { useActionHandlers } from '../../actions.ts'
import { copyText } from '../../parts/copy-text.ts'
import { faultSentence } from '../../saving/fault-sentence.ts'
import { useServices } from '../../services.ts'
import { useToasts, type Words } from '../../toasts/toasts.ts'

/** More take so long to read that the system refuses the text. */
const mostParagraphs = 2000

/**
 * Copies the selected paragraphs, or the one at the caret, with both sides, the one first in which
 * something is selected.
 */
export function useCopyBoth(book: Book, spread: Spread): void {
  const { exporting, translationLanguages } = useServices()
  const toasts = useToasts()
  const say = (message: Words) => toasts.show('copying', { message })

  async function copy(): Promise<void> {
    const { where, ofWords } = spread.selection
    const place = where && { index: where.index, offset: 0 }
    const chosen = ofWords ?? (where && place && { side: where.side, anchor: place, head: place })
    if (!chosen) return
    const count = paragraphsIn(chosen)
    if (count > mostParagraphs) return say(t => t('copying.tooMuchBoth', { count: mostParagraphs }))
    const read = await exporting.copy(book, {
      choices: { ...usualChoices, range: 'selection', leads: chosen.side },
      labels: { language: translationLanguages.of(book.id).get() },
      selection: chosen,
      signal: new AbortController().signal,
    })
    if (!read) return
    if (!read.ok) return say(t => faultSentence(t, read.fault))
    const isCopied = copyText(read.value.text, read.value.html)
    say(t => (isCopied ? t('copying.done', { count }) : t('copying.refused')))
  }

  useActionHandlers({
    'copy.bothSides': () => void copy().catch(() => say(t => t('faults.unexpected'))),
  })
}

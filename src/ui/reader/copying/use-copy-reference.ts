import type { Book } from '#domain/book'
import { endsOf, paragraphsIn, type BookSelection } from '#domain/text/book-selection'
import {
  filledReference,
  headingAt,
  paragraphNumbers,
  type ReferenceField,
} from '#domain/text/reference'
import type { Side } from '#domain/anchor'
import { addressOf } from '#domain/notes/place'
import { proposalsWithin } from '#domain/marking/readings'
import type { Spread } from '#editor/spread'
import type { Marks } from '#services/marking/marking'
import { useActionHandlers } from '../../actions.ts'
import { useTheirWords } from '../../hooks/use-their-words.ts'
import { copyText } from '../../parts/copy-text.ts'
import { faultSentence } from '../../saving/fault-sentence.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'

/** The most paragraphs that are copied with a reference. */
const mostParagraphs = 400

/**
 * Copies the selected words, or the paragraph at the caret, with the other side and the place in
 * the book, in the form of the settings.
 */
export function useCopyReference(open: Book, spread: Spread, marks: Marks): void {
  const book = useTheirWords(open)
  const { reading, preferences, translationLanguages } = useServices()
  const toasts = useToasts()
  const say = useSay()

  async function textOf(side: Side, selection: BookSelection) {
    const language = side === 'source' ? book.language : translationLanguages.of(book.id).get()
    return reading.text(book, { ...selection, side }, { language })
  }

  async function copy(): Promise<void> {
    const { where, ofWords, paragraph } = spread.selection
    const here = where && wholeParagraphs(where.side, where.index, where.index)
    const chosen = ofWords ?? here
    if (!chosen) return
    if (paragraphsIn(chosen) > mostParagraphs)
      return toasts.show('copying', {
        message: t => t('copying.tooMuch', { count: mostParagraphs }),
      })
    const { from, to } = endsOf(chosen)
    const both = wholeParagraphs(chosen.side, from.index, to.index)
    const [source, translation] = await Promise.all([
      textOf('source', chosen.side === 'source' ? chosen : both),
      textOf('translation', chosen.side === 'translation' ? chosen : both),
    ])
    for (const read of [source, translation])
      if (read && !read.ok)
        return toasts.show('copying', { message: t => faultSentence(t, read.fault) })
    const words = (read: typeof source) => (read?.ok ? read.value.text.trim() : '')
    const fields: Readonly<Record<ReferenceField, string>> = {
      passage: words(source),
      translation: words(translation),
      title: book.title,
      author: book.author ?? '',
      translatedTitle: book.translatedTitle ?? '',
      translatedAuthor: book.translatedAuthor ?? '',
      chapter: headingAt(book, from.index),
      paragraph: paragraphNumbers(from.index, to.index),
      link: paragraph
        ? addressOf({ kind: 'paragraph', book: book.id, paragraph: paragraph.id })
        : '',
    }
    const { referenceForm } = preferences.settings.get()
    const text = filledReference(referenceForm, name => fields[name])
    if (!copyText(text)) return toasts.show('copying', { message: t => t('copying.refused') })
    const passage = chosen.side === 'source' ? chosen : both
    const count = preferences.settings.get().emended ? proposalsWithin(marks.all.get(), passage) : 0
    // The reader sees other words than those that were copied.
    if (count > 0) toasts.show('copying', { message: t => t('copying.asPrinted', { count }) })
    else say('deed', t => t('copying.withReference'))
  }

  const copied = () =>
    copy().catch(() => toasts.show('copying', { message: t => t('faults.unexpected') }))
  useActionHandlers({ 'copy.withReference': () => void copied() })
}

const wholeParagraphs = (side: Side, from: number, to: number): BookSelection => ({
  side,
  anchor: { index: from, offset: 0 },
  head: { index: to, offset: Infinity },
})

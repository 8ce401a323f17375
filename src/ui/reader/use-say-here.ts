import type { Book, Paragraph } from '#domain/book'
import { halfOn } from '#domain/marking/halves'
import { missingCategory } from '#domain/marking/categories'
import { endsOf, paragraphsIn } from '#domain/text/book-selection'
import { headingAt } from '#domain/text/reference'
import { rareAtCaret } from '#editor/spread/rare-at-caret'
import type { Speech } from '#i18n/speech'
import type { Marks } from '#services/marking/marking'
import { useActionHandlers } from '../actions.ts'
import { markName } from '../notes/mark-name.ts'
import { beginningOfWords, quotedWords } from '../notes/notes-in-order.ts'
import { useServices } from '../services.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import { inOneLine, placeWords } from './place-words.ts'
import { spreadWords } from './spread-words.ts'
import type { OpenSpread } from './use-spread.ts'

type Here = Pick<OpenSpread, 'spread' | 'marks'>

/** The most marks of which all is said. The shortest are said first. */
const mostMarks = 5

/** How much of a quote is said, in characters. */
const saidLimit = 20

/**
 * Offers the action that says what is at the caret: the selection, each mark there, the paragraph
 * and its section.
 */
export function useSayHere(book: Book, open: Here): void {
  const say = useSay()
  const { marking } = useServices()
  useActionHandlers({
    'place.say': () =>
      say('place', t => {
        const inWords = spreadWords(t, book)
        const category = (id: Parameters<typeof missingCategory>[0]) =>
          marking.knownCategories.get().find(one => one.id === id) ?? missingCategory(id)
        const { where } = open.spread.selection
        if (!where) return t('spoken.noCaret')
        const here = open.spread.marks
        const about = open.spread.selection.isEmpty ? here.aboutParagraph() : []
        const ids = [...here.atSelection(), ...about]
        const marks = ids.flatMap(id => open.marks.get(id) ?? [])
        const said = marks.slice(0, mostMarks).map(mark => {
          const half = halfOn(mark, where.side)
          const what = inOneLine(t, [
            inWords.mark(mark, category(mark.category), where.side),
            linksIn(t, mark),
          ])
          const words = half ? beginningOfWords(quotedWords(half), saidLimit) : ''
          const quote = mark.scope ? markName(t, mark, saidLimit) : words
          return quote === '' ? what : t('spoken.marked', { category: what, quote })
        })
        const others = marks.length - said.length
        const section = headingAt(book, where.index)
        const code = rareAtCaret(open.spread.selection)
        return inSentences(t, [
          selectedWords(t, open),
          code === null ? '' : t('spoken.rare', { code }),
          ...said,
          others > 0 ? t('spoken.otherMarks', { count: others }) : '',
          placeWords(t, open.spread),
          kindWords(t, open.spread.selection.paragraph),
          section === '' ? '' : t('spoken.under', { section }),
        ])
      }),
  })
}

/** The kind of a paragraph, in words; empty for ordinary text and headings, whose level is said. */
const kindWords = (t: Speech['t'], paragraph: Paragraph | null): string =>
  paragraph?.isHidden
    ? t('spoken.hidden')
    : paragraph && paragraph.kind !== 'body' && paragraph.level === undefined
      ? t(`spoken.kinds.${paragraph.kind}`)
      : ''

/** How many links the note of a mark has, in words; empty for none. */
function linksIn(t: Speech['t'], { note }: NonNullable<ReturnType<Marks['get']>>): string {
  const count = note.flatMap(({ spans }) => spans).filter(({ format }) => format === 'link').length
  return count > 0 ? t('spoken.links', { count }) : ''
}

/** How much is selected, in words; empty for nothing. */
function selectedWords(t: Speech['t'], { spread }: Here): string {
  const { span, isEmpty } = spread.selection
  if (isEmpty) return ''
  if (span) {
    const { from, to } = endsOf(span)
    const ends = { first: from.index + 1, last: to.index + 1 }
    return t('spoken.selected', { count: paragraphsIn(span), ...ends })
  }
  const anchors = spread.selection.textInSection()?.anchors ?? []
  const count = anchors.reduce((sum, { quote }) => sum + Array.from(quote.exact).length, 0)
  return count > 0 ? t('spoken.characters', { count }) : ''
}

/** Joins the parts that are not empty, each as a sentence. */
const inSentences = (t: Speech['t'], parts: readonly string[]): string =>
  parts
    .filter(Boolean)
    .reduce((first, second) => (first ? t('spoken.and', { first, second }) : second), '')

import type { Annotation, Category } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { AnnotationId } from '#domain/ids'
import type { Spread } from '#editor/spread'
import { expressionOf } from '#domain/marking/term-expression'
import { missingAtCaret } from '#editor/spread/missing-at-caret'
import { rareAtCaret } from '#editor/spread/rare-at-caret'
import { termAtCaret } from '#editor/spread/terms'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useTranslationLanguage } from '../../hooks/use-translation-language.ts'
import { useContextMenu } from '../../menus/use-popup.ts'
import { useSpellingMenu } from '../../menus/use-spelling-menu.ts'
import { useCategoryName } from '../../notes/use-category-name.ts'
import { copyText } from '../../parts/copy-text.ts'
import { selectedWords } from '../../search/selected-words.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import type { MarkWork } from '../marking/use-mark-work.ts'
import { useSetState } from '../use-set-state.ts'
import type { OfferKinds } from '../structure/use-paragraph-acts.ts'
import type { OpenSpread } from '../use-spread.ts'
import { statesMenu } from './states-menu.ts'
import { textMenu, type TextPlace } from './text-menu.ts'

interface TextMenuTools {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
  readonly scroller: RefObject<HTMLElement | null>
  readonly work: Pick<MarkWork, 'acts' | 'categories' | 'barMark'>
  readonly kinds: OfferKinds
  readonly showContents: () => void
}

/** Shows the context menu of the text: for a right click there, and for its keys at the caret. */
export function useTextMenu(tools: TextMenuTools): void {
  const { book, open, scroller, work, kinds, showContents } = tools
  const { spread, marks } = open
  const { acts, categories, barMark } = work
  const { t } = useTranslation()
  const nameOf = useCategoryName()
  const setState = useSetState(spread)
  const say = useSay()
  const spellingMenu = useSpellingMenu(useTranslationLanguage(book.id))

  const copy = (text: string) => {
    if (copyText(text)) say('deed', t => t('spoken.copied'))
  }
  const copyHeading = () => copy(spread.selection.paragraphText()?.anchors[0]?.quote.exact ?? '')

  useContextMenu(scroller, target => {
    const { where } = spread.selection
    if (!target.closest('.column') || !where) return null
    const place = placeIn(spread, marks.get, barMark)
    // The caret may be elsewhere by the time the reader chooses.
    const only = place.isSelected ? undefined : where.index
    const parts = {
      t,
      categories,
      nameOf,
      markWith: (category: Category, mark?: Annotation) => acts.mark(category, mark?.id),
      selectParagraph: () => spread.selection.selectParagraph(),
      showInContents: () => {
        showContents()
        focusHeading(spread.selection.pair()?.paragraph.id ?? '')
      },
      copyHeading,
      copyName: copy,
      states: statesMenu({
        t,
        translations: spread.translations,
        index: where.index,
        set: state => setState(state, only),
      }),
    }
    const misspelt = spread.spelling.atCaret()
    const menu = async () => {
      const spelling = misspelt ? await spellingMenu(misspelt) : []
      return textMenu(place, { ...parts, kinds: await kinds(only), spelling })
    }
    return menu()
  })
}

/** For how many frames a heading is waited for: the contents follow the caret after a pause. */
const mostFrames = 60

/** Focuses a heading in the contents, as soon as they show it. */
function focusHeading(paragraph: string, frames = mostFrames): void {
  const row = document.querySelector<HTMLElement>(`[data-heading="${CSS.escape(paragraph)}"]`)
  if (row) row.focus()
  else if (frames > 0) requestAnimationFrame(() => focusHeading(paragraph, frames - 1))
}

/** What is at the caret. As for the actions, the mark is the bar's if that is open. */
function placeIn(
  spread: Spread,
  get: OpenSpread['marks']['get'],
  barMark: AnnotationId | undefined,
): TextPlace {
  const { selection } = spread
  const isSelected = !selection.isEmpty
  const here = spread.marks.atSelection()
  const [id] = isSelected ? [] : barMark ? [barMark] : here
  return {
    side: selection.where?.side ?? 'source',
    isSelected,
    words: selectedWords(spread),
    mark: id ? get(id) : null,
    isTerm:
      !isSelected &&
      [...here, ...termAtCaret(selection)].some(one => expressionOf(get(one)) !== null),
    count: here.length,
    isHeading: selection.pair()?.paragraph.level !== undefined,
    missing: missingAtCaret(selection)?.name ?? null,
    rare: rareAtCaret(selection),
    hasText: selection.paragraphText() !== null,
  }
}

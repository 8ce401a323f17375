import type { KindOfParagraph } from '#domain/structure/paragraph-change'
import { endsOf } from '#domain/text/book-selection'
import { sectionAt } from '#editor/loaded-sections'
import type { Services } from '#services/services'
import type { Speech } from '#i18n/speech'
import type { MenuChoice } from '../../menus/menu.ts'
import type { OpenSpread } from '../use-spread.ts'
import { kindName, kindsMenu } from './kinds-menu.ts'
import type { ParagraphTools } from './paragraph-act.ts'

interface KindTools extends Pick<ParagraphTools, 'book' | 'say' | 'toasts'> {
  readonly open: Pick<OpenSpread, 'spread' | 'division' | 'prepareDividing'>
  readonly services: { readonly structure: Pick<Services['structure'], 'changeKinds'> }
  readonly t: Speech['t']
}

/** Shown paragraphs, counted in the book from 0. */
interface Span {
  readonly first: number
  readonly last: number
}

/**
 * Returns the kinds that the selected paragraphs can have, or the one at `index` in the book;
 * nothing while there is no caret. A choice changes the paragraphs that were meant when the menu
 * was made.
 */
export function offeredKinds(tools: KindTools, index?: number): readonly MenuChoice[] {
  const { t, open } = tools
  const { sections, selection } = open.spread
  const span = index === undefined ? selectedIn(selection) : { first: index, last: index }
  const editor = span && sections.get(sectionAt(sections.all, span.first))
  const paragraph = span && editor?.paragraphs[span.first - editor.section.offset]
  if (!paragraph) return []
  const { divided } = open.division.structure
  const isChanged = divided.some(
    one => one.index >= span.first && one.index <= span.last && one.kind !== null,
  )
  return kindsMenu({ t, paragraph, isChanged, make: kind => void makeKind(tools, span, kind) })
}

/** The paragraphs with selected words, or the one with the caret; null while there is no caret. */
function selectedIn({ ofWords, where }: OpenSpread['spread']['selection']): Span | null {
  if (!ofWords) return where && { first: where.index, last: where.index }
  const { from, to } = endsOf(ofWords)
  return { first: from.index, last: to.index }
}

/** Gives paragraphs a kind and says so, or why they stay as they are. */
async function makeKind(
  { book, open, services: { structure }, say, toasts }: KindTools,
  span: Span,
  kind: KindOfParagraph,
): Promise<void> {
  await open.prepareDividing()
  const outcome = await structure.changeKinds(book.id, span, kind)
  if (!outcome.ok) {
    const { why } = outcome
    return toasts.show('structure', { message: t => t(`structure.${why}`) })
  }
  const [first, last] = [span.first + 1, span.last + 1]
  if (outcome.step)
    say('deed', t =>
      first === last
        ? t('structure.made', { number: first, kind: kindName(t, kind) })
        : t('structure.madeMany', { first, last, kind: kindName(t, kind) }),
    )
}

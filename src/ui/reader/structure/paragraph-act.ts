import type { Book } from '#domain/book'
import type { DividedOutcome } from '#services/structure/structure'
import type { Where } from '#editor/spread/selection'
import type { Services } from '#services/services'
import type { useSay } from '../../spoken/spoken-region.tsx'
import type { Toasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'

export type ParagraphAct = 'join' | 'split'

export interface ParagraphTools {
  readonly book: Book
  readonly open: {
    readonly spread: { readonly selection: Pick<OpenSpread['spread']['selection'], 'where'> }
    readonly prepareDividing: () => Promise<void>
  }
  readonly services: {
    readonly structure: Pick<Services['structure'], ParagraphAct>
  }
  readonly say: ReturnType<typeof useSay>
  readonly toasts: Pick<Toasts, 'show'>
}

/** How often an act begins again because the text has changed while it was read. */
const attempts = 4

/**
 * Joins or splits the paragraph with the caret, and says so, or why it stays as it is. If the caret
 * moves while the paragraph is read, the act begins again where the caret is then.
 */
export async function paragraphAct(tools: ParagraphTools, act: ParagraphAct): Promise<void> {
  const { open, say, toasts } = tools
  await open.prepareDividing()
  for (let left = attempts; left > 0; left--) {
    const { where } = open.spread.selection
    if (!where) return
    const outcome = await dividedAt(tools, act, where)
    if (outcome.ok) {
      if (outcome.step) say('deed', t => t(`structure.${act}`, { number: where.index + 1 }))
      return
    }
    const { why } = outcome
    if (why === 'changed' && left > 1) continue
    return toasts.show('structure', { message: t => t(`structure.${why}`) })
  }
}

function dividedAt(
  { book, open, services: { structure } }: ParagraphTools,
  act: ParagraphAct,
  { index, side, caret }: Where,
): Promise<DividedOutcome> {
  const isStill = () => {
    const { where } = open.spread.selection
    return where?.index === index && where.side === side && where.caret === caret
  }
  return act === 'join'
    ? structure.join(book.id, index, isStill)
    : structure.split(book.id, { index, side, offset: caret }, isStill)
}

import type { Book } from '#domain/book'
import type { DividedOutcome, NotDivided } from '#services/structure/structure'
import type { Services } from '#services/services'
import type { useSay } from '../../spoken/spoken-region.tsx'
import type { Toasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'

export type ParagraphAct = 'join' | 'split'

export interface ParagraphTools {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'prepareDividing'>
  readonly services: Pick<Services, 'structure' | 'autosave'>
  readonly say: ReturnType<typeof useSay>
  readonly toasts: Pick<Toasts, 'show'>
}

/** Joins or splits the paragraph with the caret, and says so, or why it stays as it is. */
export async function paragraphAct(
  { book, open, services, say, toasts }: ParagraphTools,
  act: ParagraphAct,
): Promise<void> {
  const { spread, prepareDividing } = open
  const { structure, autosave } = services
  const refuse = (why: NotDivided | 'busy') =>
    toasts.show('structure', { message: t => t(`structure.${why}`) })
  // A large change still goes through the paragraphs by their numbers.
  if (autosave.isWorking.get()) return refuse('busy')
  await prepareDividing()
  const { where, isComposing } = spread.selection
  if (!where || isComposing) return
  const { index, side, caret } = where
  const acts: Record<ParagraphAct, () => Promise<DividedOutcome>> = {
    join: () => structure.join(book.id, index),
    split: () => structure.split(book.id, { index, side, offset: caret }),
  }
  const outcome = await acts[act]()
  if (!outcome.ok) return refuse(outcome.why)
  if (outcome.step) say('deed', t => t(`structure.${act}`, { number: index + 1 }))
}

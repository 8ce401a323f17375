/** Reads a reviewed file, with its progress as a message. Loaded at the first use. */
import type { Book } from '#domain/book'
import { progressInSteps } from '#domain/progress-share'
import type { OpenedFile } from '#services/outside'
import type { ReviewOutcome, ReviewPlan } from '#services/reviewing/reviewing'
import { faultSentence } from '../saving/fault-sentence.ts'
import type { UiServices } from '../services.ts'
import type { Toasts } from '../toasts/toasts.ts'

/** A reviewed file that the reader looks at. */
export interface ShownReview {
  readonly file: string
  readonly plan: ReviewPlan
}

export interface PlanTools extends Pick<UiServices, 'outside' | 'reviewing'> {
  readonly book: Book
  readonly toasts: Toasts
}

/** Lets the reader choose a file. Resolves to null if there is nothing to look at. */
export async function chosenReview(tools: PlanTools): Promise<ShownReview | null> {
  const { outside, toasts } = tools
  const [file] = await outside.chooseFiles()
  if (!file) return null
  const outcome = file.ok ? await planned(tools, file.value) : file
  if (outcome === null) return null
  if (file.ok && outcome.ok) return { file: file.value.name, plan: outcome.value }
  if (!outcome.ok) toasts.show('reviewed', { message: t => faultSentence(t, outcome.fault) })
  return null
}

/** Returns the review in `file`; null if it is not of the book. */
export async function reviewIn(
  tools: PlanTools,
  file: OpenedFile,
): Promise<ShownReview | 'cancelled' | null> {
  const outcome = await planned(tools, file)
  if (outcome === null) return 'cancelled'
  return outcome.ok && isOfBook(outcome.value) ? { file: file.name, plan: outcome.value } : null
}

/** Whether any row of a file is of the book. */
const isOfBook = ({ pairs, unchanged }: ReviewPlan): boolean =>
  unchanged > 0 || pairs.some(({ index, row }) => index !== null && row !== null)

async function planned(
  { reviewing, toasts, book }: PlanTools,
  file: OpenedFile,
): Promise<ReviewOutcome | null> {
  const cancel = new AbortController()
  const say = (share: number) =>
    toasts.show('reviewed', {
      message: t => t('reviewed.reading', { file: file.name, percent: Math.floor(100 * share) }),
      action: {
        name: 'import.cancel',
        label: t => t('actions.import.cancel'),
        run: () => cancel.abort(),
      },
      stays: true,
    })
  say(0)
  try {
    const onProgress = progressInSteps(say, 0.25)
    return await reviewing.plan(book, file, { signal: cancel.signal, onProgress })
  } catch (error) {
    if (cancel.signal.aborted) return null
    throw error
  } finally {
    toasts.hide('reviewed')
  }
}

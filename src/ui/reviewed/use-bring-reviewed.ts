import type { Book } from '#domain/book'
import type { OpenedFile } from '#services/outside'
import { useEffect, useEffectEvent, useState } from 'react'
import { useActionHandlers } from '../actions.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { ShownReview } from './planned-review.ts'

/** The names of files that may come back from a review. */
const mayBe = /\.(?:docx|docm|odt|rtf|xlf|xliff|sdlxliff|mqxliff|tmx|gz|csv|tsv)$/i

/** Lets the reader choose a reviewed file, or takes one that was dropped. Null: none is shown. */
export function useBringReviewed(book: Book) {
  const { outside, reviewing } = useServices()
  const toasts = useToasts()
  const [shown, setShown] = useState<ShownReview | null>(null)
  const tools = { outside, reviewing, book, toasts }

  const choose = async () =>
    setShown(await (await import('./planned-review.ts')).chosenReview(tools))
  const chosen = () =>
    choose().catch(() => toasts.show('reviewed', { message: t => t('faults.unexpected') }))
  useActionHandlers({ 'reviewed.open': () => void chosen() })

  const taken = useEffectEvent(async (files: readonly OpenedFile[]) => {
    const [file, another] = files
    if (shown || !file || another || !mayBe.test(file.name)) return false
    const review = await (await import('./planned-review.ts')).reviewIn(tools, file)
    if (review !== 'cancelled') setShown(review)
    return review !== null
  })
  useEffect(() => reviewing.take(files => taken(files)), [reviewing])
  return { shown, close: () => setShown(null) }
}

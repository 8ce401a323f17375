import type { Book } from '#domain/book'
import { progressInSteps } from '#domain/progress-share'
import type { OpenedFile } from '#services/outside'
import type { ReviewPlan } from '#services/reviewing/reviewing'
import { useEffect, useEffectEvent, useState } from 'react'
import { useActionHandlers } from '../actions.ts'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { ReviewRow } from './review-state.ts'
import { useApplying, type ApplyTools } from './use-applying.ts'

/** A reviewed file that the reader looks at. */
interface ShownReview {
  readonly file: string
  readonly plan: ReviewPlan
}

interface BringReviewed {
  /** Null: no file is looked at. */
  readonly shown: ShownReview | null
  /** How much of the work is applied, in percent; null while nothing is. */
  readonly applying: number | null
  readonly apply: (accepted: readonly ReviewRow[]) => void
  readonly cancel: () => void
  readonly close: () => void
}

interface ReviewTools extends ApplyTools {
  readonly book: Book
}

/** The names of files that may come back from a review. */
const mayBe = /\.(?:docx|docm|odt|fodt|rtf|xlf|xliff|sdlxliff|mqxliff|tmx|gz|csv|tsv)$/i

/** Lets the reader choose a reviewed file, or takes one that was dropped, and applies it. */
export function useBringReviewed({ book, spread, marks }: ReviewTools): BringReviewed {
  const { outside, reviewing } = useServices()
  const toasts = useToasts()
  const [shown, setShown] = useState<ShownReview | null>(null)
  const planned = usePlanned(book)
  const { applying, apply, cancel } = useApplying({ spread, marks })

  async function choose() {
    const [file] = await outside.chooseFiles()
    if (!file) return
    const outcome = file.ok ? await planned(file.value) : file
    if (outcome === null) return
    if (outcome.ok) setShown({ file: file.ok ? file.value.name : '', plan: outcome.value })
    else toasts.show('reviewed', { message: t => faultSentence(t, outcome.fault) })
  }

  const chosen = () =>
    choose().catch(() => toasts.show('reviewed', { message: t => t('faults.unexpected') }))
  useActionHandlers({ 'reviewed.open': () => void chosen() })

  const taken = useEffectEvent(async (file: OpenedFile) => {
    if (shown || !mayBe.test(file.name)) return false
    const outcome = await planned(file)
    if (outcome === null) return true
    if (!outcome.ok || !isOfBook(outcome.value)) return false
    setShown({ file: file.name, plan: outcome.value })
    return true
  })
  useEffect(() => reviewing.take(file => taken(file)), [reviewing])

  return {
    shown,
    applying,
    cancel,
    close: () => setShown(null),
    apply: accepted => {
      if (shown) void apply(shown.plan, accepted).finally(() => setShown(null))
    },
  }
}

/** Whether any row of a file is of the book. */
const isOfBook = ({ pairs, unchanged }: ReviewPlan): boolean =>
  unchanged > 0 || pairs.some(({ index, row }) => index !== null && row !== null)

/** Returns what reads a file, with its progress as a message; null if the reader cancelled. */
function usePlanned(book: Book) {
  const { reviewing } = useServices()
  const toasts = useToasts()
  return async (file: OpenedFile) => {
    const cancel = new AbortController()
    const say = (share: number) =>
      toasts.show('reviewed', {
        message: t => t('reviewed.reading', { file: file.name, percent: Math.floor(100 * share) }),
        action: {
          name: 'reviewed.cancel',
          label: t => t('actions.reviewed.cancel'),
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
}

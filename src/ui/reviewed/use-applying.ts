import type { Spread } from '#editor/spread'
import type { Marks } from '#services/marking/marking'
import type { ReviewPlan } from '#services/reviewing/reviewing'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { ReviewRow } from './review-state.ts'

export interface ApplyTools {
  readonly spread: Spread
  readonly marks: Pick<Marks, 'bring'>
}

/** Applies what the reader accepted, and can be cancelled. */
export function useApplying(tools: ApplyTools) {
  const [applying, setApplying] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  const applyAll = useApplyAll(tools)
  const { t } = useTranslation()
  const [said, setSaid] = useState('')
  const done = useOutcome()
  return {
    /** How much is applied, in percent; null while nothing is. */
    applying,
    /** Why nothing was applied; '' if there is nothing to say. */
    said,
    cancel: () => running.current?.abort(),
    /** Resolves to whether it was applied. Otherwise the reader's decisions are still good. */
    apply: async (plan: ReviewPlan, accepted: readonly ReviewRow[]): Promise<boolean> => {
      if (running.current) return false
      const controller = new AbortController()
      running.current = controller
      setApplying(0)
      setSaid('')
      try {
        const count = await applyAll(plan, accepted, {
          signal: controller.signal,
          onPercent: setApplying,
        })
        if (count === null) setSaid(t('reviewed.cancelled'))
        else done(count, accepted.length)
        return count !== null
      } catch {
        setSaid(t('faults.unexpected'))
        return false
      } finally {
        running.current = null
        setApplying(null)
      }
    },
  }
}

interface ApplyOptions {
  readonly signal: AbortSignal
  readonly onPercent: (percent: number) => void
}

/**
 * Returns what makes a snapshot and then applies the rows, as one step of undo. It resolves to how
 * many were applied; null if it was cancelled.
 */
function useApplyAll({ spread, marks }: ApplyTools) {
  const { autosave, keeping, undoing } = useServices()
  return async (
    plan: ReviewPlan,
    accepted: readonly ReviewRow[],
    { signal, onPercent }: ApplyOptions,
  ): Promise<number | null> => {
    const { order } = undoing
    const replacements = accepted.flatMap(row => {
      if (row.case === 'comment') return []
      const { index, id, here, there } = row.pair
      return index !== null && id !== null && here && there
        ? [{ index, id, from: here, to: there }]
        : []
    })
    const notes = accepted.flatMap(row => (row.case === 'comment' ? [row.note] : []))
    await autosave.flush()
    await keeping.backUpBefore('review')
    if (signal.aborted) return null
    const before = order.last
    const changed = await spread.translations.applyReviewed(replacements, {
      progress: (done, all) => onPercent(Math.floor((100 * done) / Math.max(1, all))),
      signal,
      written: autosave.write,
    })
    if (signal.aborted && changed === 0) return null
    const texts = order.last === before ? undefined : order.last
    const annotations = await Promise.all(
      notes.map(async note => plan.noteAt(note, await spread.translations.at(note.index))),
    )
    order.join([texts, marks.bring(annotations) ?? undefined], 'bringReviewed')
    await autosave.flush()
    return changed + annotations.length
  }
}

/** Returns what shows the result as a message. */
function useOutcome() {
  const { undoing } = useServices()
  const toasts = useToasts()
  return (count: number, all: number) => {
    const { order } = undoing
    const step = order.last?.name === 'bringReviewed' ? order.last : undefined
    toasts.show('reviewed', {
      message: t =>
        count === all ? t('reviewed.done', { count }) : t('reviewed.doneSome', { count, all }),
      ...(step && {
        step,
        action: {
          name: 'edit.undo',
          label: t => t('toasts.undo'),
          run: () => void order.takeBack(step),
        },
      }),
    })
  }
}

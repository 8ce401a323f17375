import type { WordStatus } from '#domain/own-words/own-word'
import type { WordLine } from '#domain/own-words/word-list'
import type { Undoable } from '#domain/undo-order'
import { useEffect, useState } from 'react'
import { useActionHandlers } from '../actions.ts'
import { useServices } from '../services.ts'
import type { Words } from '../toasts/toasts.ts'

/** What the last change did, and the step that undoes it. */
export interface WordChange {
  readonly said: Words
  readonly step: Undoable | null
}

/** A line, as far as a status needs it. */
export interface WordOf {
  readonly row: Pick<WordLine['row'], 'expression'>
}

/** What changes the words of the list. Each change is a step of undoing. */
export function useWordChanges() {
  const { ownWords, notebook, undoing } = useServices()
  const { order } = undoing
  const [last, setLast] = useState<WordChange | null>(null)
  const say = (said: Words) => setLast({ said, step: null })
  const failed = () => say(t => t('ownWords.faults.failed'))
  const change = (make: () => Promise<void>, said: Words) => {
    const before = order.last
    make().then(() => {
      const step = order.last
      setLast({ said, step: step && step !== before ? step : null })
    }, failed)
  }
  useEffect(
    () =>
      order.onStep(({ step, way }) => {
        if (way === 'undo')
          setLast(now =>
            now?.step && now.step === step
              ? { said: t => t('ownWords.list.undone'), step: null }
              : now,
          )
      }),
    [order],
  )
  const step = last?.step ?? null
  const takeBack = () => {
    if (step) order.takeBack(step)
  }
  useActionHandlers({ 'edit.undo': { enabled: step !== null, run: takeBack } })
  return {
    last,
    say,
    takeBack,
    remove: ({ row }: WordLine) =>
      change(
        async () => {
          if (row.kind !== 'term') return (await ownWords.acts()).remove([row.id])
          const deletion = { field: 'presence', to: 'deleted' } as const
          await notebook.change([{ id: row.id, change: deletion }], 'removeOwnWord')
        },
        t => t('ownWords.list.removed', { word: row.expression }),
      ),
    change,
    setStatus: ({ row }: WordOf, status: WordStatus | null) =>
      change(
        async () => (await ownWords.acts()).setStatus([row.expression], status),
        t =>
          t('ownWords.list.changed', {
            word: row.expression,
            status: t(`ownWords.statuses.${status ?? 'none'}`),
          }),
      ),
  }
}

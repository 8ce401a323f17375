import type { BookId } from '#domain/ids'
import type { Undoable } from '#domain/undo-order'
import { useCallback, useEffect, useState } from 'react'
import { useServices } from '../services.ts'
import { noUses, type TagUses } from './tag-rows.ts'

/** What the last change of tags did. */
export type TagsChanged =
  | { readonly how: 'done'; readonly count: number; readonly step: Undoable }
  | { readonly how: 'undone' | 'tooLong' | 'failed' }

/** The tags of all books, and what changes them. `uses` is null until they are read. */
export function useLibraryTags(book: BookId | null) {
  const { marking, undoing } = useServices()
  const [uses, setUses] = useState<TagUses | null>(null)
  const [changed, setChanged] = useState<TagsChanged | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let left = false
    const take = (found: TagUses) => !left && setUses(found)
    void marking.tags.uses().then(take, () => take(noUses))
    return () => {
      left = true
    }
  }, [marking, turn])
  const reload = useCallback(() => setTurn(now => now + 1), [])
  useEffect(
    () =>
      undoing.order.onStep(({ step, way }) => {
        reload()
        if (way === 'undo')
          setChanged(now => (now?.how === 'done' && now.step === step ? { how: 'undone' } : now))
      }),
    [undoing, reload],
  )

  async function retag(from: readonly string[], to: string | null): Promise<void> {
    const done = await marking.tags.retag({ from, to, book }).catch(() => 'failed' as const)
    if (typeof done === 'string') setChanged({ how: done })
    else if (done.step) setChanged({ how: 'done', count: done.count, step: done.step })
    reload()
  }

  function undo() {
    if (changed?.how === 'done') undoing.order.takeBack(changed.step)
  }

  return { uses, changed, retag, undo }
}

import type { AnnotationId } from '#domain/ids'
import type { OutlineNode } from '#domain/outline/outline-tree'
import type { NotebookMarks } from '#services/notebook/notebook'
import type { OpenOutlines, OutlinedPassage } from '#services/outline/outlines'
import { live } from '#services/live'
import { useEffect, useMemo, useState } from 'react'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'

export type OutlinesOpened =
  | { readonly state: 'reading' }
  | { readonly state: 'failed' }
  | { readonly state: 'read'; readonly outlines: OpenOutlines }

/** Opens the outlines. */
export function useOutlines(): OutlinesOpened {
  const { outlines } = useServices()
  const [opened, setOpened] = useState<OutlinesOpened>({ state: 'reading' })
  useEffect(() => {
    let isWanted = true
    const set = (next: OutlinesOpened) => isWanted && setOpened(next)
    outlines.open().then(
      read => set({ state: 'read', outlines: read }),
      () => set({ state: 'failed' }),
    )
    return () => {
      isWanted = false
    }
  }, [outlines])
  return opened
}

export type Passages = ReadonlyMap<AnnotationId, OutlinedPassage>

const noMarks = live<readonly []>([])

/** Returns what the marks in `tree` say now; null until they are read. */
export function usePassages(
  outlines: OpenOutlines,
  tree: readonly OutlineNode[],
  marks: NotebookMarks | null,
): Passages | null {
  const all = useLive(marks?.all ?? noMarks)
  const wanted = useMemo(() => tree.flatMap(({ item }) => item.mark ?? []), [tree])
  const names = wanted.map(({ id }) => id).join(' ')
  const [passages, setPassages] = useState<Passages | null>(null)
  useEffect(() => {
    let isWanted = true
    outlines.passages(wanted).then(
      read => isWanted && setPassages(read),
      () => isWanted && setPassages(new Map()),
    )
    return () => {
      isWanted = false
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the names stand for the marks
  }, [outlines, names, all])
  return passages
}

import { useCallback, useEffect, useMemo } from 'react'
import { useServices } from '../services.ts'
import { useLive } from './use-live.ts'

/** Whether name number `number`, from 0, is wanted. */
export type IsNamed = (number: number) => boolean

/** Which of `names`, the same array until they change, have `words` in them: all where there are none. */
export function useNamed(names: readonly string[], words: string): IsNamed {
  const { search, fetch } = useServices().names
  const found = useLive(search)
  const isWanted = words.trim() !== ''
  useEffect(() => {
    if (isWanted) fetch()
  }, [isWanted, fetch])
  const among = useMemo(
    () => (isWanted ? (found?.(names) ?? null) : null),
    [isWanted, found, names],
  )
  const numbers = useMemo(() => among?.(words) ?? null, [among, words])
  return useCallback(number => numbers?.has(number) ?? true, [numbers])
}

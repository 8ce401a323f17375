import { useCallback, useEffect, useMemo } from 'react'
import { useServices } from '../services.ts'
import { useLive } from './use-live.ts'

/** Whether the name with this number, from 0, matches. */
export type IsNamed = (number: number) => boolean

/**
 * Returns which of `names` match `words`; all match when `words` is blank. `names` must be the same
 * array until the names change. Names match in either way of writing as soon as the search tables
 * are fetched. Until then they match by plain containment, so that Enter never acts on an unrelated
 * name.
 */
export function useNamed(names: readonly string[], words: string): IsNamed {
  const { search, fetch } = useServices().names
  const searchNames = useLive(search)
  const isWanted = words.trim() !== ''
  useEffect(() => {
    if (isWanted) fetch()
  }, [isWanted, fetch])
  const among = useMemo(
    () => (isWanted ? (searchNames?.(names) ?? containedIn(names)) : null),
    [isWanted, searchNames, names],
  )
  const numbers = useMemo(() => among?.(words) ?? null, [among, words])
  return useCallback(number => numbers?.has(number) ?? true, [numbers])
}

/** Matches names that contain the words, in either case. */
function containedIn(names: readonly string[]): (words: string) => ReadonlySet<number> {
  const lowered = names.map(name => name.toLowerCase())
  return words => {
    const wanted = words.trim().toLowerCase()
    return new Set(lowered.flatMap((name, number) => (name.includes(wanted) ? number : [])))
  }
}

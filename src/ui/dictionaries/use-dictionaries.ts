import { readDictionaries } from '#domain/dictionaries/own-dictionary'
import type { Dictionaries, KnownDictionary } from '#services/dictionaries/dictionaries'
import { useEffect, useState } from 'react'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'

/**
 * The dictionaries in the reader's order; null until their files are known. The list is that of the
 * setting at once, and their files follow.
 */
export function useDictionaries(): readonly KnownDictionary[] | null {
  const { dictionaries, preferences } = useServices()
  const { dictionaries: setting } = useLive(preferences.settings)
  const [known, setKnown] = useState<ReadonlyMap<string, KnownDictionary> | null>(null)
  useEffect(() => {
    let isWanted = true
    void dictionaries()
      .then(one => one.known())
      .then(
        now => isWanted && setKnown(new Map(now.map(one => [one.id, one]))),
        () => isWanted && setKnown(new Map()),
      )
    return () => {
      isWanted = false
    }
  }, [dictionaries, setting])
  return (
    known &&
    readDictionaries(setting).map(one => {
      const { state, bytes } = known.get(one.id) ?? { state: 'ready', bytes: 0 }
      return { ...one, state, bytes }
    })
  )
}

/** Runs an act of the dictionaries, whose code is loaded with the first. */
export function useDictionaryActs(): (act: (dictionaries: Dictionaries) => void) => void {
  const { dictionaries } = useServices()
  return act => void dictionaries().then(act)
}

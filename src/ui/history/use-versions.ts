import type { Version } from '#domain/history'
import { useEffect, useState } from 'react'
import { useServices } from '../services.ts'

/** The versions of a row, as far as they are known. */
export type Versions =
  | { readonly state: 'reading' | 'failed' }
  | { readonly state: 'found'; readonly versions: readonly Version[] }

/** Reads the versions of `target`, newest first, after everything typed is written. */
export function useVersions(target: string): Versions {
  const { history, autosave } = useServices()
  const [found, setFound] = useState<Versions>({ state: 'reading' })
  useEffect(() => {
    let left = false
    const show = (next: Versions) => !left && setFound(next)
    void autosave
      .flush()
      .then(() => history.versions(target))
      .then(
        versions => show({ state: 'found', versions }),
        () => show({ state: 'failed' }),
      )
    return () => {
      left = true
    }
  }, [history, autosave, target])
  return found
}

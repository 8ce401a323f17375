import type { Version } from '#domain/history'
import { useEffect, useState } from 'react'
import { useServices } from '../services.ts'

/** What is known of the versions of a row. */
export type Versions =
  | { readonly state: 'reading' | 'failed' }
  | { readonly state: 'found'; readonly versions: readonly Version[] }

/** The versions kept of `target`, newest first; all that is typed is written before they are read. */
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

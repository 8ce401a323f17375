import type { Outcome } from '#services/outside'
import type { RestoreSource } from '#services/restoring/restoring'
import { useState } from 'react'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useToasts } from '../toasts/toasts.ts'

/** The backup file or snapshot that the reader looks at. */
export interface Looking {
  readonly source: RestoreSource | null
  /** Shows what is found, or says why it cannot be shown. Does nothing if the reader cancelled. */
  readonly look: (finding: Promise<Outcome<RestoreSource> | null>) => Promise<void>
  readonly close: () => void
}

/** Shows nothing at first. */
export function useLooking(): Looking {
  const toasts = useToasts()
  const [source, setSource] = useState<RestoreSource | null>(null)
  return {
    source,
    look: async finding => {
      const found = await finding.catch(() => undefined)
      if (found === undefined) toasts.show('restore', { message: t => t('faults.unexpected') })
      else if (found?.ok) setSource(found.value)
      else if (found) toasts.show('restore', { message: t => faultSentence(t, found.fault) })
    },
    close: () => setSource(null),
  }
}

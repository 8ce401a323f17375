import type { Outcome } from '#services/outside'
import type { RestoreSource } from '#services/restoring/restoring'
import { useState } from 'react'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useToasts } from '../toasts/toasts.ts'

/** The backup file or snapshot that is being looked into. */
export interface Looking {
  readonly source: RestoreSource | null
  /** Looks into what is found, or says why it cannot be; nothing where the reader cancelled. */
  readonly look: (finding: Promise<Outcome<RestoreSource> | null>) => Promise<void>
  readonly close: () => void
}

/** Looks into nothing at first. */
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

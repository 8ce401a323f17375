import { useEffect } from 'react'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { useLive } from './use-live.ts'

/** How long work may take before it is mentioned, in milliseconds. */
const patience = 1000

/** Says that a large change of a book still goes on, in the book and after it was closed. */
export function useWorkingSaid(): void {
  const { autosave } = useServices()
  const toasts = useToasts()
  const isWorking = useLive(autosave.isWorking)
  useEffect(() => {
    if (!isWorking) return
    const timer = window.setTimeout(
      () => toasts.show('working', { message: t => t('save.working'), stays: true }),
      patience,
    )
    return () => {
      window.clearTimeout(timer)
      toasts.hide('working')
    }
  }, [isWorking, toasts])
}

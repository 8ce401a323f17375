import { useEffect, useState } from 'react'
import { useActionHandlers } from '../actions.ts'
import { useServices } from '../services.ts'

/** How long the status line shows the result to a reader who asked to save, in milliseconds. */
const answering = 4000

/** Offers to save at once. Returns true for a while from when that is done. */
export function useSaveNow(): boolean {
  const { autosave } = useServices()
  const [asks, setAsks] = useState(0)
  const [isAnswered, setAnswered] = useState(false)
  useActionHandlers({
    'save.now': () => {
      setAnswered(false)
      void autosave.flush().then(() => {
        setAsks(before => before + 1)
        setAnswered(true)
      })
    },
  })
  useEffect(() => {
    const waiting = window.setTimeout(() => setAnswered(false), answering)
    return () => window.clearTimeout(waiting)
  }, [asks])
  return isAnswered
}

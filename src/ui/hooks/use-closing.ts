import { useLayoutEffect, useRef, useState } from 'react'
import { useServices } from '../services.ts'

/**
 * Lets the window close when everything is written. `unsaved` is true while that fails and the
 * reader must say whether to close nevertheless; `answer` takes the reply.
 */
export function useClosing(): {
  readonly unsaved: boolean
  readonly answer: (close: boolean) => void
} {
  const { outside, autosave } = useServices()
  const [unsaved, setUnsaved] = useState(false)
  const closeAnyway = useRef(false)
  useLayoutEffect(() => {
    async function saveAndClose() {
      if (closeAnyway.current) return outside.answerClose(true)
      let { state } = await autosave.flush()
      while (state === 'editing' || state === 'saving') ({ state } = await autosave.flush())
      // Main waits for a limited time, because a page may hang. It must not close while the reader
      // is asked.
      await outside.answerClose(state !== 'failed')
      setUnsaved(state === 'failed')
    }
    outside.on('closing', () => void saveAndClose())
  }, [outside, autosave])
  return {
    unsaved,
    answer(close) {
      setUnsaved(false)
      closeAnyway.current = close
      if (close) window.close()
    },
  }
}

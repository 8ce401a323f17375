import { useLayoutEffect, useRef, useState } from 'react'
import { useServices } from '../services.ts'

/**
 * Lets the window close when all is written. `unsaved` while it is not and the reader
 * has to say whether to close all the same; `answer` is what they said.
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
      // Main waits only so long, because a page may hang: it must not close while the reader is being asked.
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

import './styles/tokens.css'
import './styles/base.css'
import type { Speech } from '#i18n/speech'
import { useEffect } from 'react'
import type { StartFailure } from '#services/keeping/start'
import type { Outside } from '#services/outside'
import styles from './shell.module.css'

interface StartFaultProps {
  readonly why: StartFailure
  readonly speech: Speech
  readonly outside: Pick<Outside, 'on' | 'answerClose'>
}

const sentences = {
  database: 'start.failed',
  'no-space': 'startReport.noSpaceAtAll',
  taken: 'save.failed.taken',
  moved: 'save.failed.moved',
} as const satisfies Record<StartFailure, string>

/**
 * All that is shown when the library cannot be opened: what happened and what to do. The window can
 * be closed.
 */
export function StartFault({ why, speech, outside }: StartFaultProps) {
  useEffect(() => {
    document.documentElement.lang = speech.language
    outside.on('closing', () => void outside.answerClose(true))
  }, [speech, outside])
  return (
    <main className={styles.waiting} role="alert">
      {speech.t(sentences[why])}
    </main>
  )
}

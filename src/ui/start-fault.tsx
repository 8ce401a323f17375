import './styles/tokens.css'
import './styles/base.css'
import type { Speech } from '#i18n/speech'
import { useEffect } from 'react'
import type { Outside } from '#services/outside'
import styles from './shell.module.css'

interface StartFaultProps {
  readonly why: 'database' | 'no-space'
  readonly speech: Speech
  readonly outside: Pick<Outside, 'on' | 'answerClose'>
}

/** All there is when the library cannot be opened: what happened and what to do. The window closes when asked. */
export function StartFault({ why, speech, outside }: StartFaultProps) {
  useEffect(() => {
    document.documentElement.lang = speech.language
    outside.on('closing', () => void outside.answerClose(true))
  }, [speech, outside])
  return (
    <main className={styles.waiting} role="alert">
      {speech.t(why === 'no-space' ? 'startReport.noSpaceAtAll' : 'start.failed')}
    </main>
  )
}

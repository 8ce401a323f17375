import './styles/tokens.css'
import './styles/base.css'
import type { Speech } from '#i18n/speech'
import type { Live } from '#services/live'
import type { Outside } from '#services/outside'
import { useEffect } from 'react'
import { useLive } from './hooks/use-live.ts'
import styles from './start-wait.module.css'

interface StartWaitProps {
  /** From 0 to 1; `null` while it is not known. */
  readonly progress: Live<number | null>
  readonly speech: Speech
  readonly outside: Pick<Outside, 'on' | 'answerClose'>
}

/**
 * All that is shown while a library takes long to repair: what is done, and how far it has come.
 * The window can be closed.
 */
export function StartWait({ progress, speech, outside }: StartWaitProps) {
  const part = useLive(progress)
  useEffect(() => {
    document.documentElement.lang = speech.language
    outside.on('closing', () => void outside.answerClose(true))
  }, [speech, outside])
  return (
    <main className={styles.wait} data-start-wait>
      <div role="status">
        <p className={styles.what}>{speech.t('start.looking')}</p>
        <p>{speech.t('start.lookingText')}</p>
      </div>
      <progress
        className={styles.bar}
        aria-label={speech.t('start.looking')}
        {...(part !== null && { value: part })}
      />
    </main>
  )
}

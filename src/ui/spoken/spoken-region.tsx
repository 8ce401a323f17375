import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../styles/spoken.module.css'
import { createAnnouncer, type Announcer } from './announcer.ts'

const AnnouncerContext = createContext<Announcer | null>(null)

/** Returns a function that says words to a reader who listens. */
export function useSay(): Announcer['say'] {
  const announcer = useContext(AnnouncerContext)
  if (!announcer) throw new Error('rendered outside SpokenRegion')
  return announcer.say
}

/** Contains the page, and the one live region that confirms what the reader does. */
export function SpokenRegion({ children }: { readonly children: ReactNode }) {
  const [announcer] = useState(createAnnouncer)
  return (
    <AnnouncerContext value={announcer}>
      {children}
      <Said announcer={announcer} />
    </AnnouncerContext>
  )
}

function Said({ announcer }: { readonly announcer: Announcer }) {
  const { t } = useTranslation()
  const [said, setSaid] = useState({ turn: 0, words: '' })
  useEffect(
    () =>
      announcer.hear(all => {
        const words = all
          .map(one => one(t))
          .filter(Boolean)
          .reduce((first, second) => (first ? t('spoken.and', { first, second }) : second), '')
        if (words) setSaid(({ turn }) => ({ turn: turn + 1, words }))
      }),
    [announcer, t],
  )
  return (
    // Heard while a dialog is open: React Aria hides everything else from screen readers.
    <div role="status" className={styles.spoken} data-said data-react-aria-top-layer>
      {/* Another element each time: the same words twice are said twice. */}
      {said.words && <p key={said.turn}>{said.words}</p>}
    </div>
  )
}

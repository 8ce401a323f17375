import { useServices } from '../services.ts'
import { linksIn } from './links.ts'
import styles from './linked-text.module.css'
import { useTabStop } from '../rows/tab-stop.ts'

/** Text whose `https:` addresses can be opened in the system's browser; the reader is asked before. */
export function LinkedText({ text }: { readonly text: string }) {
  const { outside } = useServices()
  const tabIndex = useTabStop()
  return linksIn(text).map(({ text: words, href }, i) =>
    href === null ? (
      words
    ) : (
      <a
        // Pieces have no name of their own, and are never moved while shown.
        key={i}
        href={href}
        tabIndex={tabIndex}
        className={styles.link}
        data-action="link.open"
        onClick={event => {
          event.preventDefault()
          void outside.openLink(href)
        }}
      >
        {words}
      </a>
    ),
  )
}

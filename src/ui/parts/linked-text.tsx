import { useServices } from '../services.ts'
import { linksIn } from './links.ts'
import styles from './linked-text.module.css'
import { useTabStop } from '../rows/tab-stop.ts'

/**
 * A text whose `https:` addresses can be opened in the system's browser. The main process asks
 * first.
 */
export function LinkedText({ text }: { readonly text: string }) {
  const { outside } = useServices()
  const tabIndex = useTabStop()
  return linksIn(text).map(({ text: words, href }, i) =>
    href === null ? (
      words
    ) : (
      <a
        // Pieces have no ids, and never change their order.
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

import type { FoundInOutline, OpenOutlines } from '#services/outline/outlines'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import type { OutlineGoal } from '../window-state.ts'
import styles from './found-outlines.module.css'
import { useOutlines } from './use-outlines.ts'

interface FoundOutlinesProps {
  /** The words that are sought. */
  readonly words: string
  readonly onShow: (goal: OutlineGoal) => void
}

/** The headings and texts of outlines in which words were found; nothing if there are none. */
export function FoundOutlines(props: FoundOutlinesProps) {
  const opened = useOutlines()
  return opened.state === 'read' ? <Found {...props} outlines={opened.outlines} /> : null
}

/** How many are listed, and how much of each is shown, in characters. */
const most = { listed: 20, words: 120 } as const

function Found({
  words,
  outlines,
  onShow,
}: FoundOutlinesProps & { readonly outlines: OpenOutlines }) {
  const { t } = useTranslation()
  const now = useLive(outlines.now)
  const [found, setFound] = useState<readonly FoundInOutline[]>([])
  useEffect(() => {
    let isWanted = true
    const set = (next: readonly FoundInOutline[]) => isWanted && setFound(next)
    if (words.trim() === '') set([])
    else outlines.find(words).then(set, () => set([]))
    return () => {
      isWanted = false
    }
  }, [outlines, now, words])
  if (found.length === 0) return null
  return (
    <section className={styles.found} aria-label={t('outline.found', { count: found.length })}>
      <h2>{t('outline.found', { count: found.length })}</h2>
      <ul>
        {found.slice(0, most.listed).map(({ outline, item }) => (
          <li key={item.id}>
            <button
              type="button"
              data-action="outline.show"
              onClick={() => onShow({ outline: outline.id, item: item.id })}
            >
              <span dir="auto">{beginningOf(item)}</span>
              {item !== outline && (
                <small dir="auto">{outline.title || t('outline.untitled')}</small>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const beginningOf = ({ title, body }: FoundInOutline['item']): string =>
  Array.from(title || body.map(({ text }) => text).join(' '))
    .slice(0, most.words)
    .join('')

import type { HeadingEntry } from '#domain/book'
import type { BookProgress } from '#services/reading'
import { useEffect, useMemo, useRef, useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useArrowKeys } from '../hooks/use-arrow-keys.ts'
import { useComposed } from '../hooks/use-composed.ts'
import { useNamed } from '../hooks/use-named.ts'
import { progressBetween, type ContentsEntry } from './contents-entries.ts'
import { ContentsRow } from './contents-row.tsx'
import styles from './contents-panel.module.css'

interface ContentsPanelProps {
  /** Of the book; BCP 47. */
  readonly language: string
  readonly entries: readonly ContentsEntry[]
  readonly progress: BookProgress
  /** The one the reader is under; null before the first. */
  readonly here: ContentsEntry | null
  readonly onGo: (heading: HeadingEntry, chapter: number) => void
}

/** The headings of the book as a tree: which one the reader is under, and how far each has come. */
export function ContentsPanel(props: ContentsPanelProps) {
  const { language, entries, progress, here, onGo } = props
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const composed = useComposed(words, setWords)
  const panel = useRef<HTMLElement>(null)
  const between = useMemo(() => progressBetween(progress.states), [progress.states])
  const titles = useMemo(() => entries.map(({ heading }) => heading.title), [entries])
  const isNamed = useNamed(titles, words)
  const shown = useMemo(() => entries.filter((_, number) => isNamed(number)), [entries, isNamed])
  // The one row that Tab reaches: where the arrow keys last were, else where the reader is.
  const reachable =
    shown.find(({ heading }) => heading.paragraph === chosen) ??
    shown.find(entry => entry === here) ??
    shown[0]

  const tree = useRef<HTMLUListElement>(null)

  useArrowKeys(panel, '[role="treeitem"]')
  useEffect(() => {
    tree.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [here, shown])

  /** The entry of the row that an event came from. */
  function entryOf({ target, currentTarget }: SyntheticEvent): ContentsEntry | undefined {
    const row = target instanceof Element ? target.closest('[role="treeitem"]') : null
    return shown[[...currentTarget.children].findIndex(child => child === row)]
  }

  function go(event: SyntheticEvent) {
    const entry = entryOf(event)
    if (entry) onGo(entry.heading, entry.chapter)
  }

  return (
    <nav ref={panel} className={styles.panel} data-pane="contents" aria-label={t('panes.contents')}>
      <h2>{t('contents.heading')}</h2>
      {entries.length > 0 && (
        <input
          type="search"
          aria-label={t('contents.filter')}
          placeholder={t('contents.filter')}
          {...composed}
        />
      )}
      {shown.length === 0 && (
        <p role="status" className={styles.none}>
          {entries.length === 0 ? t('contents.empty') : t('contents.none', { words })}
        </p>
      )}
      {shown.length > 0 && (
        <ul
          ref={tree}
          role="tree"
          aria-label={t('contents.heading')}
          lang={language}
          className={styles.tree}
          onFocus={event => setChosen(entryOf(event)?.heading.paragraph ?? null)}
          onClick={go}
          onKeyDown={event => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            go(event)
          }}
        >
          {shown.map(entry => (
            <ContentsRow
              key={entry.heading.paragraph}
              entry={entry}
              {...between(entry.start, entry.end)}
              t={t}
              isHere={entry === here}
              isReachable={entry === reachable}
            />
          ))}
        </ul>
      )}
    </nav>
  )
}

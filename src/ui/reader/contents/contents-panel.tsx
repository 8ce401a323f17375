import type { BookProgress } from '#services/reading/reading'
import { X } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../../hooks/use-composed.ts'
import { useNamed } from '../../hooks/use-named.ts'
import { useContextMenu } from '../../menus/use-popup.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { copyText } from '../../parts/copy-text.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { WindowedList } from '../../rows/windowed-list.tsx'
import { progressBetween, ranksOf, type ContentsEntry } from './contents-entries.ts'
import { useDrawnScript } from '../use-source-look.ts'
import { ContentsRow } from './contents-row.tsx'
import styles from './contents-panel.module.css'

interface ContentsPanelProps {
  /** BCP 47 tag of the book. */
  readonly language: string
  readonly entries: readonly ContentsEntry[]
  readonly progress: BookProgress
  /** The entry that the reader is under; `null` before the first. */
  readonly here: ContentsEntry | null
  /** Must stay the same function, or all rows are drawn again. */
  readonly onGo: (entry: ContentsEntry) => void
  /** Opens the note on the section of an entry. */
  readonly onNote: (entry: ContentsEntry) => void
}

/** About the height of a heading of one line, in CSS pixels. */
const rowHeight = 34

/**
 * The headings of the book as a tree, with the reader's place in it and the progress under each.
 */
export function ContentsPanel(props: ContentsPanelProps) {
  const { entries, here } = props
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const composed = useComposed(words, setWords)
  const panel = useRef<HTMLDivElement>(null)
  useHeadingMenu(panel, props)
  const titles = useMemo(() => entries.map(titleOf), [entries])
  const isNamed = useNamed(titles, words)
  const shown = useMemo(() => entries.filter((_, number) => isNamed(number)), [entries, isNamed])

  useEffect(() => {
    panel.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [here, shown])

  return (
    <div ref={panel} className={styles.panel} data-pane="contents">
      <div className={styles.head}>
        <h2>{t('contents.heading')}</h2>
        <ActionButton action="contents.close" icon={<X size={16} aria-hidden />} />
      </div>
      {entries.length > 0 && (
        <input
          type="search"
          aria-label={t('contents.filter')}
          placeholder={t('contents.filter')}
          {...composed}
          onKeyDown={event => {
            if (event.key !== 'Escape' || words === '' || event.nativeEvent.isComposing) return
            event.preventDefault()
            setWords('')
          }}
        />
      )}
      {shown.length === 0 && (
        <p role="status" className={styles.none}>
          {entries.length === 0 ? t('contents.empty') : t('contents.none', { words })}
        </p>
      )}
      {shown.length > 0 && <Tree {...props} shown={shown} />}
    </div>
  )
}

/** Shows the context menu of a heading. One for all rows, because those have no hooks. */
function useHeadingMenu(
  panel: RefObject<HTMLElement | null>,
  { entries, onGo, onNote }: ContentsPanelProps,
): void {
  const say = useSay()
  useContextMenu(panel, target => {
    const row = target.closest('[data-heading]')
    const entry = row && entries.find(entry => keyOf(entry) === row.getAttribute('data-heading'))
    if (!entry) return null
    const copy = () => copyText(titleOf(entry)) && say('deed', t => t('spoken.copied'))
    return [
      [
        { action: 'contents.go', run: () => onGo(entry) },
        { action: 'contents.copy', run: copy },
      ],
      [{ action: 'note.section', run: () => onNote(entry) }],
    ]
  })
}

interface TreeProps extends ContentsPanelProps {
  readonly shown: readonly ContentsEntry[]
}

function Tree({ language, shown, progress, here, onGo }: TreeProps) {
  const { t } = useTranslation()
  const between = useMemo(() => progressBetween(progress.states), [progress.states])
  const ranks = useMemo(() => ranksOf(shown), [shown])
  const look = useDrawnScript(language)
  const row = useCallback(
    (entry: ContentsEntry, place: number, isStop: boolean) => (
      <ContentsRow
        key={keyOf(entry)}
        entry={entry}
        place={ranks[place - 1]?.place ?? 1}
        of={ranks[place - 1]?.of ?? 1}
        {...between(entry.start, entry.end)}
        t={t}
        look={look}
        isHere={entry === here}
        isStop={isStop}
        onGo={onGo}
      />
    ),
    [ranks, between, t, look, here, onGo],
  )
  return (
    <WindowedList
      role="tree"
      items={shown}
      label={t('contents.heading')}
      lang={language}
      className={styles.tree}
      chunkClassName={styles.chunk}
      keyOf={keyOf}
      nameOf={titleOf}
      needs={here && keyOf(here)}
      rowHeight={rowHeight}
      stop='[role="treeitem"]'
      row={row}
    />
  )
}

const keyOf = ({ heading }: ContentsEntry): string => heading.paragraph
const titleOf = ({ heading }: ContentsEntry): string => heading.title

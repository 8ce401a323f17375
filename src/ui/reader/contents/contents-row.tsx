import type { SourceLook } from '#editor/source-look'
import type { Progress } from '#domain/progress'
import { breaksAtSpaces } from '#domain/text/kept-words'
import type { Speech } from '#i18n/speech'
import { memo } from 'react'
import { KeptWords } from '../../parts/kept-words.tsx'
import { percentDone, ProgressLine, totalOf } from '../../parts/progress-bar.tsx'
import { DrawnWords } from '../source-words.tsx'
import type { ContentsEntry, Rank } from './contents-entries.ts'
import styles from './contents-panel.module.css'

/** A title of so many characters is on one line. */
const oneLine = 12

interface ContentsRowProps extends Progress, Rank {
  readonly t: Speech['t']
  readonly entry: ContentsEntry
  readonly isHere: boolean
  /** Whether Tab stops at this row. */
  readonly isStop: boolean
  /** How titles of the source are drawn. */
  readonly look: Pick<SourceLook, 'script' | 'forms'>
  /** Must stay the same function, or the row is drawn again. */
  readonly onGo: (entry: ContentsEntry) => void
}

/**
 * One heading and the progress under it. It has no hooks and is drawn again only when it changes,
 * because there are hundreds at once.
 */
export const ContentsRow = memo(function ContentsRow(props: ContentsRowProps) {
  const { t, entry, isHere, isStop, look, onGo, place, of, ...progress } = props
  const { title, level } = entry.heading
  const isSource = entry.language === undefined
  const draw = (start: number, end: number) =>
    isSource ? <DrawnWords text={title} {...{ start, end, look }} /> : title.slice(start, end)
  const isBegun = progress.empty < totalOf(progress)
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-current={isHere ? 'location' : undefined}
      aria-selected={isHere}
      aria-label={t('contents.entry', { title, percent: percentDone(progress) })}
      tabIndex={isStop ? 0 : -1}
      className={styles.row}
      data-action="contents.go"
      data-heading={entry.heading.paragraph}
      data-level={Math.min(level, 4)}
      onClick={() => onGo(entry)}
      onKeyDown={event => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onGo(entry)
      }}
    >
      <span
        lang={entry.language}
        data-spaced={breaksAtSpaces(title) ? '' : undefined}
        data-shows-source={isSource ? '' : undefined}
      >
        {title.length > oneLine ? <KeptWords text={title} draw={draw} /> : draw(0, title.length)}
      </span>
      {isBegun && (
        <span className={styles.progress}>
          <ProgressLine progress={progress} />
        </span>
      )}
    </div>
  )
})

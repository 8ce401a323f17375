import { paragraphCount } from '#domain/book'
import type { ReadablePreview } from '#services/outside'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WindowedList } from '../../rows/windowed-list.tsx'
import styles from './lines.module.css'
import { isHeadingLine, TextLine } from './text-line.tsx'
import { useTextLine, type TextLines } from './text-lines.ts'
import { useLineActs } from './use-line-acts.ts'
import type { Teaching } from './use-teaching.ts'

interface WholeTextProps extends Pick<ReadablePreview, 'text'> {
  readonly lines: TextLines
  readonly teaching: Teaching | null
  /** The line to bring into sight. */
  readonly shown: number
}

/** All lines of the text, of which the worker sends those near the screen. */
export function WholeText({ text: { book }, lines, teaching, shown }: WholeTextProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const { current, focused, onAct } = useLineActs({ place, lines, teaching })
  /** The line to keep in sight: the one to show, or a later one with the focus. */
  const [needed, setNeeded] = useState({ shown, line: shown })
  const line = needed.shown === shown ? (focused ?? needed.line) : shown
  if (needed.shown !== shown || needed.line !== line) setNeeded({ shown, line })
  const count = paragraphCount(book)
  const rows = useMemo(() => Array.from({ length: count }, (_, number) => number), [count])
  const row = useCallback(
    (number: number, _place: number, isStop: boolean) => (
      <WholeLine
        key={number}
        number={number}
        of={count}
        lines={lines}
        isCurrent={number === current}
        isStop={isStop}
        onAct={onAct}
      />
    ),
    [count, lines, current, onAct],
  )
  return (
    <div ref={place}>
      <WindowedList
        className={styles.whole}
        items={rows}
        label={t('import.wholeText')}
        lang={book.language}
        keyOf={String}
        needs={String(Math.min(line, count - 1))}
        rowHeight={32}
        stop="[data-line]"
        row={row}
      />
    </div>
  )
}

interface WholeLineProps extends Pick<
  Parameters<typeof TextLine>[0],
  'isCurrent' | 'isStop' | 'onAct'
> {
  readonly number: number
  readonly of: number
  readonly lines: TextLines
}

function WholeLine({ number, of, lines, ...rest }: WholeLineProps) {
  const { t } = useTranslation()
  const line = useTextLine(lines, number, true)
  const level = line && isHeadingLine(line) ? Math.min(line.level ?? 1, 4) : undefined
  return (
    <div role="listitem" data-row data-level={level} aria-setsize={of} aria-posinset={number + 1}>
      <TextLine
        {...rest}
        number={number}
        text={line?.text ?? '…'}
        why={line?.reason ? t(`import.why.${line.reason}`) : null}
        showsWhy
        isHeading={level !== undefined}
        canJoin={number > 0 && line?.origin !== null}
      />
    </div>
  )
}

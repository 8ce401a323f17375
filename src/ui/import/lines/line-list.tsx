import type { HeadingReason } from '#services/outside'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useArrowKeys } from '../../hooks/use-arrow-keys.ts'
import { isHeadingLine, TextLine } from './text-line.tsx'
import { useTextLine, type TextLines } from './text-lines.ts'
import { useLineActs } from './use-line-acts.ts'
import type { Teaching } from './use-teaching.ts'

/** A line of a short list. */
export interface ListedLine {
  readonly key: string
  /** Its number among the paragraphs, from 0. */
  readonly number: number
  readonly text: string
  /** Headings only. */
  readonly level?: number
  readonly reason?: HeadingReason | undefined
}

interface LineListProps {
  /** The id of its heading. */
  readonly labelledBy: string
  readonly language: string
  readonly listed: readonly ListedLine[]
  readonly lines: TextLines
  readonly teaching: Teaching | null
  readonly className: string | undefined
  readonly onShow: (number: number) => void
}

/** A short list of lines of the text: its beginning, or its headings. */
export function LineList(props: LineListProps) {
  const { listed, lines, teaching, onShow } = props
  const place = useRef<HTMLOListElement>(null)
  const { current, focused, onAct } = useLineActs({ place, lines, teaching, onShow })
  useArrowKeys(place, '[data-line]')
  const [last, setLast] = useState<number | null>(null)
  if (focused !== null && focused !== last) setLast(focused)
  const stop = listed.some(({ number }) => number === last) ? last : listed[0]?.number
  return (
    <ol
      ref={place}
      className={props.className}
      aria-labelledby={props.labelledBy}
      lang={props.language}
    >
      {listed.map((line, i) => (
        <ListLine
          key={line.key}
          line={line}
          lines={lines}
          isLikeBefore={isAlike(line, listed[i - 1])}
          isCurrent={line.number === current}
          isStop={line.number === stop}
          onAct={onAct}
        />
      ))}
    </ol>
  )
}

const isAlike = (line: ListedLine, before: ListedLine | undefined): boolean =>
  line.reason === before?.reason

interface ListLineProps extends Pick<
  Parameters<typeof TextLine>[0],
  'isCurrent' | 'isStop' | 'onAct'
> {
  readonly line: ListedLine
  readonly lines: TextLines
  /** Whether the line before is a heading for the same reason. */
  readonly isLikeBefore: boolean
}

function ListLine({ line, lines, isLikeBefore, isCurrent, ...rest }: ListLineProps) {
  const { t } = useTranslation()
  const { number, text, level, reason } = line
  const known = useTextLine(lines, number, isCurrent || level === undefined)
  const why = reason ?? known?.reason
  return (
    <li data-row data-level={level && Math.min(level, 4)}>
      <TextLine
        {...rest}
        number={number}
        text={text}
        why={why ? t(`import.why.${why}`) : null}
        showsWhy={!isLikeBefore}
        isCurrent={isCurrent}
        isHeading={level !== undefined || (known !== null && isHeadingLine(known))}
        canJoin={number > 0 && known?.origin !== null}
      />
    </li>
  )
}

import type { ActionName } from '#domain/actions'
import type { PreviewLine } from '#services/outside'
import { CornerLeftUp, Heading, Pilcrow, X } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { ActionButton } from '../../parts/action-button.tsx'
import type { LineAct } from './use-line-acts.ts'
import styles from './lines.module.css'

interface TextLineProps {
  /** Its number among the paragraphs, from 0. */
  readonly number: number
  readonly text: string
  /** Why it is a heading; null if it is not. */
  readonly why: string | null
  /** Whether the reason is shown, and not only said. */
  readonly showsWhy: boolean
  readonly isCurrent: boolean
  /** Whether Tab stops at it. */
  readonly isStop: boolean
  readonly isHeading: boolean
  /** Whether it can be joined to the line before. */
  readonly canJoin: boolean
  /** Null if nothing can be taught about this file. */
  readonly onAct: ((number: number, act: LineAct) => void) | null
}

const size = 15

/** A line of the text, why it is a heading, and what the reader can say about lines like it. */
export const TextLine = memo(function TextLine(props: TextLineProps) {
  const { number, text, why, showsWhy, isCurrent, isStop, onAct } = props
  const tool = (action: ActionName & LineAct, icon: ReactNode) =>
    onAct && <ActionButton action={action} icon={icon} onPress={() => onAct(number, action)} />
  return (
    <div className={styles.line} data-why={why !== null || undefined}>
      <button
        type="button"
        className={styles.words}
        data-line={number}
        data-action="line.choose"
        tabIndex={isStop ? 0 : -1}
        title={why ?? undefined}
      >
        {text}
      </button>
      {why !== null && (
        <span className={styles.why} data-always={showsWhy || undefined} aria-hidden>
          {(showsWhy || isCurrent) && why}
        </span>
      )}
      <div className={styles.tools}>
        {isCurrent && (
          <>
            {props.isHeading
              ? tool('line.plain', <Pilcrow size={size} aria-hidden />)
              : tool('line.heading', <Heading size={size} aria-hidden />)}
            {tool('line.drop', <X size={size} aria-hidden />)}
            {props.canJoin && tool('line.join', <CornerLeftUp size={size} aria-hidden />)}
          </>
        )}
      </div>
    </div>
  )
})

/** Whether the line is a heading with a level. */
export const isHeadingLine = ({ kind, level }: PreviewLine): boolean =>
  kind === 'heading' && level !== undefined

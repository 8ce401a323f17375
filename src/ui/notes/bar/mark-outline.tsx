import type { MarkColour } from '#domain/annotation'
import styles from './mark-bar.module.css'
import type { WindowBox } from './place-bar.ts'

interface MarkOutlineProps {
  /** Where the lines of the mark are drawn, in CSS pixels of the window. */
  readonly lines: readonly WindowBox[]
  readonly colour: MarkColour
}

/** The distance between the outline and the words, in CSS pixels. */
const off = 2

/**
 * An outline of the mark that the bar is about, which distinguishes it from marks that overlap it.
 */
export function MarkOutline({ lines, colour }: MarkOutlineProps) {
  return lines.map(({ left, top, right, bottom }) => (
    <div
      key={`${left} ${top}`}
      className={styles.outline}
      data-mark-colour={colour}
      data-chosen-mark=""
      aria-hidden="true"
      style={{
        left: left - off,
        top: top - off,
        width: right - left + 2 * off,
        height: bottom - top + 2 * off,
      }}
    />
  ))
}

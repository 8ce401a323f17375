import type { LargeStep } from '#contract/answers'
import type { OutboxEntry } from '#domain/operation'

/** The point in the journal at which a snapshot made before a large step ends. */
export interface Border {
  readonly before: LargeStep
  /**
   * The number of the last journal file in the snapshot, and the number of operations written by
   * then.
   */
  readonly upTo: number
  readonly written: number
}

/** Counts the entries that a reader would miss. A reading position is no reason for a snapshot. */
export const countWork = (entries: readonly OutboxEntry[]): number =>
  entries.filter(({ operation }) => operation.table !== 'positions').length

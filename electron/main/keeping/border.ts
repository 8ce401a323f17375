import type { LargeStep } from '#contract/answers'
import type { OutboxEntry } from '#domain/operation'

/** Where a snapshot ends that is made before a large step. */
export interface Border {
  readonly before: LargeStep
  /** The number of the last journal file that is in it, and how many operations had been written then. */
  readonly upTo: number
  readonly written: number
}

/** How many of `entries` a reader would miss: where they were in a book is no reason for a snapshot. */
export const countWork = (entries: readonly OutboxEntry[]): number =>
  entries.filter(({ operation }) => operation.table !== 'positions').length

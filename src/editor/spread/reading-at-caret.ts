import { readingAt } from '../plugins/readings.ts'
import type { Box } from '../queries/selected-text.ts'
import type { SpreadSelection } from './selection.ts'

/** Printed words that a reading replaces, and the line of the caret beside them. */
export interface ReadingAtCaret {
  readonly printed: string
  readonly line: Pick<Box, 'left' | 'top' | 'bottom'>
}

/** Returns the reading beside the caret in the source; null if none is shown there. */
export function readingAtCaret(selection: SpreadSelection): ReadingAtCaret | null {
  const { where, editor, isEmpty } = selection
  if (where?.side !== 'source' || !editor || !isEmpty) return null
  const state = editor.state('source')
  const reading = readingAt(state, state.selection.head)
  const line = reading && selection.line()
  return reading && line ? { printed: reading.printed, line } : null
}

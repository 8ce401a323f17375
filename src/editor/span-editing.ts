import type { Command } from 'prosemirror-state'
import type { Block } from './commands/insert-blocks.ts'

/**
 * How a section asks for changes of a selection that spans sections. Each returns false, and does
 * nothing, while no such selection is on the translations.
 */
export interface SpanEditing {
  /** Deletes the selected words of every pair. The keyboard stays where it is. */
  readonly clear: () => boolean
  /**
   * Deletes them, and runs `command` where the selection began if that is on the page, else at the
   * keyboard.
   */
  readonly over: (command: Command) => boolean
  /** Deletes them, and inserts `blocks` where the selection began. */
  readonly paste: (blocks: readonly Block[]) => boolean
}

/** For a section alone. */
export const noSpan: SpanEditing = { clear: () => false, over: () => false, paste: () => false }

/** Types `text` at the caret. */
export const typing =
  (text: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(text).scrollIntoView())
    return true
  }

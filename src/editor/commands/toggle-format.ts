import type { Format } from '#domain/rich-text'
import { toggleMark } from 'prosemirror-commands'
import type { Command } from 'prosemirror-state'

/**
 * Adds a format to the selection, or removes it if the whole selection has it. Without a selection,
 * switches it for the words typed next.
 */
export function toggleFormat(format: Format): Command {
  return (state, dispatch, view) => {
    const type = state.schema.marks[format]
    return type ? toggleMark(type)(state, dispatch, view) : false
  }
}

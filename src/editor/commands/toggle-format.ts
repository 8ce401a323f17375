import type { Format } from '#domain/rich-text'
import { toggleMark } from 'prosemirror-commands'
import type { Command } from 'prosemirror-state'

/** Gives the selection a format, or takes it away if all of it has it; with nothing selected, for what is typed next. */
export function toggleFormat(format: Format): Command {
  return (state, dispatch, view) => {
    const type = state.schema.marks[format]
    return type ? toggleMark(type)(state, dispatch, view) : false
  }
}

import type { Format } from '#domain/rich-text'
import { toggleMark } from 'prosemirror-commands'
import type { Command } from 'prosemirror-state'

/**
 * Adds a format to the selection, or removes it if some of the selection has it. Without a
 * selection, switches it for the words typed next.
 */
export function toggleFormat(format: Format): Command {
  return (state, dispatch, view) => {
    const type = state.schema.marks[format]
    return type ? toggleMark(type)(state, dispatch, view) : false
  }
}

/** Adds a format to the selection, or removes it. Does nothing without a selection. */
export function setFormat(format: Format, isOn: boolean): Command {
  return ({ schema, selection, tr }, dispatch) => {
    const type = schema.marks[format]
    const { from, to, empty } = selection
    if (!type || empty) return false
    dispatch?.(isOn ? tr.addMark(from, to, type.create()) : tr.removeMark(from, to, type))
    return true
  }
}

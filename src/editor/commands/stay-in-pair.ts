import type { Command } from 'prosemirror-state'

/**
 * Swallows a backward deletion at the start of a pair: pairs cannot be joined, and a key that is
 * held down must not delete from the pair before.
 */
export const stayAtStart: Command = ({ selection }) =>
  selection.empty && selection.$from.parentOffset === 0

/** Swallows a forward deletion at the end of a pair. */
export const stayAtEnd: Command = ({ selection }) =>
  selection.empty && selection.$to.parentOffset === selection.$to.parent.content.size

import type { Command } from 'prosemirror-state'

/** Takes a backward deletion at the very start of a pair and does nothing: nothing is joined, and a key held down cannot eat into the pair before. */
export const stayAtStart: Command = ({ selection }) =>
  selection.empty && selection.$from.parentOffset === 0

/** The same for a forward deletion at the very end. */
export const stayAtEnd: Command = ({ selection }) =>
  selection.empty && selection.$to.parentOffset === selection.$to.parent.content.size

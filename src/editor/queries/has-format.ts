import type { Format } from '#domain/rich-text'
import type { EditorState } from 'prosemirror-state'

/**
 * Whether any selected text has a format or, without a selection, the words typed next will have
 * it.
 */
export function hasFormat({ schema, selection, storedMarks, doc }: EditorState, format: Format) {
  const type = schema.marks[format]
  if (!type) return false
  const { empty, $from, from, to } = selection
  if (!empty) return doc.rangeHasMark(from, to, type)
  return type.isInSet(storedMarks ?? $from.marks()) !== undefined
}

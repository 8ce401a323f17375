import type { Format } from '#domain/rich-text'
import { InputRule, inputRules, undoInputRule } from 'prosemirror-inputrules'
import type { Schema } from 'prosemirror-model'
import type { Plugin } from 'prosemirror-state'

/** Formats by typing: `**strong**`, `*emphasis*`, `^superscript^`. Backspace right after takes the rule back. */
export function formatRules(schema: Schema): Plugin {
  return inputRules({
    rules: [
      surrounded(schema, 'strong', /\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/),
      surrounded(schema, 'emphasis', /(?<![*\\])\*([^*\s](?:[^*]*[^*\s])?)\*$/),
      surrounded(schema, 'superscript', /\^([^^\s]{1,40})\^$/),
    ],
  })
}

export { undoInputRule }

function surrounded(schema: Schema, format: Format, pattern: RegExp): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const type = schema.marks[format]
    const words = match[1]
    if (!type || words === undefined) return null
    const lead = match[0].indexOf(words)
    const { tr } = state
    const tail = start + lead + words.length
    if (tail < end) tr.delete(tail, end)
    tr.delete(start, start + lead)
    return tr.addMark(start, start + words.length, type.create()).removeStoredMark(type)
  })
}

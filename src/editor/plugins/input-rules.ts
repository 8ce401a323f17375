import type { Format } from '#domain/rich-text'
import { InputRule, inputRules, undoInputRule } from 'prosemirror-inputrules'
import type { Schema } from 'prosemirror-model'
import type { Plugin } from 'prosemirror-state'

/**
 * Input rules: `**strong**`, `*emphasis*`, `^superscript^`, and before them `further` ones.
 * Backspace directly afterwards undoes the rule. A star inside a word or a product (2*3*4) starts
 * nothing, except between characters of a script without spaces.
 */
export function formatRules(schema: Schema, further: readonly InputRule[] = []): Plugin {
  return inputRules({
    rules: [
      ...further,
      surrounded(schema, 'strong', new RegExp(`${boundary.source}${strong.source}`, 'u')),
      surrounded(schema, 'emphasis', new RegExp(`${boundary.source}${emphasis.source}`, 'u')),
      surrounded(schema, 'superscript', /\^([^^\s]{1,40})\^$/),
    ],
  })
}

/**
 * Not inside a word or number, and not after another star or a backslash, which makes a star
 * literal.
 */
const boundary =
  /(?<![*\\\p{Nd}]|(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])\p{L})/u
const strong = /\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/
const emphasis = /\*([^*\s](?:[^*]*[^*\s])?)\*$/

export { undoInputRule }

/** The rule that gives the first group of `pattern` a format and removes the signs around it. */
export function surrounded(schema: Schema, format: Format, pattern: RegExp): InputRule {
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

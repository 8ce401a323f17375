/** What a reader can type for a form or a format, as in Markdown. */
import { listItem, type NoteForm } from '#domain/notes/block'
import { InputRule } from 'prosemirror-inputrules'
import { Plugin } from 'prosemirror-state'
import { formatRules, surrounded } from '../plugins/input-rules.ts'
import { attributesOf, noteSchema, typeNames } from '../schema/note.ts'
import { blockOf } from './note-doc.ts'

/**
 * Input rules of a note. A sign at the start of a paragraph gives it a form, also as a Chinese
 * keyboard types it, but not as part of what an input method composes. Backspace directly
 * afterwards undoes the rule.
 */
export function noteRules(): readonly Plugin[] {
  // The library also looks at what an input method has just written.
  let isComposed = false
  const typed = new Plugin({
    props: {
      handleDOMEvents: {
        compositionstart() {
          isComposed = true
          return false
        },
        keydown(_view, { isComposing, keyCode }) {
          if (!isComposing && keyCode !== 229) isComposed = false
          return false
        },
      },
    },
  })
  return [typed, rules(() => !isComposed)]
}

const rules = (isTyped: () => boolean): Plugin =>
  formatRules(noteSchema, [
    formed(isTyped, /^([#＃]{1,3})\s$/, ([, signs = '']) =>
      signs.length === 1 || signs.length === 2 || signs.length === 3
        ? { kind: 'heading', level: signs.length }
        : null,
    ),
    formed(isTyped, /^[-*+]\s$/, () => listItem('bullet', 0)),
    formed(isTyped, /^1[.)．]\s$/, () => listItem('number', 0)),
    formed(isTyped, /^(?:\[ ?\]|【】)\s$/, (_match, depth) => listItem('check', depth)),
    formed(isTyped, /^\[x\]\s$/i, (_match, depth) => listItem('check', depth, true)),
    formed(isTyped, /^[>》]\s$/, () => ({ kind: 'quotation' })),
    formed(isTyped, /^```$/, () => ({ kind: 'code' })),
    surrounded(noteSchema, 'strikethrough', /(?<!~)~~([^~\s](?:[^~]*[^~\s])?)~~$/),
    surrounded(noteSchema, 'code', /(?<!`)`([^`]+)`$/),
  ])

/** A rule that gives a paragraph, or an item of a list, the form of its first signs. */
const formed = (
  isTyped: () => boolean,
  pattern: RegExp,
  form: (match: RegExpMatchArray, depth: number) => NoteForm | null,
): InputRule =>
  new InputRule(pattern, (state, match, start, end) => {
    if (!isTyped()) return null
    const $start = state.doc.resolve(start)
    const before = blockOf($start.parent)
    const isItem = before?.kind === 'item'
    const block = form(match, isItem ? before.depth : 0)
    // In a list only the sign of another list is one.
    if (!block || (before !== null && !(isItem && block.kind === 'item'))) return null
    const { tr } = state
    tr.delete(start, end)
    const type = noteSchema.nodes[typeNames[block.kind]]
    return tr.setBlockType(start, start, type, attributesOf(block))
  })

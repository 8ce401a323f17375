/** What a reader can type for a form or a format, as in Markdown. */
import { listItem, type Block } from '#domain/notes/block'
import { InputRule } from 'prosemirror-inputrules'
import type { Plugin } from 'prosemirror-state'
import { formatRules, surrounded } from '../plugins/input-rules.ts'
import { attributesOf, noteSchema, typeNames } from '../schema/note.ts'
import { blockOf } from './note-doc.ts'

/**
 * Input rules of a note. A sign at the start of a paragraph gives it a form, also as a Chinese
 * keyboard types it. Backspace directly afterwards undoes the rule.
 */
export const noteRules = (): Plugin =>
  formatRules(noteSchema, [
    formed(/^([#＃]{1,3})\s$/, ([, signs = '']) =>
      signs.length === 1 || signs.length === 2 || signs.length === 3
        ? { kind: 'heading', level: signs.length }
        : null,
    ),
    formed(/^[-*+]\s$/, () => listItem('bullet', 0)),
    formed(/^1[.)．]\s$/, () => listItem('number', 0)),
    formed(/^(?:\[ ?\]|【】)\s$/, (_match, depth) => listItem('check', depth)),
    formed(/^\[x\]\s$/i, (_match, depth) => listItem('check', depth, true)),
    formed(/^[>》]\s$/, () => ({ kind: 'quotation' })),
    formed(/^```$/, () => ({ kind: 'code' })),
    surrounded(noteSchema, 'strikethrough', /(?<!~)~~([^~\s](?:[^~]*[^~\s])?)~~$/),
    surrounded(noteSchema, 'code', /(?<!`)`([^`]+)`$/),
  ])

/** A rule that gives a paragraph, or an item of a list, the form of its first signs. */
const formed = (
  pattern: RegExp,
  form: (match: RegExpMatchArray, depth: number) => Block | null,
): InputRule =>
  new InputRule(pattern, (state, match, start, end) => {
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

import { stateFor, type TranslationText } from '#domain/translation'
import { closeHistory } from 'prosemirror-history'
import { Slice } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { inlineContent } from '../convert.ts'
import { startOfPair } from '../pairs.ts'
import { translationSchema } from '../schema/translation.ts'
import { callStep } from '../step-name.ts'

/** The text and state that pair `pair` of a section gets. */
export interface PairText {
  readonly pair: number
  readonly text: TranslationText
}

/**
 * Gives pair `pair` of the section another text and state, as one step of undo. Replaces only the
 * range that differs, so marks on the rest stay.
 */
export function replacePair(pair: number, text: TranslationText): Command {
  return (editor, dispatch) => {
    const tr = callStep(closeHistory(editor.tr), 'restoreVersion')
    put(tr, { pair, text })
    if (tr.docChanged) dispatch?.(tr)
    return tr.docChanged
  }
}

/** Does the same to several pairs of the section, as one step of undo. */
export function replacePairs(texts: readonly PairText[]): Command {
  return (editor, dispatch) => {
    const tr = closeHistory(editor.tr)
    for (const each of texts) put(tr, each)
    if (tr.docChanged) dispatch?.(tr)
    return tr.docChanged
  }
}

function put(tr: Transaction, { pair, text: { content, state } }: PairText): void {
  const node = tr.doc.maybeChild(pair)
  if (!node) return
  const start = startOfPair(tr.doc, pair)
  const fresh = inlineContent(translationSchema, content)
  const from = node.content.findDiffStart(fresh)
  const ends = node.content.findDiffEnd(fresh)
  if (from !== null && ends) {
    // In repeated words, the start and the end of the difference can overlap.
    const overlap = Math.max(0, from - Math.min(ends.a, ends.b))
    const slice = new Slice(fresh.cut(from, ends.b + overlap), 0, 0)
    tr.replace(start + from, start + ends.a + overlap, slice)
  }
  const right = stateFor(content, state)
  if (tr.doc.child(pair).attrs['state'] !== right) {
    tr.setNodeAttribute(start - 1, 'state', right)
  }
}

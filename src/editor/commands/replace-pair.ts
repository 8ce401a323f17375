import { stateFor, type TranslationText } from '#domain/translation'
import { closeHistory } from 'prosemirror-history'
import { Slice } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { inlineContent } from '../convert.ts'
import { startOfPair } from '../pairs.ts'
import { translationSchema } from '../schema/translation.ts'
import { callStep } from '../step-name.ts'

/**
 * Gives pair `pair` of the section another text and state, as one step of undo. Replaces only the
 * range that differs, so marks on the rest stay.
 */
export function replacePair(pair: number, { content, state }: TranslationText): Command {
  return (editor, dispatch) => {
    const node = editor.doc.maybeChild(pair)
    if (!node) return false
    const tr = callStep(closeHistory(editor.tr), 'restoreVersion')
    const start = startOfPair(editor.doc, pair)
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
    if (tr.docChanged) dispatch?.(tr)
    return tr.docChanged
  }
}

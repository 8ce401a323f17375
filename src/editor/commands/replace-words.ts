import { stateFor } from '#domain/translation'
import { formats } from '#domain/rich-text'
import { closeHistory } from 'prosemirror-history'
import { Slice } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { inlineContent, translationOf } from '../convert.ts'
import { startOfPair } from '../pairs.ts'
import { translationSchema } from '../schema/translation.ts'

/** A range of the text of pair `pair` in UTF-16 offsets, and the words that replace it. */
export interface WordsReplaced {
  readonly pair: number
  readonly start: number
  readonly end: number
  readonly by: string
}

/**
 * Replaces words, as one step of undo. The new words have the formats of the first character they
 * replace. Marks between them stay. The ranges must not overlap.
 */
export function replaceWords(replaced: readonly WordsReplaced[]): Command {
  return (editor, dispatch) => {
    const tr = closeHistory(editor.tr)
    // Later ranges come first, so that the offsets of earlier ones stay right.
    for (const each of replaced.toSorted((a, b) => b.pair - a.pair || b.start - a.start)) {
      replaceOne(tr, each)
    }
    for (const pair of new Set(replaced.map(({ pair }) => pair))) {
      const node = tr.doc.maybeChild(pair)
      if (!node) continue
      const { content, state } = translationOf(node)
      const right = stateFor(content, state)
      if (right !== state) tr.setNodeAttribute(startOfPair(tr.doc, pair) - 1, 'state', right)
    }
    if (tr.docChanged) dispatch?.(tr)
    return tr.docChanged
  }
}

function replaceOne(tr: Transaction, { pair, start, end, by }: WordsReplaced): void {
  const node = tr.doc.maybeChild(pair)
  if (!node || end > node.content.size || start >= end) return
  const before = startOfPair(tr.doc, pair)
  const looks = tr.doc.nodeAt(before + start)?.marks ?? []
  const spans = formats
    .filter(format => looks.some(({ type }) => type.name === format))
    .map(format => ({ format, start: 0, end: by.length }))
  const content = inlineContent(translationSchema, { text: by, spans })
  tr.replace(before + start, before + end, new Slice(content, 0, 0))
}

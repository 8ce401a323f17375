import type { EditorState, Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { startOfPair } from '../pairs.ts'
import { Overlay } from './overlay.ts'

/** A range that a search has found: UTF-16 offsets into the text of pair `pair`. */
export interface ShownHit {
  readonly pair: number
  readonly start: number
  readonly end: number
  /** Whether it is the hit that the reader has gone to. */
  readonly isCurrent: boolean
}

const overlay = new Overlay<ShownHit>('hits', (doc, { pair, start, end, isCurrent }) => {
  const node = doc.maybeChild(pair)
  const last = Math.min(end, node?.content.size ?? 0)
  if (start >= last) return []
  const from = startOfPair(doc, pair)
  const attributes = {
    nodeName: 'span',
    class: 'hit',
    'data-hit': isCurrent ? 'current' : 'other',
  }
  return [Decoration.inline(from + start, from + last, attributes)]
})

/**
 * Draws the hits of a search over the text. In a translation they follow every edit until the
 * search runs again.
 */
export const hits = () => overlay.plugin()

/** Makes `tr` replace all hits that are shown. */
export const showHits = (tr: Transaction, shown: readonly ShownHit[]): Transaction =>
  overlay.show(tr, shown)

/** Whether any hit is shown. */
export const showsHits = (state: EditorState): boolean =>
  overlay.drawn(state) !== DecorationSet.empty

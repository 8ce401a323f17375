/**
 * What a search has found, shown over the text like marks and as little part of it. On a
 * translation it follows every edit until the search has been made again.
 */
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { startOfPair } from '../pairs.ts'

/** One stretch to show: UTF-16 offsets into the text of pair `pair`. */
export interface ShownHit {
  readonly pair: number
  readonly start: number
  readonly end: number
  /** Whether it is the one the reader is at. */
  readonly isCurrent: boolean
}

const key = new PluginKey<DecorationSet>('hits')

/** Shows hits, and carries them along as the text around them changes. */
export function hits(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, shown) {
        const fresh: unknown = tr.getMeta(key)
        return isShown(fresh)
          ? DecorationSet.create(
              tr.doc,
              fresh.flatMap(hit => show(tr.doc, hit)),
            )
          : shown.map(tr.mapping, tr.doc)
      },
    },
    props: { decorations: state => key.getState(state) },
  })
}

/** Makes `tr` replace all hits shown so far by `shown`. */
export function showHits(tr: Transaction, shown: readonly ShownHit[]): Transaction {
  return tr.setMeta(key, shown).setMeta('addToHistory', false)
}

/** Whether any hit is shown. */
export const showsHits = (state: EditorState): boolean =>
  (key.getState(state) ?? DecorationSet.empty) !== DecorationSet.empty

/** Nothing for a hit that is no longer in the text. */
function show(doc: Parameters<typeof startOfPair>[0], hit: ShownHit): readonly Decoration[] {
  const node = doc.maybeChild(hit.pair)
  const end = Math.min(hit.end, node?.content.size ?? 0)
  if (hit.start >= end) return []
  const start = startOfPair(doc, hit.pair)
  const attributes = {
    nodeName: 'span',
    class: 'hit',
    'data-hit': hit.isCurrent ? 'current' : 'other',
  }
  return [Decoration.inline(start + hit.start, start + end, attributes)]
}

const isShown = (meta: unknown): meta is readonly ShownHit[] => Array.isArray(meta)

/**
 * Draws a long paragraph in several text nodes. Chromium shapes a changed text node again as a
 * whole, and in a font of a hundred slices the cost of line breaking grows with the node: a node of
 * 20,000 characters took 150 ms at each key. The pieces are neither visible nor in the document.
 */
import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, Transaction, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

/**
 * The usual length of a piece, and the length from which its paragraph is cut again, in UTF-16
 * units.
 */
const piece = 500
const tooLong = 2 * piece

/** How far after its usual place a cut is searched, in UTF-16 units. */
const reach = 200

/**
 * The style sheet gives it an invisible margin: only at a margin does Chromium shape two texts
 * separately.
 */
const drawnAs = { nodeName: 'span', class: 'piece' }

const key = new PluginKey<DecorationSet>('pieces')

/**
 * Draws every paragraph of more than a thousand characters in pieces. Text typed between two pieces
 * belongs to the first, as in the browser.
 */
export function pieces(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, { doc }) => cutLong(DecorationSet.empty, doc, null),
      apply(tr, drawn, before) {
        if (!tr.docChanged) return drawn
        const mapped = drawn.map(tr.mapping, tr.doc)
        // The text node of a running composition must not change.
        return isComposed(tr) ? mapped : cutLong(mapped, tr.doc, before.doc)
      },
    },
    props: { decorations: state => key.getState(state) },
  })
}

/** The offsets at which the child of the document at `pos` is cut, in UTF-16 units. */
export function cutsAt(state: EditorState, pos: number): readonly number[] {
  const node = state.doc.nodeAt(pos)
  return node ? cutsOf(key.getState(state) ?? DecorationSet.empty, node, pos) : []
}

/**
 * Whether `tr` comes from a composition, or another plugin has appended it to such a transaction.
 */
function isComposed(tr: Transaction): boolean {
  const of: unknown = tr.getMeta('appendedTransaction')
  return (of instanceof Transaction ? of : tr).getMeta('composition') !== undefined
}

/**
 * Returns `drawn` with new cuts in the long paragraphs that differ from `before` and have a piece
 * that is too long.
 */
function cutLong(drawn: DecorationSet, doc: Node, before: Node | null): DecorationSet {
  let next = drawn
  doc.forEach((node, pos, i) => {
    if (node.content.size <= tooLong || node === before?.maybeChild(i)) return
    const cuts = [0, ...cutsOf(drawn, node, pos), node.content.size]
    if (cuts.every((cut, n) => cut - (cuts[n - 1] ?? 0) <= tooLong)) return
    next = next.remove(piecesOf(next, node, pos)).add(doc, cut(node, pos))
  })
  return next
}

const piecesOf = (drawn: DecorationSet, node: Node, pos: number): Decoration[] =>
  drawn.find(pos + 1, pos + 1 + node.content.size)

const cutsOf = (drawn: DecorationSet, node: Node, pos: number): readonly number[] =>
  [...new Set(piecesOf(drawn, node, pos).flatMap(({ from, to }) => [from - pos - 1, to - pos - 1]))]
    .filter(cut => cut > 0 && cut < node.content.size)
    .toSorted((a, b) => a - b)

/**
 * Only every second piece is a decoration. Two adjacent decorations would leave text typed between
 * them outside both.
 */
function cut(node: Node, pos: number): Decoration[] {
  const text = node.textBetween(0, node.content.size, '', '\n')
  const cuts: number[] = []
  for (let at = nextCut(text, 0); at !== null; at = nextCut(text, at)) cuts.push(at)
  const start = pos + 1
  return cuts.flatMap((from, n) => {
    if (n % 2 === 1) return []
    const to = cuts[n + 1] ?? node.content.size
    return [Decoration.inline(start + from, start + to, drawnAs, { inclusiveEnd: true })]
  })
}

/** Returns the end of the piece that begins at `from`; null if it is the last. */
function nextCut(text: string, from: number): number | null {
  if (text.length - from <= tooLong) return null
  const due = from + piece
  for (let at = due; at < due + reach; at++) if (mayCut(text, at)) return at
  return nextCut(text, due)
}

/**
 * Whether `at` is between two units of text: before a Chinese or Japanese character, or after a
 * space.
 */
function mayCut(text: string, at: number): boolean {
  const before = text.charAt(at - 1)
  if (/\s/.test(before)) return !/^\p{M}/u.test(text.slice(at, at + 2))
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return (
    before !== '\u200d' && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(after)
  )
}

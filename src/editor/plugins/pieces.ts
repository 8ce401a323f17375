/**
 * A long paragraph is drawn in several text nodes. Of a text node that changes Chromium shapes every character
 * again, and in a font of a hundred slices finding where a line ends costs as much as the node is long: one node
 * of 20,000 characters took 150 ms at each key. Nothing of this is seen, and nothing of it is in the document.
 */
import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, Transaction, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

/** About how long a piece is, and how long it may become before its paragraph is cut again, in UTF-16 units. */
const piece = 500
const tooLong = 2 * piece

/** How far beyond its due place a cut is looked for, in UTF-16 units. */
const reach = 200

/** The style sheet gives it a margin that is nothing on the screen: only there does the engine shape two texts apart. */
const drawnAs = { nodeName: 'span', class: 'piece' }

const key = new PluginKey<DecorationSet>('pieces')

/** Draws every paragraph longer than a thousand characters in pieces. What is typed where two meet belongs to the first, as it does to the page. */
export function pieces(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, { doc }) => cutLong(DecorationSet.empty, doc, null),
      apply(tr, drawn, before) {
        if (!tr.docChanged) return drawn
        const mapped = drawn.map(tr.mapping, tr.doc)
        // A text node that an input method is writing into must stay as it is.
        return isComposed(tr) ? mapped : cutLong(mapped, tr.doc, before.doc)
      },
    },
    props: { decorations: state => key.getState(state) },
  })
}

/** Where the text of the document's child at `pos` is cut, in UTF-16 units from its beginning. */
export function cutsAt(state: EditorState, pos: number): readonly number[] {
  const node = state.doc.nodeAt(pos)
  return node ? cutsOf(key.getState(state) ?? DecorationSet.empty, node, pos) : []
}

/** Whether an input method has made `tr`, or what another plugin added to it. */
function isComposed(tr: Transaction): boolean {
  const of: unknown = tr.getMeta('appendedTransaction')
  return (of instanceof Transaction ? of : tr).getMeta('composition') !== undefined
}

/** `drawn`, with those long paragraphs cut again that were not in `before` as they are and have too long a piece. */
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

/** Every second piece is a decoration: two that touched would leave what is typed between them to neither. */
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

/** Where the piece that begins at `from` ends; null where it is the last. */
function nextCut(text: string, from: number): number | null {
  if (text.length - from <= tooLong) return null
  const due = from + piece
  for (let at = due; at < due + reach; at++) if (mayCut(text, at)) return at
  return nextCut(text, due)
}

/** Whether nothing that belongs together stands on both sides of `at`: before a Chinese or Japanese character, and after a space. */
function mayCut(text: string, at: number): boolean {
  const before = text.charAt(at - 1)
  if (/\s/.test(before)) return !/^\p{M}/u.test(text.slice(at, at + 2))
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return (
    before !== '\u200d' && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(after)
  )
}

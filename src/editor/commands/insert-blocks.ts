/**
 * Inserts one or more paragraphs into translations. Several paragraphs fill the empty pairs after
 * the caret. Text is never overwritten: if they do not fit, they stay in one pair, a line each.
 */
import { Fragment, type Node } from 'prosemirror-model'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { placeOf, positionOf, startOfPair } from '../pairs.ts'
import { withSelectionCleared } from './clear-across-pairs.ts'

/** The inline content of one paragraph. */
export type Block = Fragment

export interface Insertion {
  readonly tr: Transaction
  /** The blocks for the sections after this one, which has no room left. */
  readonly rest: readonly Block[]
}

/** Replaces the selection by `blocks`. Changes nothing if there are no blocks. */
export function insertBlocks(state: EditorState, blocks: readonly Block[]): Insertion {
  const [first, ...others] = blocks
  if (!first) return { tr: state.tr, rest: [] }
  const tr = withSelectionCleared(state)
  const { pair } = placeOf(tr.selection.$from)
  const free = emptyPairsFrom(tr.doc, pair + 1)
  const reachesEnd = pair + 1 + free === tr.doc.childCount
  const fits = others.length <= free || reachesEnd
  const here = fits ? first : onLines(state, blocks)
  const at = tr.selection.from
  tr.insert(at, here)
  if (!fits) return { tr: caretAt(tr, at + here.size), rest: [] }
  const fill = others.slice(0, free)
  for (const [i, block] of fill.entries()) tr.insert(startOfPair(tr.doc, pair + 1 + i), block)
  const last = fill.at(-1)
  const end = last ? startOfPair(tr.doc, pair + fill.length) + last.size : at + here.size
  return { tr: caretAt(tr, end), rest: others.slice(free) }
}

/**
 * Puts `blocks` into the empty pairs at the section's start. If they do not fit, the rest become
 * lines of the last empty pair. Returns null if the first pair has text.
 */
export function fillFromStart(state: EditorState, blocks: readonly Block[]): Insertion | null {
  const free = emptyPairsFrom(state.doc, 0)
  if (free === 0) return null
  const { tr } = state
  const whole = free === state.doc.childCount
  const heads = whole ? blocks.slice(0, free) : blocks.slice(0, free - 1)
  const tail = whole ? [] : blocks.slice(free - 1)
  const fill = tail.length > 0 ? [...heads, onLines(state, tail)] : heads
  for (const [i, block] of fill.entries()) tr.insert(startOfPair(tr.doc, i), block)
  return { tr, rest: whole ? blocks.slice(free) : [] }
}

/**
 * Inserts `blocks` as lines at the place nearest to `pos`, and deletes the selection if it is what
 * is dragged (`moved`). Returns null if nothing changes.
 */
export function dropBlocks(
  state: EditorState,
  blocks: readonly Block[],
  { pos, moved }: { readonly pos: number; readonly moved: boolean },
): Transaction | null {
  const { from, to } = state.selection
  const isOnItself = moved && pos >= from && pos <= to
  if (blocks.length === 0 || isOnItself) return null
  const tr = moved ? withSelectionCleared(state) : state.tr
  const at = positionOf(tr.doc, placeOf(tr.doc.resolve(tr.mapping.map(pos))))
  const all = onLines(state, blocks)
  return caretAt(tr.insert(at, all), at + all.size)
}

/** Appends `blocks` as lines to the last pair. */
export function appendLines(state: EditorState, blocks: readonly Block[]): Transaction {
  const { doc, tr } = state
  const last = doc.lastChild ? doc.lastChild.content : Fragment.empty
  const all = last.size > 0 ? [Fragment.empty, ...blocks] : blocks
  return tr.insert(doc.content.size - 1, onLines(state, all))
}

function emptyPairsFrom(doc: Node, first: number): number {
  let pair = first
  while (pair < doc.childCount && doc.child(pair).content.size === 0) pair++
  return pair - first
}

/** Joins `blocks` by line breaks. */
function onLines(state: EditorState, blocks: readonly Block[]): Block {
  const lineBreak = state.schema.nodes['lineBreak']
  return blocks.reduce((all, block, i) =>
    i > 0 && lineBreak ? all.addToEnd(lineBreak.create()).append(block) : block,
  )
}

const caretAt = (tr: Transaction, at: number) =>
  tr.setSelection(TextSelection.near(tr.doc.resolve(at), -1)).scrollIntoView()

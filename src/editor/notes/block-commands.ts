/** Commands that change the form of the paragraphs of a note. */
import { deepestItem, listItem, type NoteForm } from '#domain/notes/block'
import { newlineInCode } from 'prosemirror-commands'
import type { Node } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState } from 'prosemirror-state'
import { attributesOf, noteSchema, typeNames } from '../schema/note.ts'
import { blockOf } from './note-doc.ts'

/**
 * Gives the selected paragraphs the form `block`, or makes them ordinary if all of them have it
 * already. An item stays as deep as it is.
 */
export function turnInto(block: NoteForm | null): Command {
  return (state, dispatch) => {
    const chosen = selectedChildren(state)
    if (chosen.some(({ node }) => blockOf(node)?.kind === 'cell')) return false
    const isSo = chosen.every(({ node }) => isSameForm(blockOf(node), block))
    const to = isSo ? null : block
    if (to === null && chosen.every(({ node }) => blockOf(node) === null)) return false
    const { tr } = state
    for (const { node, pos } of chosen.toReversed()) {
      const form = to?.kind === 'item' ? listItem(to.list, depthOf(node) ?? 0) : to
      const type = noteSchema.node(form ? typeNames[form.kind] : 'paragraph').type
      tr.setBlockType(pos + 1, pos + 1, type, form && attributesOf(form))
    }
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Whether both are the same choice in a menu. */
export const isSameForm = (a: NoteForm | null, b: NoteForm | null): boolean =>
  a?.kind === 'heading' && b?.kind === 'heading'
    ? a.level === b.level
    : a?.kind === 'item' && b?.kind === 'item'
      ? a.list === b.list
      : a?.kind === b?.kind

/**
 * Moves the selected items, and those that belong to the last of them, one list further in or out.
 * Returns false if no selected paragraph is an item, or if none can be moved out: Shift+Tab then
 * leaves the note.
 */
export function indent(by: 1 | -1): Command {
  return (state, dispatch) => {
    const chosen = selectedChildren(state)
    if (!chosen.some(({ node }) => depthOf(node) !== null)) return false
    const { tr } = state
    for (const { node, pos } of [...chosen, ...itemsUnder(state, chosen)]) {
      const depth = depthOf(node)
      if (depth === null) continue
      const moved = Math.min(Math.max(depth + by, 0), Math.min(deepestItem, reach(state, pos)))
      if (moved !== depth) tr.setNodeAttribute(pos, 'depth', moved)
    }
    if (tr.docChanged) dispatch?.(tr.scrollIntoView())
    return by === 1 || tr.docChanged
  }
}

/** Ticks the selected items of checklists, or opens them again. */
export const tick: Command = (state, dispatch) => {
  const items = selectedChildren(state).filter(({ node }) => isCheck(node))
  if (items.length === 0) return false
  const checked = items.some(({ node }) => node.attrs['checked'] === false)
  const { tr } = state
  for (const { pos } of items) tr.setNodeAttribute(pos, 'checked', checked)
  dispatch?.(tr)
  return true
}

/** Ticks the item of a checklist that contains `pos`, or opens it again. */
export const tickAt =
  (pos: number): Command =>
  (state, dispatch) => {
    const $pos = state.doc.resolve(pos)
    if ($pos.depth === 0 || !isCheck($pos.parent)) return false
    const checked = $pos.parent.attrs['checked'] !== true
    dispatch?.(state.tr.setNodeAttribute($pos.before(), 'checked', checked))
    return true
  }

/**
 * Enter in a paragraph with a form: the next item or paragraph of it. In an empty one it leaves the
 * form, as an empty line does at the end of code.
 */
export const nextOfForm: Command = (state, dispatch) => {
  const { $from } = state.selection
  const { parent } = $from
  const block = blockOf(parent)
  if (!block || block.kind === 'heading' || block.kind === 'cell') return false
  if (block.kind === 'code') return leaveCode(state, dispatch) || newlineInCode(state, dispatch)
  if (parent.content.size === 0) return leaveForm(state, dispatch)
  const next = block.kind === 'item' ? listItem(block.list, block.depth) : block
  const tr = state.tr.deleteSelection()
  const type = noteSchema.nodes[typeNames[next.kind]]
  tr.split(tr.selection.from, 1, [{ type, attrs: attributesOf(next) }])
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Backspace at the start of a paragraph with a form takes the form away and keeps the words. */
export const plainAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  return empty && $from.parentOffset === 0 && leaveForm(state, dispatch)
}

/** Makes an item less deep, and anything else ordinary. */
const leaveForm: Command = (state, dispatch) => {
  const { parent } = state.selection.$from
  if (blockOf(parent) === null) return false
  return (depthOf(parent) ?? 0) > 0 ? indent(-1)(state, dispatch) : turnInto(null)(state, dispatch)
}

const leaveCode: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const { parent } = $from
  if (!empty || $from.parentOffset < parent.content.size) return false
  if (parent.content.size > 0 && !parent.textContent.endsWith('\n')) return false
  if (parent.content.size === 0) return turnInto(null)(state, dispatch)
  const { tr } = state
  tr.delete($from.pos - 1, $from.pos)
  const after = tr.mapping.map($from.after())
  tr.insert(after, noteSchema.nodes.paragraph.create())
  tr.setSelection(TextSelection.create(tr.doc, after + 1))
  dispatch?.(tr.scrollIntoView())
  return true
}

interface Child {
  readonly node: Node
  readonly pos: number
}

function selectedChildren({ doc, selection: { from, to } }: EditorState): readonly Child[] {
  const chosen: Child[] = []
  doc.forEach((node, pos) => {
    if (pos < to && pos + node.nodeSize > from) chosen.push({ node, pos })
  })
  return chosen
}

/** The items after `chosen` that are deeper than the last of them. */
function itemsUnder({ doc }: EditorState, chosen: readonly Child[]): readonly Child[] {
  const last = chosen.at(-1)
  const depth = last && depthOf(last.node)
  if (!last || depth === null || depth === undefined) return []
  const under: Child[] = []
  for (let pos = last.pos + last.node.nodeSize; pos < doc.content.size;) {
    const node = doc.nodeAt(pos)
    if (!node || (depthOf(node) ?? -1) <= depth) break
    under.push({ node, pos })
    pos += node.nodeSize
  }
  return under
}

/** How deep the child at `pos` can be: one deeper than the item before it. */
function reach({ doc }: EditorState, pos: number): number {
  const before = doc.resolve(pos).nodeBefore
  const depth = before && depthOf(before)
  return depth === null ? 0 : depth + 1
}

const depthOf = (node: Node): number | null => {
  const block = blockOf(node)
  return block?.kind === 'item' ? block.depth : null
}

const isCheck = (node: Node): boolean => {
  const block = blockOf(node)
  return block?.kind === 'item' && block.list === 'check'
}

import { closeHistory, history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { after, columnOf, lineOf } from '../testing/line.ts'
import { translationState } from '../columns/translation-state.ts'
import { noSpan } from '../span-editing.ts'
import { historyIn } from './undo-history.ts'

/** A section with two changes, of which the second is undone. */
function edited(): EditorState {
  const first = columnOf('one|two')
  const second = first.apply(closeHistory(first.tr.insertText('A', 1)))
  const third = second.apply(closeHistory(second.tr.insertText('B', 1)))
  return after(third, undo)!
}

/**
 * A new state with the same text that continues the history of `state`, as for a section that is
 * loaded again.
 */
const reopened = ({ doc }: EditorState, kept: unknown): EditorState =>
  translationState(
    Node.fromJSON(doc.type.schema, doc.toJSON()),
    {
      leave: () => false,
      next: () => true,
      hint: () => '',
      typography: () => null,
      speller: null,
      span: noSpan,
    },
    kept,
  )

const textOf = (state: EditorState | null) => state && lineOf(state).replace('‸', '')

/** Every object that can be reached from `value`. */
function reachable(value: unknown, found = new Set<object>()): ReadonlySet<object> {
  if (typeof value !== 'object' || value === null || found.has(value)) return found
  found.add(value)
  for (const part of Object.values(value)) reachable(part, found)
  return found
}

describe("what we rely on in prosemirror-history's plugin", () => {
  it('keeps the whole history in its plugin state, so that a new state can continue it', () => {
    const before = edited()
    const again = reopened(before, historyIn(before))
    expect([undoDepth(again), redoDepth(again)]).toEqual([1, 1])
    expect([textOf(again), textOf(after(again, undo)), textOf(after(again, redo))]).toEqual([
      'Aone|two',
      'one|two',
      'BAone|two',
    ])
  })

  it('continues a history after an undo and a redo in the new state', () => {
    const before = edited()
    let state = reopened(before, historyIn(before))
    state = after(state, undo)!
    state = after(state, redo)!
    state = after(state, redo)!
    expect([textOf(state), undoDepth(state), redoDepth(state)]).toEqual(['BAone|two', 2, 0])
  })

  it('adds new changes to a history that it continues', () => {
    const before = edited()
    const again = reopened(before, historyIn(before))
    const typed = again.apply(again.tr.insertText('C', 1))
    expect([undoDepth(typed), redoDepth(typed)]).toEqual([2, 0])
    expect(textOf(after(typed, undo))).toBe('Aone|two')
  })

  it('stores steps and no document, so that a kept history is small', () => {
    const nodes = [...reachable(historyIn(edited()))].filter(each => each instanceof Node)
    expect(nodes.length).toBeGreaterThan(0)
    expect(nodes.filter(({ type }) => type === type.schema.topNodeType)).toEqual([])
  })

  it('starts with an empty history if none is continued', () => {
    const state = columnOf('one')
    expect([undoDepth(state), redoDepth(state), after(state, undo)]).toEqual([0, 0, null])
  })

  it('creates its state by `init` of the plugin spec, without arguments', () => {
    const { state } = history().spec
    expect([typeof state?.init, state?.init.length, typeof state?.apply]).toEqual([
      'function',
      0,
      'function',
    ])
  })
})

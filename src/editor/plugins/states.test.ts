import { redo, undo } from 'prosemirror-history'
import { describe, expect, it } from 'vitest'
import { positionOf } from '../pairs.ts'
import { after, columnOf, lineOf, statesOf } from '../testing/line.ts'

describe('states', () => {
  it.each<[string, string, 'empty' | 'draft' | 'done' | 'check', string, string]>([
    ['becomes “draft” with the first letter', '‸', 'empty', 'a', 'draft'],
    ['stays “empty” while there are only spaces', '‸', 'empty', ' ', 'empty'],
    ['stays “done” when text is added', 'one‸', 'done', 'a', 'done'],
    ['stays “check” when text is added', '‸', 'check', 'a', 'check'],
    ['becomes “empty” with the last letter', '⟦one⟧', 'done', '', 'empty'],
    ['stays “check” when the text is deleted', '⟦one⟧', 'check', '', 'check'],
  ])('a state %s', (_title, line, state, typed, next) => {
    const before = columnOf(line, { 0: state })
    expect(statesOf(before)).toEqual([state])
    const { from, to } = before.selection
    expect(statesOf(before.apply(before.tr.insertText(typed, from, to)))).toEqual([next])
  })

  it('a state follows text that one transaction inserts into several pairs', () => {
    const state = columnOf('|one|', { 1: 'done' })
    const at = (pair: number) => positionOf(state.doc, { pair, offset: 0 })
    const { tr } = state
    tr.insertText('c', at(2))
      .delete(at(1), at(1) + 3)
      .insertText('a', at(0))
    expect(statesOf(state.apply(tr))).toEqual(['draft', 'empty', 'draft'])
  })

  it('a state is undone and redone together with the text', () => {
    const state = columnOf('‸|one')
    const typed = state.apply(state.tr.insertText('a'))
    const undone = after(typed, undo)!
    expect([lineOf(undone), statesOf(undone)]).toEqual(['‸|one', ['empty', 'draft']])
    const redone = after(undone, redo)!
    expect([lineOf(redone).replace('‸', ''), statesOf(redone)]).toEqual([
      'a|one',
      ['draft', 'draft'],
    ])
  })

  it('a state is “done” again when the deletion of a finished translation is undone', () => {
    const state = columnOf('⟦one⟧|two', { 0: 'done' })
    const gone = state.apply(state.tr.deleteSelection())
    expect(statesOf(gone)).toEqual(['empty', 'draft'])
    expect(statesOf(after(gone, undo)!)).toEqual(['done', 'draft'])
  })
})

import { AllSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { after, columnOf, lineAfter } from '../testing/line.ts'
import { selectAll } from './select-all.ts'

describe('selectAll', () => {
  it.each([
    ['selects the pair first', 'one|t‸wo', 'one|⟦two⟧'],
    ['extends a selection to the whole pair', 'one|t⟦w⟧o', 'one|⟦two⟧'],
    ['selects the column if the pair is selected', 'one|⟦two⟧', '⟦one|two⟧'],
    ['selects the column if the pair is empty', 'one|‸', '⟦one|⟧'],
    ['selects the column if the selection spans pairs', 'o⟦ne|t⟧wo|', '⟦one|two|⟧'],
    ['keeps the column selected', '⟦one|two⟧', '⟦one|two⟧'],
  ])('%s', (_title, before, line) => {
    expect(lineAfter(before, selectAll)).toBe(line)
  })

  it('selects the column as an AllSelection', () => {
    const column = after(columnOf('⟦one⟧|two'), selectAll)!
    expect(column.selection).toBeInstanceOf(AllSelection)
  })
})

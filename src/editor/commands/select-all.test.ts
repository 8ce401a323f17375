import { AllSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { after, columnOf, lineAfter } from '../testing/line.ts'
import { selectAll } from './select-all.ts'

describe('selecting all', () => {
  it.each([
    ['takes the pair first', 'one|t‸wo', 'one|⟦two⟧'],
    ['widens a part of it', 'one|t⟦w⟧o', 'one|⟦two⟧'],
    ['then takes the column', 'one|⟦two⟧', '⟦one|two⟧'],
    ['takes the column where the pair is empty', 'one|‸', '⟦one|⟧'],
    ['takes the column where more than one pair is selected', 'o⟦ne|t⟧wo|', '⟦one|two|⟧'],
    ['stays with the column', '⟦one|two⟧', '⟦one|two⟧'],
  ])('%s', (_title, before, line) => {
    expect(lineAfter(before, selectAll)).toBe(line)
  })

  it('means everything by the column, not the text it has now', () => {
    const column = after(columnOf('⟦one⟧|two'), selectAll)!
    expect(column.selection).toBeInstanceOf(AllSelection)
  })
})

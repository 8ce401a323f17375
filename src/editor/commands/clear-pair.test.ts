import { describe, expect, it } from 'vitest'
import { after, columnOf, lineAfter, statesOf } from '../testing/line.ts'
import { clearPair } from './clear-pair.ts'

describe('clearPair', () => {
  it.each([
    ['on‸e|two', '‸|two'],
    ['one|t⟦w⟧o|three', 'one|‸|three'],
    ['on⟦e|t⟧wo|three', '‸||three'],
    ['one||th‸ree', 'one||‸'],
  ])('turns %j into %j', (before, line) => {
    expect(lineAfter(before, clearPair)).toBe(line)
  })

  it('sets “check” to “empty” too', () => {
    const state = columnOf('o⟦ne|⟧|three', { 0: 'done', 1: 'check', 2: 'done' })
    expect(statesOf(after(state, clearPair)!)).toEqual(['empty', 'empty', 'done'])
  })

  it('returns false in an empty pair', () => {
    expect(lineAfter('one|‸', clearPair)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { after, columnOf, lineAfter, statesOf } from '../testing/line.ts'
import { clearPair } from './clear-pair.ts'

describe('clearing pairs', () => {
  it.each([
    ['on‸e|two', '‸|two'],
    ['one|t⟦w⟧o|three', 'one|‸|three'],
    ['on⟦e|t⟧wo|three', '‸||three'],
    ['one||th‸ree', 'one||‸'],
  ])('makes %j into %j', (before, line) => {
    expect(lineAfter(before, clearPair)).toBe(line)
  })

  it('takes back a question as well', () => {
    const state = columnOf('o⟦ne|⟧|three', { 0: 'done', 1: 'check', 2: 'done' })
    expect(statesOf(after(state, clearPair)!)).toEqual(['empty', 'empty', 'done'])
  })

  it('has nothing to do in an empty pair', () => {
    expect(lineAfter('one|‸', clearPair)).toBeNull()
  })
})

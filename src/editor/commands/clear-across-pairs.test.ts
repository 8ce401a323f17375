import { undo } from 'prosemirror-history'
import { AllSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { after, columnOf, lineAfter, lineOf, statesOf } from '../testing/line.ts'
import { clearAcrossPairs } from './clear-across-pairs.ts'

describe('clearAcrossPairs', () => {
  it.each([
    ['⟦one|two⟧', '‸|'],
    ['on⟦e|two|th⟧ree', 'on‸||ree'],
    ['on⟧e|two|th⟦ree', 'on‸||ree'],
    ['one⟦|⟧two', 'one‸|two'],
    ['⟦||⟧three', '‸||three'],
    ['一⟦行\n二行|三⟧𠮷', '一‸|𠮷'],
  ])('turns %j into %j', (before, line) => {
    expect(lineAfter(before, clearAcrossPairs)).toBe(line)
  })

  it.each(['on‸e|two', 'o⟦n⟧e|two', '⟦one⟧|two'])('leaves %j to ordinary deletion', line => {
    expect(lineAfter(line, clearAcrossPairs)).toBeNull()
  })

  it('sets pairs without text to “empty”, but keeps “check”', () => {
    const state = columnOf('on⟦e|two|three⟧', { 0: 'done', 1: 'done', 2: 'check' })
    expect(statesOf(after(state, clearAcrossPairs)!)).toEqual(['done', 'empty', 'check'])
  })

  it('clears a whole column of one or more pairs', () => {
    for (const line of ['‸one|two', '‸one']) {
      const state = columnOf(line)
      const all = state.apply(state.tr.setSelection(new AllSelection(state.doc)))
      expect(lineOf(after(all, clearAcrossPairs)!)).toBe(line.replace(/[a-z]/g, ''))
    }
  })

  it('is an undo step of its own, even directly after typing', () => {
    let state = columnOf('‸|two')
    state = state.apply(state.tr.insertText('one'))
    state = state.apply(state.tr.setSelection(new AllSelection(state.doc)))
    state = after(state, clearAcrossPairs)!
    expect(lineOf(after(state, undo)!)).toBe('⟦one|two⟧')
  })
})

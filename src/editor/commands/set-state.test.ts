import type { TranslationState } from '#domain/translation'
import { describe, expect, it } from 'vitest'
import { after, columnOf, lineOf, statesOf } from '../testing/line.ts'
import { setState } from './set-state.ts'

describe('setState', () => {
  it.each<[string, string, TranslationState, number | undefined, readonly TranslationState[]]>([
    ['sets the pair with the caret', 'o‸ne|two', 'done', undefined, ['done', 'draft']],
    ['sets every selected pair', 'o⟦ne|t⟧wo|x', 'done', undefined, ['done', 'done', 'draft']],
    ['sets another pair by number', 'o‸ne|two', 'done', 1, ['draft', 'done']],
    ['sets an empty pair to “check”', '‸|two', 'check', undefined, ['check', 'draft']],
    ['calls text that is said to be empty a draft', 'o‸ne', 'check', undefined, ['check']],
  ])('%s', (_title, line, state, pair, states) => {
    const next = after(columnOf(line), setState(state, pair))!
    expect(statesOf(next)).toEqual(states)
    expect(lineOf(next)).toBe(line)
  })

  it.each<[string, string, TranslationState]>([
    ['an empty pair would become “done”', '‸|two', 'done'],
    ['an empty pair would become “draft”', '‸|two', 'draft'],
    ['a pair with text would become “empty”', 'o‸ne', 'empty'],
    ['the pair has that state already', 'o‸ne', 'draft'],
  ])('changes nothing if %s', (_title, line, state) => {
    expect(after(columnOf(line), setState(state))).toBeNull()
  })

  it('changes “check” to “done”, or to “empty” if there is no text', () => {
    const asked = columnOf('o⟦ne|⟧', { 0: 'check', 1: 'check' })
    expect(statesOf(after(asked, setState('done'))!)).toEqual(['done', 'empty'])
  })
})

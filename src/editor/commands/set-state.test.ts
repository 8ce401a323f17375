import type { TranslationState } from '#domain/translation'
import { describe, expect, it } from 'vitest'
import { after, columnOf, lineOf, statesOf } from '../testing/line.ts'
import { setState } from './set-state.ts'

describe('setting a state', () => {
  it.each<[string, string, TranslationState, number | undefined, readonly TranslationState[]]>([
    ['sets the pair with the caret', 'o‸ne|two', 'done', undefined, ['done', 'draft']],
    ['sets every selected pair', 'o⟦ne|t⟧wo|x', 'done', undefined, ['done', 'done', 'draft']],
    ['sets another pair by number', 'o‸ne|two', 'done', 1, ['draft', 'done']],
    [
      'lets a question be asked where there is no text',
      '‸|two',
      'check',
      undefined,
      ['check', 'draft'],
    ],
    ['calls text that is said to be empty a draft', 'o‸ne', 'check', undefined, ['check']],
  ])('%s', (_title, line, state, pair, states) => {
    const next = after(columnOf(line), setState(state, pair))!
    expect(statesOf(next)).toEqual(states)
    expect(lineOf(next)).toBe(line)
  })

  it.each<[string, string, TranslationState]>([
    ['nothing written cannot be done', '‸|two', 'done'],
    ['nothing written is no draft', '‸|two', 'draft'],
    ['something written is not empty', 'o‸ne', 'empty'],
    ['it is so already', 'o‸ne', 'draft'],
  ])('changes nothing where %s', (_title, line, state) => {
    expect(after(columnOf(line), setState(state))).toBeNull()
  })

  it('answers a question: what was to be looked at is done, or empty again', () => {
    const asked = columnOf('o⟦ne|⟧', { 0: 'check', 1: 'check' })
    expect(statesOf(after(asked, setState('done'))!)).toEqual(['done', 'empty'])
  })
})

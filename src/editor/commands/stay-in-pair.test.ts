import { describe, expect, it } from 'vitest'
import { columnOf } from '../testing/line.ts'
import { stayAtEnd, stayAtStart } from './stay-in-pair.ts'

describe('deleting at the edge of a pair', () => {
  it.each([
    ['one|‸two', true, false],
    ['one|two‸', false, true],
    ['one|t‸wo', false, false],
    ['one|‸', true, true],
    ['one|⟦two⟧', false, false],
  ])('at %j goes no further back: %s, no further on: %s', (line, back, on) => {
    const state = columnOf(line)
    expect([stayAtStart(state), stayAtEnd(state)]).toEqual([back, on])
  })
})

import { describe, expect, it } from 'vitest'
import { columnOf } from '../testing/line.ts'
import { stayAtEnd, stayAtStart } from './stay-in-pair.ts'

describe('stayAtStart and stayAtEnd', () => {
  it.each([
    ['one|‸two', true, false],
    ['one|two‸', false, true],
    ['one|t‸wo', false, false],
    ['one|‸', true, true],
    ['one|⟦two⟧', false, false],
  ])('at %j swallow Backspace: %s, and Delete: %s', (line, back, on) => {
    const state = columnOf(line)
    expect([stayAtStart(state), stayAtEnd(state)]).toEqual([back, on])
  })
})

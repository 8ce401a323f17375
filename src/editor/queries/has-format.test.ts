import { describe, expect, it } from 'vitest'
import { toggleFormat } from '../commands/toggle-format.ts'
import { after, columnOf } from '../testing/line.ts'
import { hasFormat } from './has-format.ts'

describe('what has a format', () => {
  it.each([
    ['is what is selected', '⟦one⟧|two'],
    ['is what is typed next', 'one‸|two'],
  ])('%s', (_, line) => {
    const plain = columnOf(line)
    const strong = after(plain, toggleFormat('strong'))!
    const again = after(strong, toggleFormat('strong'))!
    expect([plain, strong, again].map(state => hasFormat(state, 'strong'))).toEqual([
      false,
      true,
      false,
    ])
    expect(hasFormat(strong, 'emphasis')).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { toggleFormat } from '../commands/toggle-format.ts'
import { after, columnOf } from '../testing/line.ts'
import { hasFormat } from './has-format.ts'

describe('hasFormat', () => {
  it.each([
    ['selected text', '⟦one⟧|two'],
    ['the words typed next', 'one‸|two'],
  ])('reports the format of %s', (_, line) => {
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

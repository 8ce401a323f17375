import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sentenceAround } from './sentence-around.ts'

it.each([
  ['杨志道。林冲道：“走！”鲁达笑。', '林冲', '林冲道：“走！”'],
  ['杨志道。', '杨志', '杨志道。'],
  ['没有句号', '句号', '没有句号'],
])('the sentence of %s that has %s is %s', (text, word, sentence) => {
  const start = text.indexOf(word)
  expect(sentenceAround(text, { start, end: start + word.length })).toBe(sentence)
})

it('a sentence that is too long is cut around the word, and no character is cut', () => {
  const text = fc.string({ unit: fc.constantFrom('𠮷', '言', '，'), maxLength: 600 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const start = before.length
      const found = sentenceAround(`${before}杨志${after}`, { start, end: start + 2 })
      expect(found).toContain('杨志')
      expect(found.length).toBeLessThanOrEqual(400)
      expect(found).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
    }),
  )
})

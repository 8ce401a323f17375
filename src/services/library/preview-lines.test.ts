import { expect, it } from 'vitest'
import { changedRead, linesRead } from './preview-lines.ts'
import { readImport } from './read-import.ts'

const lines = ['第一章 山', '山水人。', '第二章 水', '花之一 茶', `水山${'水'.repeat(200)}。`]

function read(taught: Parameters<typeof changedRead>[1] = []) {
  const bytes = new TextEncoder().encode(lines.join('\n\n'))
  const found = readImport({ file: { name: '书.txt', bytes }, choices: { taught } })
  if (!found.ok) throw new Error(found.code)
  return found
}

it('a line of the preview says what it is, why, where it is in the file, and what is like it', () => {
  expect(linesRead(read(), 2, 4)).toEqual([
    {
      text: '第二章 水',
      kind: 'heading',
      level: 1,
      reason: 'form',
      origin: { line: 2, text: '第二章 水' },
      wide: '第#章 *',
      narrow: '第#章 *',
    },
    {
      text: '花之一 茶',
      kind: 'body',
      origin: { line: 3, text: '花之一 茶' },
      wide: '花之# *',
      narrow: '花之# *',
    },
  ])
  const [long] = linesRead(read(), 4, 9)
  expect(long?.text).toHaveLength(161)
  expect(long?.origin?.text).toBe(lines[4])
})

it.each([
  ['heading', '第#章 *', 0],
  ['heading', '花之# *', 1],
  ['plain', '第#章 *', 2],
  ['plain', '花之# *', 0],
  ['drop', '第#章 *', 2],
  ['drop', '没有', 0],
  ['drop', '/(/', 0],
] as const)('a rule of kind %s with %s would change %i lines', (what, pattern, count) => {
  expect(changedRead(read(), [{ what, pattern }])).toBe(count)
})

it('only the first 5,000 lines of a long file are compared', () => {
  const bytes = new TextEncoder().encode('花之一 茶\n\n山水人。\n\n'.repeat(3_000))
  const found = readImport({ file: { name: '书.txt', bytes }, choices: {} })
  if (!found.ok) throw new Error(found.code)
  expect(changedRead(found, [{ what: 'drop', pattern: '花之# *' }])).toBe(2_500)
})

it('what a file was taught changes nothing in it any more', () => {
  const rules = [{ what: 'heading', pattern: '花之# *' } as const]
  expect(changedRead(read(), rules)).toBe(1)
  expect(changedRead(read(rules), rules)).toBe(0)
})

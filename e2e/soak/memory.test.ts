import { expect, test } from 'vitest'
import { isLevel, type InUse } from './memory.ts'

const used = (heap: number, detached = 0, listeners = 500): InUse => ({
  heap,
  code: 0,
  detached,
  listeners,
})

test.each<[string, readonly InUse[], boolean]>([
  ['returns false if nothing was measured', [], false],
  ['returns true if nothing has grown', [used(100), used(100)], true],
  ['returns true if the heap has grown by a tenth', [used(100), used(130), used(110)], true],
  ['returns false if the heap has grown by more than a tenth', [used(100), used(111)], false],
  ['returns true if a script holds some more nodes', [used(100, 10), used(100, 200)], true],
  ['returns false if a script holds many more nodes', [used(100, 10), used(100, 400)], false],
  ['returns false if the listeners have doubled', [used(100), used(100, 0, 1000)], false],
])('isLevel %s', (_, measured, level) => {
  expect(isLevel(measured)).toBe(level)
})

test('isLevel allows the memory that the work itself needs, and a tenth more', () => {
  const measured = [used(100), used(125)]
  expect(isLevel(measured, used(115))).toBe(true)
  expect(isLevel(measured, used(112))).toBe(false)
  expect(isLevel(measured, used(80))).toBe(false)
})

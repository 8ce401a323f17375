import { expect, test } from 'vitest'
import { isLevel, type InUse } from './memory.ts'

const used = (heap: number, detached = 0, listeners = 500): InUse => ({
  heap,
  code: 0,
  detached,
  listeners,
})

test.each<[string, readonly InUse[], boolean]>([
  ['nothing was measured', [], false],
  ['all is as it was', [used(100), used(100)], true],
  ['the heap has grown by a tenth', [used(100), used(130), used(110)], true],
  ['the heap has grown by more', [used(100), used(111)], false],
  ['some nodes more are held', [used(100, 10), used(100, 200)], true],
  ['many nodes more are held', [used(100, 10), used(100, 400)], false],
  ['listeners have doubled', [used(100), used(100, 0, 1000)], false],
])('says whether memory is level where %s', (_, measured, level) => {
  expect(isLevel(measured)).toBe(level)
})

test('what the work itself weighs is no growth, and what is held beyond it is', () => {
  const measured = [used(100), used(125)]
  expect(isLevel(measured, used(115))).toBe(true)
  expect(isLevel(measured, used(112))).toBe(false)
  expect(isLevel(measured, used(80))).toBe(false)
})

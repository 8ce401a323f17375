import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  longestTaught,
  readTaught,
  taughtLimits,
  taughtWhats,
  withoutTaught,
  withTaught,
  writeTaught,
  type TaughtFile,
} from './taught.ts'

const file = (name: string, pattern = '第#回 *'): TaughtFile => ({
  file: name,
  rules: [{ what: 'heading', pattern }],
})

it('what is written is read again', () => {
  const rule = fc.record({ what: fc.constantFrom(...taughtWhats), pattern: fc.string() })
  const files = fc.array(
    fc.record({ file: fc.string(), rules: fc.array(rule, { minLength: 1, maxLength: 5 }) }),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(files, taught => {
      expect(readTaught(writeTaught(taught))).toEqual(taught)
    }),
  )
})

it('reading never throws, and skips what is not understood', () => {
  fc.assert(
    fc.property(fc.json(), said => {
      expect(readTaught(said)).toBeInstanceOf(Array)
    }),
  )
  const odd = [null, 3, { file: 1, rules: [] }, { file: '书', rules: [{ what: 'song' }] }]
  expect(readTaught(JSON.stringify([...odd, file('书.txt')]))).toEqual([file('书.txt')])
  expect(readTaught('')).toEqual([])
})

it('the newest file comes first and once, and the oldest are dropped', () => {
  const all = Array.from({ length: taughtLimits.files }, (_, n) => file(`${n}.txt`))
  const more = withTaught(all, file('5.txt', '#、*'))
  expect(more).toHaveLength(taughtLimits.files)
  expect(more[0]).toEqual(file('5.txt', '#、*'))
  expect(withTaught(more, file('新.txt')).map(one => one.file)).not.toContain('19.txt')
  expect(withoutTaught(more, '5.txt').map(one => one.file)).not.toContain('5.txt')
})

it('a setting is never longer than its limit', () => {
  const long = Array.from({ length: 20 }, (_, n) => file(`${n}.txt`, '山'.repeat(3_000)))
  const written = writeTaught(long)
  expect(written.length).toBeLessThanOrEqual(longestTaught)
  expect(readTaught(written)[0]).toEqual(long[0])
})

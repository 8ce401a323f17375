import { expect, it } from 'vitest'
import { twinsAmong } from './twins.ts'

const row = (id: string, ...keys: readonly string[]) => ({ id, keys })

it.each([
  ['rows that say the same are copies', [row('a', 'x', 't')], [row('b', 'x', 't')], ['a b']],
  ['a row changed since is found by less', [row('a', 'x', 't')], [row('b', 'y', 't')], ['a b']],
  ['rows made at other times are no copies', [row('a', 'x', 't')], [row('b', 'y', 'u')], []],
  [
    'each of two equal rows has a copy of its own',
    [row('a', 'x', 't'), row('b', 'x', 't')],
    [row('c', 'x', 't')],
    ['a c'],
  ],
  [
    'of several rows made at once, only the one that is left is found by less',
    [row('a', 'x', 't'), row('b', 'y', 't')],
    [row('c', 'z', 't'), row('d', 'x', 't')],
    ['a d', 'b c'],
  ],
  [
    'nothing is guessed if two rows are left',
    [row('a', 'x', 't'), row('b', 'y', 't')],
    [row('c', 'z', 't')],
    [],
  ],
] as const)('%s', (_title, old, present, pairs) => {
  expect([...twinsAmong(old, present)].map(pair => pair.join(' '))).toEqual(pairs)
})

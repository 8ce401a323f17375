import { expect, it } from 'vitest'
import { shortestInterval, onCrash } from './crash.ts'

it.each([
  ['loads the page again after a crash', [0], ['reload']],
  ['ends the program when the page crashes again at once', [0, 1], ['reload', 'end']],
  [
    'loads the page again when the last crash is long ago',
    [0, shortestInterval],
    ['reload', 'reload'],
  ],
] as const)('%s', (_title, times, expected) => {
  const done: string[] = []
  let time = 0
  const crashed = onCrash(
    { reload: () => done.push('reload'), end: () => done.push('end') },
    () => time,
  )
  for (time of times) crashed()
  expect(done).toEqual(expected)
})

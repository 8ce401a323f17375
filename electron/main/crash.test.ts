import { expect, it } from 'vitest'
import { shortestInterval, onCrash } from './crash.ts'

it.each([
  ['loads the page again after a crash', [0], ['reload']],
  ['gives up when it crashes again at once', [0, 1], ['reload', 'give up']],
  ['loads it again when the last crash is long ago', [0, shortestInterval], ['reload', 'reload']],
] as const)('%s', (_title, times, expected) => {
  const done: string[] = []
  let time = 0
  const crashed = onCrash(
    { reload: () => done.push('reload'), giveUp: () => done.push('give up') },
    () => time,
  )
  for (time of times) crashed()
  expect(done).toEqual(expected)
})

import { expect, it } from 'vitest'
import type { SaveState } from '../save-state.ts'
import { restartOnceLost } from './restart-once-lost.ts'

const kept: SaveState = { state: 'journal-only', why: 'database' }
const unkept: SaveState = { state: 'failed', why: 'database', waiting: 1 }

it.each<[string, { fails: boolean; isLost: boolean; becomes: SaveState }, number]>([
  ['not where all is well', { fails: false, isLost: false, becomes: kept }, 0],
  ['not where the engine only fails', { fails: true, isLost: false, becomes: kept }, 0],
  ['when the library is lost', { fails: true, isLost: true, becomes: kept }, 1],
  ['not while something is kept nowhere', { fails: true, isLost: true, becomes: unkept }, 0],
])('starts anew %s', async (_, { fails, isLost, becomes }, wanted) => {
  let restarts = 0
  let flushes = 0
  const write = restartOnceLost({
    db: { isLost },
    write: () => (fails ? Promise.reject(new Error('closed')) : Promise.resolve(7)),
    flush: async () => {
      flushes++
      return becomes
    },
    restart: () => restarts++,
  })
  const answers = await Promise.allSettled([write([], 0, 0), write([], 0, 0)])
  expect(answers.map(({ status }) => status)).toEqual(
    Array.from({ length: 2 }, () => (fails ? 'rejected' : 'fulfilled')),
  )
  expect(restarts).toBe(wanted)
  expect(flushes).toBe(fails && isLost ? 1 : 0)
})

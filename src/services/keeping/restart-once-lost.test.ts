import { expect, it } from 'vitest'
import type { SaveState } from '../saving/save-state.ts'
import { restartOnceLost } from './restart-once-lost.ts'

const kept: SaveState = { state: 'journal-only', why: 'database' }
const unkept: SaveState = { state: 'failed', why: 'database', waiting: 1 }

it.each<[string, { fails: boolean; isLost: boolean; state: SaveState }, readonly number[]]>([
  ['never while writing works', { fails: false, isLost: false, state: kept }, [0, 0, 0]],
  ['never while the engine only fails', { fails: true, isLost: false, state: kept }, [0, 0, 0]],
  ['when a lost library fails again', { fails: true, isLost: true, state: kept }, [0, 1, 2]],
  ['never while some work is in no copy', { fails: true, isLost: true, state: unkept }, [0, 0, 0]],
])('a restart is requested %s', async (_, { fails, isLost, state }, wanted) => {
  let restarts = 0
  const write = restartOnceLost({
    db: { isLost },
    write: () => (fails ? Promise.reject(new Error('closed')) : Promise.resolve(7)),
    state: () => state,
    restart: () => restarts++,
  })
  const counts = []
  for (let n = 0; n < 3; n++) {
    const [answer] = await Promise.allSettled([write([], 0, { above: 0 })])
    expect(answer?.status).toBe(fails ? 'rejected' : 'fulfilled')
    counts.push(restarts)
  }
  expect(counts).toEqual(wanted)
})

it('a restart is requested once several writes have had no reply, and never after late ones', async () => {
  let restarts = 0
  const late: (() => void)[] = []
  const write = restartOnceLost({
    db: { isLost: false },
    write: () => new Promise(resolve => late.push(() => resolve(7))),
    state: () => kept,
    restart: () => restarts++,
  })
  const writes = []
  for (let n = 0; n < 4; n++) writes.push(write([], 0, { above: 0 }))
  expect(restarts).toBe(0)
  writes.push(write([], 0, { above: 0 }))
  expect(restarts).toBe(1)
  for (const reply of late) reply()
  await Promise.all(writes)
  void write([], 0, { above: 0 })
  expect(restarts).toBe(1)
})

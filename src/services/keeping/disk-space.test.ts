import type { Events } from '#contract/events'
import { expect, it } from 'vitest'
import { createDiskSpace, NoSpaceError } from './disk-space.ts'
import type { StartReport } from './start-report.ts'

function roomAfter(report: StartReport | null) {
  let tell: (space: Events['space']) => void = () => {}
  let restarts = 0
  const room = createDiskSpace({
    api: { on: (_name, listener) => void (tell = listener as typeof tell) },
    report,
    restart: () => restarts++,
  })
  return { room, tell: (space: Events['space']) => tell(space), restarts: () => restarts }
}

it('the database is not written while there is no space, and is written again afterwards', async () => {
  const { room, tell, restarts } = roomAfter(null)
  expect(await room.ifThereIsSpace(async () => 1)).toBe(1)
  tell('none')
  let isDone = false
  await expect(room.ifThereIsSpace(async () => (isDone = true))).rejects.toThrow(NoSpaceError)
  expect(isDone).toBe(false)
  tell('low')
  expect(room.mayWrite()).toBe(true)
  expect(restarts()).toBe(0)
})

it('a library that was read-only for want of space is opened again once there is space', () => {
  const { room, tell, restarts } = roomAfter({ found: 'read-only', why: 'no-space' })
  expect(room.space.get()).toBe('none')
  expect(room.mayWrite()).toBe(false)
  tell('low')
  expect(restarts()).toBe(1)
  expect(room.mayWrite()).toBe(false)
})

it('low space is known from the start', () => {
  const { room } = roomAfter({ found: 'low-space' })
  expect(room.space.get()).toBe('low')
  expect(room.mayWrite()).toBe(true)
})

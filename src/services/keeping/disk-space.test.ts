import type { Events } from '#contract/events'
import { expect, it } from 'vitest'
import { createRoom, NoRoomError } from './disk-space.ts'
import type { StartReport } from './start-report.ts'

function roomAfter(report: StartReport | null) {
  let tell: (space: Events['space']) => void = () => {}
  let restarts = 0
  const room = createRoom({
    api: { on: (_name, listener) => void (tell = listener as typeof tell) },
    report,
    restart: () => restarts++,
  })
  return { room, tell: (space: Events['space']) => tell(space), restarts: () => restarts }
}

it('closes the database while there is no room, and opens it again', async () => {
  const { room, tell, restarts } = roomAfter(null)
  expect(await room.whereThereIsRoom(async () => 1)).toBe(1)
  tell('none')
  let isDone = false
  await expect(room.whereThereIsRoom(async () => (isDone = true))).rejects.toThrow(NoRoomError)
  expect(isDone).toBe(false)
  tell('low')
  expect(room.mayWrite()).toBe(true)
  expect(restarts()).toBe(0)
})

it('opens a library anew that could only be looked at', () => {
  const { room, tell, restarts } = roomAfter({ found: 'read-only', why: 'no-space' })
  expect(room.space.get()).toBe('none')
  expect(room.mayWrite()).toBe(false)
  tell('low')
  expect(restarts()).toBe(1)
  expect(room.mayWrite()).toBe(false)
})

it('knows from the start that little is left', () => {
  const { room } = roomAfter({ found: 'low-space' })
  expect(room.space.get()).toBe('low')
  expect(room.mayWrite()).toBe(true)
})

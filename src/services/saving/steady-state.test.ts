import { expect, it } from 'vitest'
import { live } from '../live.ts'
import { steadyState } from './steady-state.ts'
import { createClock } from '../testing.ts'
import type { SaveState } from './save-state.ts'

function watched() {
  const clock = createClock()
  const state = live<SaveState>({ state: 'backed-up' })
  const shown = steadyState(state, clock.after)
  const seen: string[] = []
  shown.subscribe(() => seen.push(shown.get().state))
  const passes = async (...states: readonly ('editing' | 'saving' | 'saved' | 'backed-up')[]) => {
    for (const one of states) {
      state.set({ state: one })
      await clock.pass(20)
    }
  }
  return { clock, state, seen, passes }
}

it('the shown state stays at editing while the reader types', async () => {
  const { seen, passes } = watched()
  for (let i = 0; i < 50; i++) await passes('editing', 'editing', 'saving', 'saved', 'backed-up')
  expect(seen).toEqual(['editing'])
})

it('the shown state follows after a pause', async () => {
  const { clock, seen, passes } = watched()
  await passes('editing', 'saving', 'saved', 'backed-up')
  await clock.pass(250)
  expect(seen).toEqual(['editing', 'backed-up'])
})

it('saving is shown if it takes long', async () => {
  const { clock, seen, passes } = watched()
  await passes('editing', 'saving')
  await clock.pass(250)
  await passes('saved')
  await clock.pass(250)
  expect(seen).toEqual(['editing', 'saving', 'saved'])
})

it.each<SaveState>([
  { state: 'failed', why: 'disk-full', waiting: 3 },
  { state: 'journal-only', why: 'disk-full' },
])('the state %j is shown at once', async fault => {
  const { clock, state, seen, passes } = watched()
  await passes('editing', 'saving')
  state.set(fault)
  expect(seen).toEqual(['editing', fault.state])
  await clock.pass(1000)
  expect(seen).toEqual(['editing', fault.state])
})

it.each<SaveState>([
  { state: 'saved' },
  { state: 'backed-up' },
  { state: 'journal-only', why: 'database' },
])('the promise %j ends as soon as something is written', async promise => {
  const { clock, state, seen } = watched()
  state.set({ state: 'editing' })
  state.set(promise)
  await clock.pass(250)
  state.set({ state: 'saving' })
  expect(seen).toEqual(['editing', promise.state, 'saving'])
})

import { EventEmitter, once } from 'node:events'
import type { App } from 'electron'
import { expect, it } from 'vitest'
import { finishBeforeQuit } from './quit.ts'

/** The part of an app that quits. Like Electron's, it ignores a `quit` inside `will-quit`. */
function program() {
  const events = new EventEmitter()
  let leaving = false
  const quit = () => {
    if (leaving) return
    leaving = true
    let prevented = false
    events.emit('will-quit', { preventDefault: () => (prevented = true) })
    queueMicrotask(() => {
      leaving = false
      if (!prevented) events.emit('quit')
    })
  }
  const exit = () => events.emit('exit')
  const app = Object.assign(events, { quit, exit }) as unknown as Pick<App, 'on' | 'quit' | 'exit'>
  return { app, events }
}

/** No call is running, and the process need not be ended. */
const calm = {
  isBusy: () => false,
  end: () => {
    throw new Error('it was ended')
  },
}

it.each([
  ['at once', () => Promise.resolve()],
  ['later', () => new Promise<void>(done => setImmediate(done))],
])('quits once its window is closed and the work has ended %s', async (_title, end) => {
  const { app, events } = program()
  const done: string[] = []
  finishBeforeQuit(app, {
    ...calm,
    work: () => {
      done.push('work')
      return end()
    },
  })
  const quit = once(events, 'quit')
  events.emit('window-all-closed')
  await quit
  expect(done).toEqual(['work'])
})

it('quits even if the work never ends', async () => {
  const { app, events } = program()
  finishBeforeQuit(app, { ...calm, work: () => new Promise<void>(() => {}), limit: 1 })
  const quit = once(events, 'quit')
  events.emit('window-all-closed')
  await quit
  expect(events.listenerCount('will-quit')).toBe(1)
})

it('exits when quitting is refused', async () => {
  const { app, events } = program()
  finishBeforeQuit(app, { ...calm, work: () => Promise.resolve(), limit: 1, patience: 1 })
  const exit = once(events, 'exit')
  let quits = 0
  events.on('quit', () => quits++)
  // Something else refuses it each time.
  events.on('will-quit', event => event.preventDefault())
  events.emit('window-all-closed')
  await exit
  expect(quits).toBe(0)
})

it('waits for running calls, and then quits as usual', async () => {
  const { app, events } = program()
  let looks = 0
  finishBeforeQuit(app, { ...calm, work: () => Promise.resolve(), isBusy: () => looks++ < 3 })
  const quit = once(events, 'quit')
  events.emit('window-all-closed')
  await quit
  expect(looks).toBeGreaterThan(3)
})

it('ends the process at the very end if a running call never returns', async () => {
  const { app, events } = program()
  const order: string[] = []
  const ended = new Promise<void>(end => {
    events.on('quit', () => order.push('quit'))
    finishBeforeQuit(app, {
      work: async () => void order.push('work'),
      isBusy: () => true,
      end: () => {
        order.push('end')
        end()
      },
      patience: 1,
    })
  })
  events.emit('window-all-closed')
  await ended
  expect(order).toEqual(['work', 'quit', 'end'])
})

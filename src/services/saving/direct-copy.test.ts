import { commit } from '#storage/commit'
import { breakableTools, memoryLibrary } from '#storage/testing'
import { describe, expect, it } from 'vitest'
import { outboxSource } from '../keeping/outbox-source.ts'
import { NoSpaceError } from '../keeping/disk-space.ts'
import { createSecondCopy } from '../keeping/second-copy.ts'
import { clockUnderTest, memorySecondCopy } from '../keeping/testing.ts'
import { createClock } from '../testing.ts'
import { createWriter } from './writer.ts'
import { row, unstamped, writerTo } from './writer-testing.ts'

const noRoom = async () => {
  throw new NoSpaceError('too little space is free')
}

describe('rows that the outbox cannot send', () => {
  it('rows that the outbox cannot send reach the second copy once, under their own numbers', async () => {
    const { writer, clock, journalled, copied } = writerTo([], 'ok', { owed: { waiting: noRoom } })
    writer.put([row(1, 'a'), row(2, 'b')], 'none')
    await clock.pass(60_000)
    expect(journalled).toEqual([{ at: 0, direct: true, seqs: [1, 2] }])
    expect([...copied.values()]).toEqual([row(1, 'a'), row(2, 'b')])
    expect(writer.state.get()).toEqual({ state: 'saved' })
    expect(await writer.flush()).toEqual({ state: 'saved' })
  })

  it('rows are not sent again if only dropping them from the outbox fails', async () => {
    const { writer, clock, journalled } = writerTo([], 'ok', { owed: { drop: noRoom } })
    writer.put([row(1, 'a')], 'none')
    await clock.pass(60_000)
    expect(journalled).toHaveLength(1)
    expect(writer.state.get()).toEqual({ state: 'backed-up' })
  })

  it('rows sent directly count as kept, whatever happens to the outbox', async () => {
    const { writer, clock, states } = writerTo(['full'], ['ok', 'full', 'full', 'full', 'full'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(1100)
    expect(states).toEqual(['editing', 'saving', 'journal-only', 'saved'])
  })

  it('on a full disk the state stays failed, however much is written', async () => {
    const full = Array.from({ length: 20 }, () => 'full' as const)
    const { writer, clock, states } = writerTo([], full)
    writer.put([row(1, 'a')], 'none')
    await clock.pass(0)
    writer.put([row(2, 'b')], 'typing')
    await clock.pass(500)
    writer.put([row(2, 'bc')], 'typing')
    await clock.pass(500)
    expect(states).toEqual(['editing', 'saving', 'failed disk-full 1', 'failed disk-full 2'])
    expect(writer.uncertain().map(unstamped)).toEqual([row(1, 'a'), row(2, 'bc')])
  })

  it('a whole write on a full disk is failed, and backed up once there is space', async () => {
    const { writer, clock } = writerTo([], ['full', 'full'])
    await writer.writeWhole([row(1, 'a'), row(2, 'b')])
    expect(writer.state.get()).toEqual({ state: 'failed', why: 'disk-full', waiting: 0 })
    await clock.pass(10_000)
    expect(writer.state.get()).toEqual({ state: 'backed-up' })
  })

  it('a fault that is over does not make the state failed', async () => {
    const { writer, clock } = writerTo([], ['full', 'full', 'ok', 'never'])
    await writer.writeWhole([row(1, 'a')])
    await clock.pass(10_000)
    expect(writer.state.get()).toEqual({ state: 'backed-up' })
    void writer.writeWhole([row(2, 'b')])
    await clock.pass(100)
    expect(writer.state.get()).toEqual({ state: 'saving' })
  })

  it('rows that the outbox cannot send are handed over at unload', async () => {
    const { writer, clock, copied } = writerTo([], ['full', 'full'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(0)
    expect([...copied.values()]).toEqual([])
    writer.handOver()
    await clock.pass(0)
    expect([...copied.values()]).toEqual([row(1, 'a')])
  })
})

it('the second copy gets rows although the engine closes the database right after the write', async () => {
  const { tools, state } = breakableTools()
  const db = await memoryLibrary(tools)
  // fake-indexeddb and Dexie need turns of the event loop.
  const clock = createClock(async () => {
    for (let turn = 0; turn < 60; turn++) await new Promise(resolve => setImmediate(resolve))
  })
  const { calls, everything } = memorySecondCopy()
  const second = createSecondCopy({
    api: calls,
    owed: outboxSource(db, clock.now),
    after: clock.after,
  })
  const writer = createWriter({
    second,
    seq: 0,
    clock: clockUnderTest(clock.now),
    now: clock.now,
    after: clock.after,
    commit: async (...what) => {
      const reached = await commit(db, ...what)
      state.isBroken = true
      db.close({ disableAutoOpen: false })
      return reached
    },
  })
  await calls.storeOpened({
    libraryId: 'library-under-test',
    schemaVersion: 1,
    seq: 0,
    counts: {
      translations: 0,
      annotations: 0,
      categories: 0,
      positions: 0,
      settings: 0,
      history: 0,
      books: 0,
      structure: 0,
      ownWords: 0,
      outline: 0,
      sentences: 0,
    },
  })
  writer.put([row(1, 'precious')], 'none')
  await clock.pass(5000)
  expect(everything().rows.translations).toHaveLength(1)
  expect(writer.state.get()).toEqual({ state: 'saved' })
  state.isBroken = false
  await clock.pass(30_000)
  expect(writer.state.get()).toEqual({ state: 'backed-up' })
  db.close()
})

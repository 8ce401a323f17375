import { targetOf, type OutboxEntry } from '#domain/operation'
import { commit } from '#storage/commit'
import { memoryLibrary, memoryTools } from '#storage/testing'
import { describe, expect, it } from 'vitest'
import { owedBy, type Owed } from './keeping/owed.ts'
import { NoRoomError } from './keeping/room.ts'
import { createSecondCopy } from './keeping/second-copy.ts'
import { memorySecondCopy } from './keeping/testing.ts'
import { createClock } from './testing.ts'
import { createWriter } from './writer.ts'
import { row, writerTo } from './writer-testing.ts'

const noRoom = async () => {
  throw new NoRoomError('too little space is free')
}

/** A writer whose database takes all, and whose outbox is as told; its second copy takes all. */
function writerWith(changes: Partial<Owed>) {
  const clock = createClock()
  let outbox: OutboxEntry[] = []
  let seq = 0
  const sent: OutboxEntry[] = []
  const second = createSecondCopy({
    after: clock.after,
    owed: {
      waiting: async () => ({ entries: outbox, upTo: seq, damaged: 0, sum: null }),
      drop: async upTo => {
        outbox = outbox.filter(entry => entry.seq > upTo)
      },
      isResending: async () => false,
      next: async () => null,
      resent: async () => false,
      resendEverything: async () => {},
      ...changes,
    },
    api: {
      backUpNow: async () => ({
        ok: false,
        fault: { code: 'keeping.not-written', file: '', place: '' },
      }),
      journal: async entries => {
        sent.push(...entries)
        return { ok: true, value: { seq: 0 } }
      },
    },
  })
  const writer = createWriter({
    now: clock.now,
    after: clock.after,
    second,
    seq: 0,
    commit: async (operations, at, above) => {
      seq = Math.max(seq, above)
      for (const operation of operations)
        outbox.push({ seq: ++seq, target: targetOf(operation), operation, at })
      return seq
    },
  })
  return { writer, clock, sent }
}

describe('what the outbox does not pass on', () => {
  it('is given to the second copy all the same, under its own numbers and once', async () => {
    const { writer, clock, sent } = writerWith({ waiting: noRoom })
    writer.put([row(1, 'a'), row(2, 'b')], 'none')
    await clock.pass(60_000)
    expect(sent.map(({ seq, operation }) => [seq, operation])).toEqual([
      [1, row(1, 'a')],
      [2, row(2, 'b')],
    ])
    expect(writer.state.get()).toEqual({ state: 'saved' })
    expect(await writer.flush()).toEqual({ state: 'saved' })
  })

  it('is not sent again and again where only forgetting it fails', async () => {
    const { writer, clock, sent } = writerWith({ drop: noRoom })
    writer.put([row(1, 'a')], 'none')
    await clock.pass(60_000)
    expect(sent).toHaveLength(1)
    expect(writer.state.get()).toEqual({ state: 'backed-up' })
  })

  it('is called kept where it was given directly before, whatever becomes of the outbox', async () => {
    const { writer, clock, states } = writerTo(['full'], ['ok', 'full', 'full', 'full', 'full'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(1100)
    expect(states).toEqual(['editing', 'saving', 'journal-only', 'saved'])
  })

  it('is NOT SAVED on a full disk without a word in between, however much is written', async () => {
    const full = Array.from({ length: 20 }, () => 'full' as const)
    const { writer, clock, states } = writerTo([], full)
    writer.put([row(1, 'a')], 'none')
    await clock.pass(0)
    writer.put([row(2, 'b')], 'typing')
    await clock.pass(500)
    writer.put([row(2, 'bc')], 'typing')
    await clock.pass(500)
    expect(states).toEqual(['editing', 'saving', 'failed disk-full 1', 'failed disk-full 2'])
    expect(writer.uncertain()).toEqual([row(1, 'a'), row(2, 'bc')])
  })

  it('is NOT SAVED on a full disk where it was written whole, and backed up when there is room', async () => {
    const { writer, clock } = writerTo([], ['full', 'full'])
    await writer.writeWhole([row(1, 'a'), row(2, 'b')])
    expect(writer.state.get()).toEqual({ state: 'failed', why: 'disk-full', waiting: 0 })
    await clock.pass(10_000)
    expect(writer.state.get()).toEqual({ state: 'backed-up' })
  })

  it('is handed over at the end', async () => {
    const { writer, clock, copied } = writerTo([], ['full', 'full'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(0)
    expect([...copied.values()]).toEqual([])
    writer.handOver()
    await clock.pass(0)
    expect([...copied.values()]).toEqual([row(1, 'a')])
  })
})

it('has everything when the engine closes the database right after it took it, and is backed up when it can be opened', async () => {
  const { engine, newId } = memoryTools()
  if (!engine) throw new Error('no engine')
  let isBroken = false
  const indexedDB = Object.create(engine.indexedDB, {
    databases: { value: () => engine.indexedDB.databases() },
    open: {
      value: (name: string, version?: number) => {
        if (isBroken) throw new DOMException('Internal error opening backing store', 'UnknownError')
        return engine.indexedDB.open(name, version)
      },
    },
  })
  const db = await memoryLibrary({ newId, engine: { ...engine, indexedDB } })
  // Turns of fake-indexeddb and of Dexie are turns of the event loop.
  const clock = createClock(async () => {
    for (let turn = 0; turn < 60; turn++) await new Promise(resolve => setImmediate(resolve))
  })
  const { calls, everything } = memorySecondCopy()
  const second = createSecondCopy({ api: calls, owed: owedBy(db, clock.now), after: clock.after })
  const writer = createWriter({
    second,
    seq: 0,
    now: clock.now,
    after: clock.after,
    commit: async (...what) => {
      const reached = await commit(db, ...what)
      isBroken = true
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
    },
  })
  writer.put([row(1, 'precious')], 'none')
  await clock.pass(5000)
  expect(everything().rows.translations).toHaveLength(1)
  expect(writer.state.get()).toEqual({ state: 'saved' })
  isBroken = false
  await clock.pass(30_000)
  expect(writer.state.get()).toEqual({ state: 'backed-up' })
  db.close()
})

import type { Api } from '#contract/api'
import { commit, type JustAdded } from '#storage/commit'
import { waitingInOutbox } from '#storage/outbox'
import { memoryLibrary } from '#storage/testing'
import { describe, expect, it } from 'vitest'
import { outboxSource } from './outbox-source.ts'
import { createSecondCopy } from './second-copy.ts'
import { atOnce, translation } from './start-testing.ts'

it('rows written while others are being sent stay in the outbox (outbox dropped beyond what was sent)', async () => {
  const db = await memoryLibrary()
  const sent: number[] = []
  const journal: Api['journal'] = async entries => {
    sent.push(...entries.map(({ seq }) => seq))
    // The reader goes on writing.
    if (sent.length === 2) await commit(db, [translation(3, 'written meanwhile')], 1)
    return { ok: true, value: { seq: Math.max(...sent) } }
  }
  const fault = { code: 'keeping.not-open', file: '', place: '' } as const
  const copy = createSecondCopy({
    api: { journal, backUpNow: async () => ({ ok: false, fault }) },
    owed: outboxSource(db, () => 1),
    after: atOnce,
  })
  await commit(db, [translation(1, 'one'), translation(2, 'two')], 1)
  await copy.catchUp()
  expect(sent).toEqual([1, 2])
  expect((await waitingInOutbox(db, 10)).entries.map(({ seq }) => seq)).toEqual([3])
  await copy.catchUp()
  expect(sent).toEqual([1, 2, 3])
  expect((await waitingInOutbox(db, 10)).entries).toEqual([])
})

it('what is sent while the reader types is dropped in a pause, and is not sent again', async () => {
  const db = await memoryLibrary()
  const sent: number[] = []
  const due: (() => void)[] = []
  let isBusy = true
  const fault = { code: 'keeping.not-open', file: '', place: '' } as const
  const copy = createSecondCopy({
    api: {
      journal: async entries => {
        sent.push(...entries.map(({ seq }) => seq))
        return { ok: true, value: { seq: Math.max(...sent) } }
      },
      backUpNow: async () => ({ ok: false, fault }),
    },
    owed: outboxSource(db, () => 1),
    after: (ms, run) => {
      if (ms === 1000) due.push(run)
      return () => {}
    },
    isBusy: () => isBusy,
  })
  const waiting = async () => (await waitingInOutbox(db, 99)).entries.length
  await commit(db, [translation(1, 'one')], 1)
  await copy.catchUp()
  await commit(db, [translation(2, 'two')], 1)
  await copy.catchUp()
  expect([sent, copy.reached.get(), await waiting()]).toEqual([[1, 2], 2, 2])
  isBusy = false
  due.at(-1)?.()
  await copy.catchUp()
  expect([sent, await waiting()]).toEqual([[1, 2], 0])
})

it('more than a few sent rows are dropped although the reader types', async () => {
  const db = await memoryLibrary()
  const copy = createSecondCopy({
    api: {
      journal: async entries => ({ ok: true, value: { seq: entries.at(-1)?.seq ?? 0 } }),
      backUpNow: () => Promise.reject(new Error('no snapshot is made here')),
    },
    owed: outboxSource(db, () => 1),
    after: () => () => {},
    isBusy: () => true,
  })
  const many = Array.from({ length: 51 }, (_, i) => translation(i, 'word'))
  await commit(db, many, 1)
  await copy.catchUp()
  expect((await waitingInOutbox(db, 99)).entries).toEqual([])
})

describe('what was added last', () => {
  /** A second copy that counts how often it reads the outbox, and whose journal may refuse. */
  async function copied() {
    const db = await memoryLibrary()
    const source = outboxSource(db, () => 1)
    const told = { reads: 0, sent: Array.of<number>(), sums: Array.of<unknown>(), refuses: false }
    const copy = createSecondCopy({
      api: {
        journal: async (entries, how) => {
          const fault = { code: 'keeping.not-written', file: '', place: '' } as const
          if (told.refuses) return { ok: false, fault }
          told.sent.push(...entries.map(({ seq }) => seq))
          told.sums.push('content' in how ? how.content : null)
          return { ok: true, value: { seq: entries.at(-1)?.seq ?? 0 } }
        },
        backUpNow: () => Promise.reject(new Error('no snapshot is made here')),
      },
      owed: {
        ...source,
        waiting: limit => {
          told.reads++
          return source.waiting(limit)
        },
      },
      after: () => () => {},
      isBusy: () => true,
    })
    const write = async (n: number) => {
      const added: JustAdded[] = []
      await commit(db, [translation(n, `text ${n}`)], 1, { onAdded: one => void added.push(one) })
      return added[0]
    }
    return { db, copy, told, write }
  }

  it('is sent without reading the outbox if all before it was sent, with the same sum', async () => {
    const { db, copy, told, write } = await copied()
    await copy.catchUp()
    await copy.catchUp(await write(1))
    await copy.catchUp(await write(2))
    expect(told).toMatchObject({ reads: 1, sent: [1, 2] })
    const { sum } = await waitingInOutbox(db, 99)
    expect(told.sums.at(-1)).toEqual({ seq: 2, sum })
  })

  it('is not sent alone before something older that was not sent', async () => {
    const { copy, told, write } = await copied()
    await copy.catchUp()
    await write(1)
    await copy.catchUp(await write(2))
    expect(told).toMatchObject({ reads: 2, sent: [1, 2] })
    told.refuses = true
    await copy.catchUp(await write(3))
    told.refuses = false
    await copy.catchUp(await write(4))
    expect(told).toMatchObject({ reads: 3, sent: [1, 2, 3, 4] })
    expect(copy.reached.get()).toBe(4)
  })

  it('is dropped from the outbox once more than a few entries wait there', async () => {
    const { db, copy, write } = await copied()
    await copy.catchUp()
    for (let n = 1; n <= 51; n++) await copy.catchUp(await write(n))
    expect((await waitingInOutbox(db, 99)).entries).toEqual([])
  })
})

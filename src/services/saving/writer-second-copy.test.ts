import { describe, expect, it } from 'vitest'
import { position, row, unstamped, writerTo } from './writer-testing.ts'

describe('the second copy', () => {
  it('the second copy gets what was written, and the state becomes backed-up', async () => {
    const { writer, clock, states, journalled } = writerTo([], 'ok')
    writer.put([row(1, 'a'), row(2, 'b')], 'typing')
    await clock.pass(1000)
    writer.put([row(1, 'ab')], 'none')
    await clock.pass(0)
    expect(journalled).toEqual([
      { at: 200, direct: false, seqs: [1, 2] },
      { at: 1000, direct: false, seqs: [3] },
    ])
    const round = ['editing', 'saving', 'backed-up']
    expect(states).toEqual([...round, ...round])
  })

  it('the second copy gets positions without a change of state', async () => {
    const { writer, clock, states, journalled } = writerTo([], 'ok')
    writer.put([row(1, 'a')], 'none')
    await clock.pass(0)
    states.length = 0
    writer.put([position], 'reading')
    await clock.pass(500)
    expect(journalled).toHaveLength(2)
    expect(states).toEqual([])
  })

  it('the state stays saved while the second copy does not reply, and it is retried', async () => {
    const { writer, clock, states } = writerTo([], ['never', 'refused'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(2900)
    expect(writer.state.get()).toEqual({ state: 'saving' })
    await clock.pass(100)
    expect(writer.state.get()).toEqual({ state: 'saved' })
    await clock.pass(1000 + 2000)
    expect(states).toEqual(['editing', 'saving', 'saved', 'backed-up'])
  })

  it('on a full disk rows that only the database took are not reported as saved', async () => {
    const { writer, clock, states } = writerTo([], ['full', 'full'])
    writer.put([row(1, 'a'), row(2, 'b'), position], 'none')
    await clock.pass(0)
    expect(writer.state.get()).toEqual({ state: 'failed', why: 'disk-full', waiting: 2 })
    expect(writer.waiting()).toEqual([])
    expect(writer.uncertain().map(unstamped)).toEqual([row(1, 'a'), row(2, 'b'), position])
    await clock.pass(1000 + 2000)
    expect(states).toEqual(['editing', 'saving', 'failed disk-full 2', 'backed-up'])
    expect(writer.uncertain()).toEqual([])
  })

  it.each([
    ['refused', 0],
    ['full', 0],
    ['never', 1500],
  ] as const)(
    'the second copy gets rows that a database with the fault "%s" does not take',
    async (answer, when) => {
      const { writer, clock, copied, journalled } = writerTo(
        Array.from({ length: 9 }, () => answer),
        'ok',
      )
      writer.put([row(1, 'a')], 'none')
      await clock.pass(when)
      expect(writer.state.get()).toMatchObject({ state: 'journal-only' })
      expect([...copied.values()]).toEqual([row(1, 'a')])
      await clock.pass(60_000)
      expect(journalled).toHaveLength(1)
    },
  )

  it('the second copy gets rows that the database took before it failed', async () => {
    const refused = Array.from({ length: 9 }, () => 'refused' as const)
    const { writer, clock, copied } = writerTo(['ok', ...refused], ['refused', 'ok'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(0)
    expect(writer.state.get()).toEqual({ state: 'saved' })
    writer.put([row(2, 'b')], 'none')
    await clock.pass(0)
    expect(writer.state.get()).toMatchObject({ state: 'journal-only' })
    expect([...copied.values()]).toEqual([row(1, 'a'), row(2, 'b')])
  })

  it('typed text does not wait for a database that is known not to reply', async () => {
    const { writer, clock, journalled } = writerTo(
      Array.from({ length: 9 }, () => 'never'),
      'ok',
    )
    writer.put([row(1, 'a')], 'none')
    await clock.pass(1600)
    writer.put([row(2, 'b')], 'typing')
    expect(writer.state.get()).toEqual({ state: 'editing' })
    await clock.pass(200)
    expect(writer.state.get()).toMatchObject({ state: 'journal-only' })
    expect(journalled.map(({ at }) => at)).toEqual([1500, 1800])
  })

  it('no number is used twice, whatever succeeds late', async () => {
    const { writer, clock, journalled, answerLate } = writerTo(['never', 'never'], 'ok')
    writer.put([row(1, 'a')], 'none')
    await clock.pass(3000)
    writer.put([row(1, 'ab'), row(2, 'b')], 'none')
    await clock.pass(0)
    answerLate()
    await clock.pass(60_000)
    expect(writer.state.get()).toEqual({ state: 'backed-up' })
    const seqs = journalled.flatMap(({ seqs: some }) => some)
    expect(new Set(seqs).size).toBe(seqs.length)
  })

  it('at unload the second copy gets what waits, and no reply is awaited', async () => {
    const { writer, clock, copied } = writerTo([], 'ok')
    writer.put([row(1, 'a')], 'typing')
    writer.handOver()
    await clock.pass(0)
    expect([...copied.values()]).toEqual([row(1, 'a')])
  })

  it('a full disk is reported although the database gives it another name', async () => {
    const { writer, clock } = writerTo(['refused'], ['full'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(0)
    expect(writer.state.get()).toEqual({ state: 'failed', why: 'disk-full', waiting: 1 })
  })

  it('the state is failed while both copies fail, and no longer', async () => {
    const { writer, clock } = writerTo(
      Array.from({ length: 9 }, () => 'full'),
      ['full', 'full'],
    )
    writer.put([row(1, 'a')], 'none')
    await clock.pass(0)
    expect(writer.state.get()).toEqual({ state: 'failed', why: 'disk-full', waiting: 1 })
    await clock.pass(1000)
    expect(writer.state.get()).toEqual({ state: 'journal-only', why: 'disk-full' })
  })
})

it('rows written at the end of a catch-up are sent too', async () => {
  const { writer, clock, answerLate, copied, stored } = writerTo(['never'], 'ok')
  writer.put([row(0, 'a')], 'none')
  await clock.pass(0)
  writer.put([row(0, 'b')], 'none')
  answerLate()
  await clock.pass(0)
  expect(writer.state.get()).toEqual({ state: 'backed-up' })
  expect(copied).toEqual(stored)
})

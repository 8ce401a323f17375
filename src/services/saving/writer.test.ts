import * as fc from 'fast-check'
import { canonicalJson } from '#domain/canonical-json'
import { targetOf, type Operation } from '#domain/operation'
import { describe, expect, it } from 'vitest'
import { category, position, row, unstamped, writerTo, type Answer } from './writer-testing.ts'

describe('the times of writing', () => {
  it('the writer writes 200 ms after typing pauses', async () => {
    const { writer, clock, writes } = writerTo()
    writer.put([row(1, 'a')], 'typing')
    await clock.pass(150)
    writer.put([row(1, 'ab')], 'typing')
    await clock.pass(199)
    expect(writes).toEqual([])
    await clock.pass(1)
    expect(writes).toEqual([{ at: 350, targets: ['translations/b/p1'] }])
  })

  it('the writer writes 350 ms after the first unsaved change although typing goes on', async () => {
    const { writer, clock, writes } = writerTo()
    for (let typed = 0; typed < 11; typed++) {
      writer.put([row(1, 'x'.repeat(typed))], 'typing')
      await clock.pass(100)
    }
    expect(writes.map(({ at }) => at)).toEqual([350, 750])
  })

  it('a flush writes all that waits in one transaction and resolves when it is done', async () => {
    const { writer, writes, stored } = writerTo()
    writer.put([row(1, 'a'), row(2, 'b')], 'typing')
    writer.put([row(1, 'c'), position], 'typing')
    expect(await writer.flush()).toEqual({ state: 'saved' })
    expect(writes).toEqual([
      { at: 0, targets: ['translations/b/p1', 'translations/b/p2', 'positions/b'] },
    ])
    expect(stored.get('translations/b/p1')).toEqual(row(1, 'c'))
  })

  it('a row without patience is written at once, with all that waits', async () => {
    const { writer, clock, writes } = writerTo()
    writer.put([row(1, 'a')], 'typing')
    writer.put([category], 'none')
    await clock.pass(0)
    expect(writes).toEqual([{ at: 0, targets: ['translations/b/p1', 'categories/term'] }])
  })

  it('a position is written at most every 350 ms, the last one always, without a change of state', async () => {
    const { writer, clock, writes, states } = writerTo()
    for (let moved = 0; moved < 12; moved++) {
      writer.put([position], 'reading')
      await clock.pass(100)
    }
    await clock.pass(500)
    expect(writes.map(({ at }) => at)).toEqual([350, 750, 1150])
    expect(states).toEqual([])
  })

  it('a position waits while text is typed, for five writes at most, and is written in the pause after it', async () => {
    const { writer, clock, writes } = writerTo()
    for (let typed = 0; typed < 32; typed++) {
      writer.put([row(1, 'x'.repeat(typed))], 'typing')
      writer.put([position], 'reading')
      await clock.pass(100)
    }
    await clock.pass(1000)
    const withPosition = writes.map(({ targets }) => targets.includes('positions/b'))
    expect(withPosition).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      false,
      false,
      false,
      true,
    ])
    expect(writes.at(-1)?.targets).toEqual(['positions/b'])
  })

  it('a moving position does not delay typed text', async () => {
    const { writer, clock, writes } = writerTo()
    writer.put([row(1, 'a')], 'typing')
    await clock.pass(150)
    writer.put([position], 'reading')
    await clock.pass(50)
    expect(writes.map(({ at }) => at)).toEqual([200])
  })

  it('a flush writes nothing if nothing waits', async () => {
    const { writer, writes } = writerTo()
    expect(await writer.flush()).toEqual({ state: 'backed-up' })
    expect(writes).toEqual([])
  })

  it('text typed during a write is written next, and a flush waits for both', async () => {
    const { writer, clock, writes, answerLate } = writerTo(['never'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(0)
    writer.put([row(1, 'ab')], 'typing')
    const flushed = writer.flush()
    await clock.pass(0)
    expect(writes).toHaveLength(1)
    answerLate()
    expect(await flushed).toEqual({ state: 'saved' })
    expect(writes).toHaveLength(2)
  })
})

describe('the save state', () => {
  it('the state goes from editing to saving to saved', async () => {
    const { writer, clock, states } = writerTo()
    writer.put([row(1, 'a')], 'typing')
    await clock.pass(1000)
    expect(states).toEqual(['editing', 'saving', 'saved'])
  })

  it.each([
    ['full', 'disk-full'],
    ['refused', 'database'],
    ['never', 'no-answer'],
  ] as const)('a failure %s is reported as %s within 3 s', async (answer, why) => {
    const { writer, clock } = writerTo(Array.from({ length: 9 }, () => answer))
    writer.put([row(1, 'a'), row(2, 'b')], 'none')
    await clock.pass(3000)
    expect(writer.state.get()).toEqual({ state: 'failed', why, waiting: 2 })
  })

  it('rows that only the second copy has are journal-only', async () => {
    const { writer, clock, journalled } = writerTo(['full', 'full'], 'ok', { ahead: [row(1, 'a')] })
    expect(writer.state.get()).toEqual({ state: 'journal-only', why: 'disk-full' })
    expect(writer.waiting().map(unstamped)).toEqual([row(1, 'a')])
    writer.put([row(2, 'b')], 'none')
    await clock.pass(0)
    expect(journalled).toHaveLength(1)
    expect(writer.state.get()).toMatchObject({ state: 'journal-only' })
  })

  it('the state stays failed until a write succeeds', async () => {
    const { writer, clock, states } = writerTo(['refused', 'refused'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(10_000)
    expect(states).toEqual(['editing', 'saving', 'failed database 1', 'saving', 'saved'])
  })
})

it('everything is written in the end, whatever was typed, flushed and failed', async () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ put: fc.nat(3), text: fc.string({ maxLength: 3 }) }) },
    { weight: 3, arbitrary: fc.record({ pass: fc.integer({ min: 0, max: 4000 }) }) },
    { weight: 1, arbitrary: fc.constant({ flush: true }) },
    { weight: 1, arbitrary: fc.constant({ late: true }) },
  )
  const answers = fc.array(fc.constantFrom<Answer>('ok', 'full', 'refused', 'never'), {
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 20 }),
      answers,
      answers,
      async (steps, told, journal) => {
        const { writer, clock, stored, answerLate, copied, journalled } = writerTo(
          [...told],
          [...journal],
        )
        const model = new Map<string, Operation>()
        for (const what of steps) {
          if ('put' in what) {
            const operation = row(what.put, what.text)
            model.set(targetOf(operation), operation)
            writer.put([operation], what.put === 0 ? 'none' : 'typing')
          } else if ('pass' in what) await clock.pass(what.pass)
          else if ('flush' in what) void writer.flush()
          else answerLate()
          const kept = new Map(stored)
          for (const operation of writer.waiting())
            kept.set(targetOf(operation), unstamped(operation))
          expect(kept).toEqual(model)
          const { state } = writer.state.get()
          const has = (...copies: readonly ReadonlyMap<string, Operation>[]) =>
            [...model].every(([target, operation]) =>
              copies.some(copy => canonicalJson(copy.get(target)) === canonicalJson(operation)),
            )
          if (state === 'saved' || state === 'backed-up') expect(has(stored)).toBe(true)
          if (state === 'backed-up') expect(has(copied)).toBe(true)
          if (state === 'journal-only') expect(has(stored, copied)).toBe(true)
        }
        answerLate()
        await clock.pass(200_000)
        expect(await writer.flush()).toEqual({ state: 'backed-up' })
        expect(stored).toEqual(model)
        expect(copied).toEqual(model)
        const seqs = journalled.flatMap(({ direct, seqs: some }) => (direct ? some : []))
        expect(new Set(seqs).size).toBe(seqs.length)
      },
    ),
    { numRuns: 300 },
  )
})

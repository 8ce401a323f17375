import { describe, expect, it } from 'vitest'
import { row, writerTo } from './writer-testing.ts'

describe('when the database fails', () => {
  it('the writer retries after 1, 2, 5, 10 and then every 10 seconds', async () => {
    const { writer, clock, writes } = writerTo(Array.from({ length: 6 }, () => 'refused'))
    writer.put([row(1, 'a')], 'none')
    await clock.pass(60_000)
    expect(writes.map(({ at }) => at / 1000)).toEqual([0, 1, 3, 8, 18, 28, 38])
  })

  it('the writer retries after 1 second again after a success', async () => {
    const { writer, clock, writes } = writerTo(['refused', 'refused', 'ok', 'refused'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(5000)
    writer.put([row(1, 'b')], 'none')
    await clock.pass(5000)
    expect(writes.map(({ at }) => at / 1000)).toEqual([0, 1, 3, 5, 6])
  })

  it('a flush retries at once', async () => {
    const { writer, clock, writes } = writerTo(['refused', 'refused'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(100)
    expect(await writer.flush()).toMatchObject({ state: 'failed' })
    expect(await writer.flush()).toEqual({ state: 'saved' })
    expect(writes.map(({ at }) => at)).toEqual([0, 100, 100])
  })

  it('a flush resets the retry to 1 second, even during a write', async () => {
    const { writer, clock, writes } = writerTo([
      ...Array.from({ length: 5 }, () => 'refused' as const),
      'never',
    ])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(28_500)
    void writer.flush()
    await clock.pass(3000)
    expect(writes.map(({ at }) => at / 1000)).toEqual([0, 1, 3, 8, 18, 28, 30.5])
  })

  it('a flush resolves when the present write has failed, without a second timeout', async () => {
    const { writer, clock } = writerTo(['never', 'never'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(1000)
    let answer: unknown = null
    void writer.flush().then(state => (answer = state))
    await clock.pass(2000)
    expect(answer).toEqual({ state: 'failed', why: 'no-answer', waiting: 1 })
  })

  it('rows that wait survive later typing', async () => {
    const { writer, clock, stored } = writerTo(['full', 'refused', 'full'])
    writer.put([row(1, 'a')], 'typing')
    await clock.pass(300)
    writer.put([row(2, 'b')], 'typing')
    await clock.pass(300)
    writer.put([row(1, 'aa')], 'typing')
    expect(writer.state.get()).toMatchObject({ state: 'failed', waiting: 2 })
    await clock.pass(20_000)
    expect([...stored.values()]).toEqual([row(1, 'aa'), row(2, 'b')])
    expect(writer.waiting()).toEqual([])
  })

  it('a write that succeeds after its timeout counts', async () => {
    const { writer, clock, answerLate, writes } = writerTo(['never', 'never'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(2000)
    expect(writer.state.get()).toMatchObject({ state: 'failed', why: 'no-answer' })
    answerLate()
    await clock.pass(0)
    expect(writer.state.get()).toEqual({ state: 'saved' })
    await clock.pass(20_000)
    expect(writes).toHaveLength(1)
  })

  it('a write of thousands of rows may take seconds, and is not made twice', async () => {
    const { writer, clock, answerLate, writes } = writerTo(['never', 'never'])
    writer.put(
      Array.from({ length: 2000 }, (_, n) => row(n, 'a')),
      'none',
    )
    await clock.pass(5000)
    expect(writer.state.get()).toEqual({ state: 'saving' })
    answerLate()
    await clock.pass(20_000)
    expect(writer.state.get()).toEqual({ state: 'saved' })
    expect(writes).toHaveLength(1)
  })

  it('a write of thousands of rows that never ends fails, too', async () => {
    const { writer, clock } = writerTo(['never'])
    writer.put(
      Array.from({ length: 20_000 }, (_, n) => row(n, 'a')),
      'none',
    )
    await clock.pass(22_000)
    expect(writer.state.get()).toMatchObject({ state: 'failed', why: 'no-answer' })
  })

  it('a late success does not cover what was typed since', async () => {
    const { writer, clock, answerLate, stored } = writerTo(['never'])
    writer.put([row(1, 'a')], 'none')
    await clock.pass(3500)
    writer.put([row(1, 'ab')], 'typing')
    answerLate()
    await clock.pass(0)
    expect(writer.state.get()).toEqual({ state: 'editing' })
    await clock.pass(1000)
    expect(writer.state.get()).toEqual({ state: 'saved' })
    expect(stored.get('translations/b/p1')).toEqual(row(1, 'ab'))
  })
})

import { sumOf } from '#domain/content-sum'
import { bookId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { describe, expect, it } from 'vitest'
import { commit, type JustAdded } from './commit.ts'
import { dropFromOutbox, journalledUpTo, waitingInOutbox, waitingOf } from './outbox.ts'
import { memoryLibrary } from './testing.ts'
import { readWork } from './whole.ts'

const translation = (n: number, text = '', state: 'draft' | 'done' = 'draft'): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId('b'),
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain(text),
    state,
    updatedAt: 1,
  },
})

const done = (n: number, text: string) => translation(n, text, 'done')

const seqs = (waiting: Awaited<ReturnType<typeof waitingInOutbox>>) =>
  waiting.entries.map(({ seq }) => seq)

describe('the outbox', () => {
  it('returns entries in order and in parts, each with the number it reaches', async () => {
    const db = await memoryLibrary()
    await commit(db, [translation(1), translation(2), translation(3)], 1)
    await commit(db, [translation(1, 'again')], 2)
    const first = await waitingInOutbox(db, 2)
    expect(first).toMatchObject({ upTo: 3, damaged: 0 })
    expect(seqs(first)).toEqual([2, 3])
    await dropFromOutbox(db, first.upTo)
    const second = await waitingInOutbox(db, 2)
    expect(second).toMatchObject({
      upTo: 4,
      entries: [{ seq: 4, target: 'translations/b/p1', at: 2, operation: translation(1, 'again') }],
    })
    await dropFromOutbox(db, second.upTo)
    expect(await waitingInOutbox(db, 2)).toEqual({
      entries: [],
      upTo: 4,
      damaged: 0,
      sum: sumOf(await readWork(db)),
    })
  })

  it('what a commit says that it added is what a reading finds after the number before it', async () => {
    const db = await memoryLibrary()
    const steps: readonly (readonly Operation[])[] = [
      [translation(1, 'one'), translation(2), translation(1, 'two')],
      // The first state of done is kept as a version, which is an entry, too.
      [done(1, 'three')],
      [done(1, 'four')],
    ]
    const counts: number[] = []
    for (const [i, operations] of steps.entries()) {
      const told: JustAdded[] = []
      await commit(db, operations, i, { above: 9 * i, onAdded: one => void told.push(one) })
      const found = await waitingInOutbox(db, 99)
      const [added] = told.map(one => ({ after: one.after, waiting: waitingOf(one) }))
      const entries = found.entries.filter(({ seq }) => seq > (added?.after ?? Infinity))
      expect(added?.waiting).toEqual({ ...found, entries })
      counts.push(entries.length)
    }
    expect(counts).toEqual([2, 2, 1])
  })

  it('a commit of many rows does not say what it added', async () => {
    const db = await memoryLibrary()
    const told: JustAdded[] = []
    const many = Array.from({ length: 101 }, (_, n) => translation(n))
    await commit(db, many, 1, { onAdded: added => void told.push(added) })
    expect(told).toEqual([])
  })

  it('keeps what was written while an earlier part was being sent', async () => {
    const db = await memoryLibrary()
    await commit(db, [translation(1), translation(2)], 1)
    const { upTo } = await waitingInOutbox(db, 10)
    await commit(db, [translation(1, 'again'), translation(3)], 2)
    await dropFromOutbox(db, upTo)
    expect(seqs(await waitingInOutbox(db, 10))).toEqual([3, 4])
  })

  it.each([
    ['is not an object', { seq: 2, target: 'translations/b/p2', at: 1, operation: null }],
    ['has an unknown table', { seq: 2, at: 1, operation: { table: 'meta', row: { key: 'seq' } } }],
    ['has an invalid row', { seq: 2, at: 1, operation: { table: 'translations', row: {} } }],
  ])('skips and counts an entry that %s', async (_what, damaged) => {
    const db = await memoryLibrary()
    await commit(db, [translation(1), translation(2), translation(3)], 1)
    await db.outbox.put({ target: '', ...damaged })
    const waiting = await waitingInOutbox(db, 10)
    expect(seqs(waiting)).toEqual([1, 3])
    expect(waiting.damaged).toBe(1)
  })
})

it('stores the number that the second copy has confirmed', async () => {
  const db = await memoryLibrary()
  expect(await journalledUpTo(db)).toBeNull()
  await dropFromOutbox(db, 7)
  await dropFromOutbox(db, 5)
  expect(await journalledUpTo(db)).toBe(7)
})

import { sumOf } from '#domain/content-sum'
import { bookId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { describe, expect, it } from 'vitest'
import { commit } from './commit.ts'
import { dropFromOutbox, journalledUpTo, waitingInOutbox } from './outbox.ts'
import { memoryLibrary } from './testing.ts'
import { readWork } from './whole.ts'

const translation = (n: number, text = ''): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId('b'),
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain(text),
    state: 'draft',
    updatedAt: 1,
  },
})

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

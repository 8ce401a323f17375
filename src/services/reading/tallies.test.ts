import { paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { expect, it, vi } from 'vitest'
import { servicesUnderTest, sampleBook } from '../testing.ts'
import { createTallies } from './tallies.ts'

it('a changed state copies a bounded part of the states of a long book', async () => {
  const count = 50_000
  const book = sampleBook('long', [count])
  const drafts = Array.from({ length: count }, (_, index): Operation => ({
    table: 'translations',
    row: {
      bookId: book.id,
      paragraphId: paragraphId(`p${index}`),
      index,
      content: plain('x'),
      state: 'draft',
      updatedAt: 1,
    },
  }))
  const { db } = await servicesUnderTest([book])
  const tallies = createTallies({
    db,
    writer: { waiting: () => drafts },
    structures: { get: () => undefined },
  })
  const progress = tallies.of(book)
  const before = progress.get()
  const set = vi.spyOn(Map.prototype, 'set')
  tallies.change(book.id, { paragraphId: paragraphId('p40000'), index: 40_000, state: 'done' })
  const touched = set.mock.calls.length
  set.mockRestore()
  expect(touched).toBeLessThan(1000)
  expect(progress.get().states.get(40_000)).toBe('done')
  expect(before.states.get(40_000)).toBe('draft')
})

import { bookId, paragraphId } from '#domain/ids'
import { expect, it } from 'vitest'
import { wordBounds } from './word-bounds.ts'

const [book, paragraph] = [bookId('book'), paragraphId('p1')]

it('words are not there at once, are found once, and are there the next time', async () => {
  let count = 0
  const bounds = wordBounds({ segment: async () => Uint32Array.of(0, 2 + count++) }, book)
  expect(bounds.now('自由', paragraph)).toBeNull()
  expect(await bounds.soon('自由', paragraph)).toEqual(Uint32Array.of(0, 2))
  expect(bounds.now('自由', paragraph)).toEqual(Uint32Array.of(0, 2))
  bounds.changed({ kinds: new Set(['met', 'status', 'reading']) })
  expect(bounds.now('自由', paragraph)).toEqual(Uint32Array.of(0, 2))
  bounds.changed({ kinds: new Set(['boundary']) })
  expect(bounds.now('自由', paragraph)).toBeNull()
  expect(await bounds.soon('自由', paragraph)).toEqual(Uint32Array.of(0, 3))
})

it('without a dictionary there are no words, and they are looked for again', async () => {
  let isThere = false
  const segment = async () => {
    if (!isThere) throw new Error('no dictionary')
    return Uint32Array.of(0, 2)
  }
  const bounds = wordBounds({ segment }, book)
  expect(await bounds.soon('自由', null)).toBeNull()
  isThere = true
  expect(await bounds.soon('自由', null)).toEqual(Uint32Array.of(0, 2))
})

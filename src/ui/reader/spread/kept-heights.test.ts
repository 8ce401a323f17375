import { bookId } from '#domain/ids'
import { describe, expect, it } from 'vitest'
import { keptHeights, type HeightStorage } from './kept-heights.ts'

const book = bookId('b1')
const wide = { layout: '1200,both', count: 3 }

/** The storage of a page with space for `limit` characters. */
function storageOf(limit = Infinity) {
  const kept = new Map<string, string>()
  const storage: HeightStorage = {
    get length() {
      return kept.size
    },
    key: i => [...kept.keys()][i] ?? null,
    getItem: key => kept.get(key) ?? null,
    removeItem: key => void kept.delete(key),
    setItem: (key, value) => {
      const others = [...kept].filter(([name]) => name !== key)
      if (others.reduce((sum, [, text]) => sum + text.length, value.length) > limit)
        throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
  }
  return { storage, kept }
}

const allOf = (heights: ReturnType<typeof keptHeights>) => [0, 1, 2].map(heights.of)

describe('heights', () => {
  it('returns the stored heights of the same layout of the same book', () => {
    const { storage } = storageOf()
    const first = keptHeights(storage, book, wide)
    first.save([0, 812.4, 0])
    expect(allOf(keptHeights(storage, book, wide))).toEqual([0, 812, 0])
    expect(allOf(keptHeights(storage, bookId('b2'), wide))).toEqual([0, 0, 0])
  })

  it.each([
    ['another layout', { ...wide, layout: '800,both' }],
    ['another number of sections', { ...wide, count: 4 }],
  ])('returns no heights for %s', (_title, other) => {
    const { storage } = storageOf()
    const first = keptHeights(storage, book, wide)
    first.save([0, 800, 0])
    expect(allOf(keptHeights(storage, book, other))).toEqual([0, 0, 0])
  })

  it.each(['', '1200,both', '1200,both\nx\n-\nNaN', '{}', '1200,both\n1\n2\n3\n4'])(
    'returns no heights when the stored text is %j',
    found => {
      const { storage, kept } = storageOf()
      kept.set('heights/b1', found)
      expect(allOf(keptHeights(storage, book, wide))).toEqual([0, 0, 0])
    },
  )

  it('writes heights only when there are new ones', () => {
    const { storage, kept } = storageOf()
    const heights = keptHeights(storage, book, wide)
    heights.save([0, 0, 0])
    expect(kept.size).toBe(0)
    heights.save([5, 0, 0])
    kept.clear()
    heights.save([5.2, 0, 0])
    expect(kept.size).toBe(0)
    heights.save([0, 7, 0])
    expect(kept.get('heights/b1')).toBe('1200,both\n5\n7\n0')
  })

  it('removes the heights of other books to make space, and nothing else', () => {
    const { storage, kept } = storageOf(40)
    kept.set('heights/old', 'x'.repeat(30))
    kept.set('else', 'y')
    const heights = keptHeights(storage, book, wide)
    heights.save([100, 0, 0])
    expect([...kept.keys()].toSorted()).toEqual(['else', 'heights/b1'])
  })

  it('works without stored heights when nothing can be written', () => {
    const heights = keptHeights(storageOf(0).storage, book, wide)
    heights.save([100, 0, 0])
    expect(heights.of(0)).toBe(100)
  })
})

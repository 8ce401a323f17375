import type { BookId } from '#domain/ids'

/**
 * How tall the sections of one book were when they were last seen, in CSS pixels, so that the scroll bar
 * tells the truth from the second opening on. Nobody's work: what cannot be read or written is done without.
 */
export interface KeptHeights {
  /** 0 for a section never seen in this layout. */
  readonly of: (section: number) => number
  /** Writes what was seen since, 0 for what was not, if it tells anything new. */
  readonly save: (seen: readonly number[]) => void
}

/** A page's storage, as much of it as this needs. */
export type HeightStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'heights/'

/**
 * The heights kept in `storage` of the `count` sections of `book`. `layout` names the width, the sizes and whatever
 * else decides how tall a paragraph is; a book is kept in its last layout only.
 */
export function keptHeights(
  storage: HeightStorage,
  book: BookId,
  { layout, count }: { readonly layout: string; readonly count: number },
): KeptHeights {
  const key = prefix + book
  const heights = read(storage.getItem(key), layout, count)

  return {
    of: section => heights[section] ?? 0,
    save: seen => {
      let isNew = false
      for (const [section, height] of seen.entries()) {
        const rounded = Math.round(height)
        if (rounded === 0 || heights[section] === rounded) continue
        heights[section] = rounded
        isNew = true
      }
      if (!isNew) return
      const written = [layout, ...heights].join('\n')
      if (write(storage, key, written)) return
      // Full of other books' heights; this book is the one being read.
      clear(storage)
      write(storage, key, written)
    },
  }
}

function read(kept: string | null, layout: string, count: number): number[] {
  const [laidOut, ...heights] = kept?.split('\n') ?? []
  const fits = laidOut === layout && heights.length === count
  return Array.from({ length: count }, (_, i) => (fits && Number(heights[i])) || 0)
}

function write(storage: HeightStorage, key: string, value: string): boolean {
  try {
    storage.setItem(key, value)
    return true
  } catch {
    return false
  }
}

function clear(storage: HeightStorage): void {
  for (let i = storage.length - 1; i >= 0; i--) {
    const key = storage.key(i)
    if (key?.startsWith(prefix)) storage.removeItem(key)
  }
}

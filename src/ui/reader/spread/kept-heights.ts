import type { BookId } from '#domain/ids'

/**
 * The heights of one book's sections when they were last drawn, in CSS pixels, so that the scroll
 * bar is right from the second opening on. It is a cache: what cannot be read or written is
 * ignored.
 */
export interface KeptHeights {
  /** Returns 0 for a section that was never drawn in this layout. */
  readonly of: (section: number) => number
  /** Stores new heights, if there are any; 0 means not drawn. */
  readonly save: (seen: readonly number[]) => void
}

/** The part of `Storage` that is needed here. */
export type HeightStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'heights/'

/**
 * Returns the heights in `storage` of the `count` sections of `book`. `layout` names everything
 * that decides the height of a paragraph, such as width and sizes. Only the last layout of a book
 * is stored.
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
      // The storage is full of other books' heights. This book is being read, so theirs go.
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

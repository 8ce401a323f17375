/**
 * Remembers which files are being read, so that a page that ended meanwhile can say so when it is
 * loaded again: a text that does not fit into memory ends the page, and nothing else reports it.
 */
import type { Importing } from './importing.ts'

/** Where the names of the files are kept. It outlives the page. */
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface ReadingNow {
  /** The files that were being read when the page ended before. */
  readonly stopped: readonly string[]
  /** Whether a file is being read. */
  readonly isReading: () => boolean
  /** The page ends as it should, so what it reads is forgotten. */
  readonly end: () => void
  /** `importing` whose readings are remembered. */
  readonly importing: Importing
}

const key = 'duizhao.reading'

export function rememberReading(importing: Importing, kept: Kept): ReadingNow {
  const stopped = namesIn(kept.getItem(key))
  kept.removeItem(key)
  const now = new Set<{ readonly name: string }>()
  const keep = () => {
    try {
      if (now.size === 0) kept.removeItem(key)
      else kept.setItem(key, JSON.stringify(Array.from(now, ({ name }) => name)))
    } catch {
      // The storage is full. The file is read all the same.
    }
  }
  const preview: Importing['preview'] = async (file, ...asked) => {
    const one = { name: file.name }
    now.add(one)
    keep()
    try {
      return await importing.preview(file, ...asked)
    } finally {
      now.delete(one)
      keep()
    }
  }
  const end = () => kept.removeItem(key)
  return { stopped, isReading: () => now.size > 0, end, importing: { ...importing, preview } }
}

function namesIn(written: string | null): readonly string[] {
  try {
    const names: unknown = JSON.parse(written ?? '[]')
    return Array.isArray(names) ? names.filter(name => typeof name === 'string') : []
  } catch {
    return []
  }
}

/**
 * Files that the page sends in parts, because copying a large one at once would block it. They are
 * held until they are saved.
 */
export interface GivenParts {
  readonly add: (id: string, part: Uint8Array) => Promise<void>
  /** Returns all parts of a file as one, in order, and forgets them; null if there are no parts. */
  readonly take: (id: string) => Uint8Array | null
  readonly drop: (id: string) => Promise<void>
}

/** At most so many files are held. Older ones were left by a page that is gone. */
const filesKept = 2
/** The largest file, in bytes. */
const most = 512 * 1024 * 1024

export function createGivenParts(): GivenParts {
  const files = new Map<string, { readonly parts: Uint8Array[]; size: number }>()

  function begin(id: string) {
    const file = { parts: [], size: 0 }
    files.set(id, file)
    for (const other of files.keys()) if (files.size > filesKept) files.delete(other)
    return file
  }

  return {
    add: async (id, part) => {
      const file = files.get(id) ?? begin(id)
      file.parts.push(part)
      file.size += part.byteLength
      if (file.size <= most) return
      files.delete(id)
      throw new RangeError('a file is too large')
    },
    take: id => {
      const file = files.get(id)
      files.delete(id)
      return file ? Buffer.concat(file.parts) : null
    },
    drop: async id => void files.delete(id),
  }
}

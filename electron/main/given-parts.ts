/** Files that the page gives part by part, because a whole one would hold it up while it is copied; kept until they are saved. */
export interface GivenParts {
  readonly add: (id: string, part: Uint8Array) => Promise<void>
  /** All parts of a file as one, in the order in which they were given; null where there are none. They are forgotten here. */
  readonly take: (id: string) => Uint8Array | null
  readonly drop: (id: string) => Promise<void>
}

/** Files under way at most: of more, those begun first were left by a page that is gone. */
const filesKept = 2
/** What a file may have of bytes. */
const most = 512 * 1024 * 1024

/** None yet. */
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

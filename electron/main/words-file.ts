/** The dictionary of the program, `words.bin`, in parts for the page. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

const mebibyte = 1024 * 1024
const partSize = 2 * mebibyte
/** A larger file is not the one that the build has made. */
const largest = 64 * mebibyte

/**
 * Returns a function that returns the bytes of a part, counted from 0: an empty one after the last.
 * It rejects if the file cannot be read. The whole file is in memory from the first part to the
 * empty one.
 */
export function wordsParts(out: string): (part: number) => Promise<Uint8Array> {
  const path = join(out, 'words', 'words.bin')
  let held: Promise<Uint8Array> | null = null

  async function read(): Promise<Uint8Array> {
    const { size } = await stat(path)
    if (size > largest) throw new Error('the dictionary is too large')
    return readFile(path)
  }

  return async part => {
    if (part === 0) held = null
    held ??= read()
    const start = part * partSize
    try {
      // Copied, because sending a view of the file would send the whole file.
      const bytes = new Uint8Array((await held).subarray(start, start + partSize))
      if (bytes.byteLength === 0) held = null
      return bytes
    } catch (error) {
      held = null
      throw error
    }
  }
}

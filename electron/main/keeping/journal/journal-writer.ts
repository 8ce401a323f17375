/** Writes the files of a journal. */
import { constants } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder, ownerOnly } from '../../files/owner-only.ts'
import { moved, syncFolder } from '../../files/write-whole.ts'
import { journalFile } from './journal-files.ts'

export interface JournalSizes {
  /** A file that has this many bytes is ended. */
  readonly full: number
  /** Bytes reserved on the disk before they are needed, so that a full disk still has them. */
  readonly reserve: number
}

/** A pre-allocated file that becomes the next segment: the disk may be full when that begins. */
export const spareName = 'spare'

/** The fewest bytes worth reserving. */
const least = 4096

interface Current {
  readonly file: FileHandle
  readonly path: string
  /** Bytes written and acknowledged, and bytes that the file has. Zeros are between the two. */
  readonly size: number
  readonly end: number
}

/** Writes one file after the other. Each call must end before the next begins. */
export class JournalWriter {
  readonly #folder: string
  readonly #start: number
  readonly #sizes: JournalSizes
  readonly #spare: string
  /** The number of the last file. */
  #number: number
  #current: Current | null = null
  /** Bytes of the disk that the spare file takes. */
  #reserved = 0

  constructor(
    { folder, start, sizes }: { folder: string; start: number; sizes: JournalSizes },
    number: number,
  ) {
    this.#folder = folder
    this.#start = start
    this.#sizes = sizes
    this.#spare = join(folder, spareName)
    this.#number = number
  }

  /** Reserves space for the next file, as much as there is. Never rejects. */
  async reserve(): Promise<void> {
    this.#reserved = 0
    try {
      const file = await this.#openSpare()
      try {
        // The spare may have half a line in it. Overwriting it takes no more space than it has.
        const { reserve } = this.#sizes
        await file.truncate(reserve)
        for (
          let size = reserve;
          size >= least && this.#reserved === 0;
          size = Math.floor(size / 2)
        ) {
          this.#reserved = await fillWithZeros(file, 0, size)
        }
      } finally {
        await file.close()
      }
    } catch {
      // If the disk fails, the next append reports it.
    }
  }

  /** Resolves when `lines` are on the disk; rejects with Node's error if they may not be. */
  async write(lines: Buffer): Promise<void> {
    try {
      await this.#append(lines)
    } catch (error) {
      await this.#breakOff()
      throw error
    }
  }

  /** Ends the present file. Returns the number of the last file. */
  async end(): Promise<number> {
    const ended = this.#current
    if (ended) {
      this.#current = null
      await ended.file.truncate(ended.size)
      await ended.file.close()
      await this.reserve()
    }
    return this.#number
  }

  async #append(lines: Buffer): Promise<void> {
    let current = (this.#current ??= await this.#begin())
    const after = current.size + lines.length
    if (after > current.end) {
      const end = await fillWithZeros(current.file, current.end, after + this.#sizes.reserve)
      current = this.#current = { ...current, end }
    }
    await writeAll(current.file, lines, current.size)
    await current.file.datasync()
    if (current.path === this.#spare) current = await this.#name(current)
    this.#current = { ...current, size: after, end: Math.max(current.end, after) }
    if (after >= this.#sizes.full) await this.end()
  }

  async #begin(): Promise<Current> {
    const file = await this.#openSpare()
    const end = this.#reserved
    this.#reserved = 0
    try {
      await file.truncate(end)
      return { file, path: this.#spare, size: 0, end }
    } catch (error) {
      await file.close()
      throw error
    }
  }

  async #openSpare(): Promise<FileHandle> {
    await makeFolder(this.#folder)
    return open(this.#spare, constants.O_RDWR | constants.O_CREAT, ownerOnly.file)
  }

  /**
   * Gives the spare file the name of the journal's next file. This happens only once an entry is in
   * it, because an empty file would look damaged.
   */
  async #name(from: Current): Promise<Current> {
    const path = join(this.#folder, journalFile(this.#start, this.#number + 1).name)
    await moved(from.path, path)
    this.#number++
    this.#current = { ...from, path }
    await syncFolder(this.#folder)
    await syncFolder(dirname(this.#folder))
    return this.#current
  }

  /** Ends a file that may have half an entry in it, and removes that if the disk allows it. */
  async #breakOff(): Promise<void> {
    if (!this.#current) return
    const { file, path, size } = this.#current
    this.#current = null
    const isSpare = path === this.#spare
    // A spare file keeps its space: a smaller entry may fit.
    if (!isSpare) await file.truncate(size).catch(() => {})
    await file.close().catch(() => {})
    // On a full disk each attempt would leave an empty file.
    if (!isSpare && size === 0 && (await isRemoved(path))) this.#number--
    await this.reserve()
  }
}

const isRemoved = (path: string): Promise<boolean> =>
  rm(path).then(
    () => true,
    () => false,
  )

/**
 * Makes the spare file a journal file after number `last` if it holds whole lines, and returns
 * whether it did. Its name was not on the disk when the power was cut (some systems cannot sync a
 * folder), but its entries may have been acknowledged.
 */
async function fillWithZeros(file: FileHandle, from: number, to: number): Promise<number> {
  try {
    await writeAll(file, Buffer.alloc(to - from), from)
    return to
  } catch {
    await file.truncate(from)
    return from
  }
}

/**
 * Fills the file with zeros from `from` to `to`. Returns its new length, which is `from` if there
 * is no space.
 */
async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done)
    done += bytesWritten
  }
}

/**
 * The second copy of every change, synced to the disk before it is acknowledged. Each start of the
 * program begins a new file, and so does every 4 MB. A failed write begins a new file as well,
 * because a simple reader could not read past a torn line.
 */
import { constants } from 'node:fs'
import { open, readFile, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OutboxEntry } from '#domain/operation'
import { makeFolder, ownerOnly } from '../../files/owner-only.ts'
import { moved, syncFolder } from '../../files/write-whole.ts'
import { unframe } from './frames.ts'
import { journalFile, journalLine, listJournal, type Owner } from './journal-files.ts'
import { inTurns } from '../../turns.ts'

export interface Journal {
  /** Resolves when `entries` are on the disk; rejects with Node's error if they may not be. */
  readonly append: (owner: Owner, entries: readonly OutboxEntry[]) => Promise<void>
  /** Ends the present file after all earlier calls. Returns the number of the last file. */
  readonly turn: () => Promise<number>
}

interface JournalSizes {
  /** A file that has this many bytes is ended. */
  readonly full: number
  /** Bytes reserved on the disk before they are needed, so that a full disk still has them. */
  readonly reserve: number
}

/** A pre-allocated file that becomes the next segment: the disk may be full when that begins. */
const spareName = 'spare'

/** The fewest bytes worth reserving. */
const least = 4096

const usual: JournalSizes = { full: 4 * 1024 * 1024, reserve: 512 * 1024 }

interface Current {
  readonly file: FileHandle
  readonly path: string
  /** Bytes written and acknowledged, and bytes that the file has. Zeros are between the two. */
  readonly size: number
  readonly end: number
}

/**
 * Opens the journal in `folder`. Files up to number `last` once existed, and their numbers are not
 * used again.
 */
export async function openJournal(
  folder: string,
  last: number,
  sizes: JournalSizes = usual,
): Promise<Journal> {
  const files = await listJournal(folder)
  const start = Math.max(0, ...files.map(file => file.start)) + 1
  const number = Math.max(last, ...files.map(file => file.number))
  const writer = new JournalWriter({ folder, start, sizes }, number)
  await writer.reserve()
  const inTurn = inTurns()
  return {
    append: (owner, entries) =>
      inTurn(() =>
        writer.write(Buffer.from(entries.map(entry => journalLine(owner, entry)).join(''))),
      ),
    turn: () => inTurn(() => writer.end()),
  }
}

/** Writes one file after the other. Each call must end before the next begins. */
class JournalWriter {
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
export async function adoptSpare(folder: string, last: number): Promise<boolean> {
  const spare = join(folder, spareName)
  const bytes = await readFile(spare).catch(() => null)
  const { values, damaged } = unframe(bytes ?? Buffer.alloc(0))
  if (values.length === 0 || damaged) return false
  const files = await listJournal(folder)
  const start = Math.max(0, ...files.map(file => file.start)) + 1
  const number = Math.max(last, ...files.map(file => file.number)) + 1
  await moved(spare, join(folder, journalFile(start, number).name))
  await syncFolder(folder)
  return true
}

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

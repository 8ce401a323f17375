/**
 * The second copy of every change, down to the disk before it is acknowledged. Each start
 * begins a file of its own and each four megabytes another; what follows a torn tail would be
 * unreadable to a simpler reader, so after a write that failed a new file is begun as well.
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
  /** Ends the present file, after what was asked before. Answers the number of the last file there is. */
  readonly turn: () => Promise<number>
}

export interface JournalSizes {
  /** Bytes from which on a file is not added to any more. */
  readonly full: number
  /** Bytes of the disk that are taken before they are needed: when it is full, these are left to write into. */
  readonly room: number
}
/** A file of nothing that becomes the next of the journal: a disk may run full before that is begun. */
const spareName = 'spare'

/** Bytes below which no room is worth taking. */
const least = 4096

const usual: JournalSizes = { full: 4 * 1024 * 1024, room: 512 * 1024 }

interface Current {
  readonly file: FileHandle
  readonly path: string
  /** Bytes that are written and acknowledged, and bytes the file has; between the two are zeros. */
  readonly size: number
  readonly end: number
}

/** The journal in `folder`, of which the files up to number `last` once existed. */
export async function openJournal(
  folder: string,
  last: number,
  { full, room } = usual,
): Promise<Journal> {
  const files = await listJournal(folder)
  const start = Math.max(0, ...files.map(file => file.start)) + 1
  let number = Math.max(last, ...files.map(file => file.number))
  let current: Current | null = null
  const spare = join(folder, spareName)
  /** Bytes of the disk that the spare file takes. */
  let taken = 0
  const inTurn = inTurns()

  /** Takes room for the next file, as much as there is. */
  async function takeRoom(): Promise<void> {
    taken = 0
    try {
      await makeFolder(folder)
      const file = await open(spare, constants.O_RDWR | constants.O_CREAT, ownerOnly.file)
      try {
        // It may be left with half a line in it: written over, it needs no more room than it has.
        await file.truncate(room)
        for (let size = room; size >= least && taken === 0; size = Math.floor(size / 2)) {
          taken = await makeRoom(file, 0, size)
        }
      } finally {
        await file.close()
      }
    } catch {
      // Whatever is wrong with the disk, the next append says so.
    }
  }
  async function begin(): Promise<Current> {
    await makeFolder(folder)
    const file = await open(spare, constants.O_RDWR | constants.O_CREAT, ownerOnly.file)
    const end = taken
    taken = 0
    try {
      await file.truncate(end)
      return { file, path: spare, size: 0, end }
    } catch (error) {
      await file.close()
      throw error
    }
  }
  /** Makes the spare file the journal's next: only now that it has something in it, or it would pass for a damaged one. */
  async function name(from: Current): Promise<Current> {
    const path = join(folder, journalFile(start, number + 1).name)
    await moved(from.path, path)
    number++
    current = { ...from, path }
    await syncFolder(folder)
    await syncFolder(dirname(folder))
    return current
  }
  async function end() {
    const ended = current
    if (!ended) return
    current = null
    await ended.file.truncate(ended.size)
    await ended.file.close()
    await takeRoom()
  }
  /** Ends a file in which something may be half written, and takes that away if the disk lets us. */
  async function breakOff() {
    if (!current) return
    const { file, path, size } = current
    current = null
    // The room of one that has no name yet is kept: something smaller may fit.
    if (path !== spare) await file.truncate(size).catch(() => {})
    await file.close().catch(() => {})
    // At a full disk there would be an empty file for every attempt.
    if (path !== spare && size === 0 && (await gone(path))) number--
    await takeRoom()
  }
  async function write(lines: Buffer) {
    current ??= await begin()
    const { file, size } = current
    const after = size + lines.length
    if (after > current.end)
      current = { ...current, end: await makeRoom(file, current.end, after + room) }
    await writeAll(file, lines, size)
    await file.datasync()
    if (current.path === spare) current = await name(current)
    current = { ...current, size: after, end: Math.max(current.end, after) }
    if (after >= full) await end()
  }
  await takeRoom()
  return {
    append: (owner, entries) =>
      inTurn(async () => {
        try {
          await write(Buffer.from(entries.map(entry => journalLine(owner, entry)).join('')))
        } catch (error) {
          await breakOff()
          throw error
        }
      }),
    turn: () =>
      inTurn(async () => {
        await end()
        return number
      }),
  }
}

const gone = (path: string): Promise<boolean> =>
  rm(path).then(
    () => true,
    () => false,
  )

/**
 * Makes a journal file of a spare one that holds whole lines, after number `last`: its name was not down on the disk when the
 * power went, on a system that cannot be told to write names down, and what is in it may have been acknowledged. Answers whether there was one.
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

/** Fills the file with zeros from `from` to `to`, and answers how far it now goes: no further than before, where there is no room. */
async function makeRoom(file: FileHandle, from: number, to: number): Promise<number> {
  try {
    await writeAll(file, Buffer.alloc(to - from), from)
    return to
  } catch {
    await file.truncate(from)
    return from
  }
}

/** A disk that runs full takes a part and calls that no error; what is left over then is one. */
async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done)
    done += bytesWritten
  }
}

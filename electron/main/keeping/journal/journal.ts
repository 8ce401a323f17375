/**
 * The second copy of every change, synced to the disk before it is acknowledged. Each start of the
 * program begins a new file, and so does every 4 MB. A failed write begins a new file as well,
 * because a simple reader could not read past a torn line.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutboxEntry } from '#domain/operation'
import { moved, syncFolder } from '../../files/write-whole.ts'
import { inTurns } from '../../turns.ts'
import { unframe } from './frames.ts'
import { journalFile, journalLine, listJournal, type Owner } from './journal-files.ts'
import { JournalWriter, spareName, type JournalSizes } from './journal-writer.ts'

export interface Journal {
  /** Resolves when `entries` are on the disk; rejects with Node's error if they may not be. */
  readonly append: (owner: Owner, entries: readonly OutboxEntry[]) => Promise<void>
  /** Ends the present file after all earlier calls. Returns the number of the last file. */
  readonly turn: () => Promise<number>
}

const usual: JournalSizes = { full: 4 * 1024 * 1024, reserve: 512 * 1024 }

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

/** Profiles and entries for the tests of the second copy. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bookId, paragraphId } from '#domain/ids'
import { targetOf, type Operation, type OutboxEntry } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { keepingFolders, type KeepingFolders } from './folders.ts'
import { listJournal, type Owner } from './journal/journal-files.ts'

export const owner: Owner = { libraryId: 'a-library', schemaVersion: 2 }
export const script = resolve(import.meta.dirname, 'snapshots/snapshot-worker.ts')
/** The time at which every test starts. */
export const morning = Date.UTC(2026, 10, 24, 8)

export const freshFolders = async (): Promise<KeepingFolders> =>
  keepingFolders(await mkdtemp(join(tmpdir(), '对照 keeping ')))

/** The translation of paragraph `p<place>` as `text`, written by operation `seq`. */
export function entry(seq: number, text = `译文 ${seq}`, place = seq): OutboxEntry {
  const operation: Operation = {
    table: 'translations',
    row: {
      bookId: bookId('a-book'),
      paragraphId: paragraphId(`p${place}`),
      index: place,
      content: plain(text),
      state: 'draft',
      updatedAt: morning + seq,
    },
  }
  return { seq, target: targetOf(operation), operation, at: morning + seq }
}

export const entries = (from: number, to: number): OutboxEntry[] =>
  Array.from({ length: to - from + 1 }, (_, i) => entry(from + i))

/** Names of the files in `folder`, in order, without sidecars. */
export const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(() => [])).filter(name => !name.endsWith('.sha256')).toSorted()

/** Names of the journal's files, in order. */
export const journalNames = async ({ journal }: KeepingFolders): Promise<readonly string[]> =>
  (await listJournal(journal)).map(({ name }) => name)

/** Mounts a disk of 64 KiB at `folder` and returns whether that worked. It takes Linux and root. */
export function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

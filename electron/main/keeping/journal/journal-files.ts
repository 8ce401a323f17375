/** Reads the journal's files. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keptEntry } from '#contract/entries'
import type { OutboxEntry } from '#domain/operation'
import * as v from 'valibot'
import { errorCode } from '../../files/write-whole.ts'
import { frame, unframe } from './frames.ts'

/**
 * A file of the journal, called `<start>-<number>.jsonl`. `number` rises by one with every file, so
 * that a missing file is noticed.
 */
interface JournalFile {
  readonly name: string
  readonly start: number
  readonly number: number
}

const digits = 6
const padded = (count: number): string => String(count).padStart(digits, '0')

/** The file with this `start` and `number`. */
export const journalFile = (start: number, number: number): JournalFile => ({
  name: `${padded(start)}-${padded(number)}.jsonl`,
  start,
  number,
})

/** The number of the file called `name`; NaN if that is not a journal file's name. */
export const journalNumber = (name: string): number => Number(/^\d+-(\d+)\.jsonl$/.exec(name)?.[1])

/** Lists the journal's files in `folder`, oldest first. Empty if there is no such folder. */
export async function listJournal(folder: string): Promise<readonly JournalFile[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  })
  return names
    .flatMap(name => {
      const parts = /^(\d{6,12})-(\d{6,12})\.jsonl$/.exec(name)
      return parts ? [{ name, start: Number(parts[1]), number: Number(parts[2]) }] : []
    })
    .sort((a, b) => a.number - b.number)
}

/** The library of an entry, and the version of its database. */
export interface Owner {
  readonly libraryId: string
  readonly schemaVersion: number
}

const line = v.strictObject({
  library: v.string(),
  schema: v.number(),
  entry: keptEntry,
})

/** An entry as a line of the journal. */
export const journalLine = ({ libraryId, schemaVersion }: Owner, entry: OutboxEntry): string =>
  frame({ library: libraryId, schema: schemaVersion, entry })

export interface OwnedEntry extends Owner {
  readonly entry: OutboxEntry
}

interface ReadJournal {
  /** In the order in which they were written. */
  readonly entries: readonly OwnedEntry[]
  /** Whether part of the file could not be read. */
  readonly damaged: boolean
  /**
   * Whether the file has a whole line that this program does not understand, because a newer one
   * wrote it.
   */
  readonly newer: boolean
}

/** Reads the file `name` in `folder`. */
export async function readJournal(folder: string, name: string): Promise<ReadJournal> {
  const { values, damaged } = unframe(await readFile(join(folder, name)))
  const entries: OwnedEntry[] = []
  let newer = false
  for (const value of values) {
    const { success, output } = v.safeParse(line, value)
    if (success) {
      const { library, schema, entry } = output
      entries.push({ libraryId: library, schemaVersion: schema, entry })
    } else newer = true
  }
  // A file is made for its first entry, so an empty one is damaged.
  return { entries, damaged: damaged || values.length === 0, newer }
}

export interface Rest {
  /** In the order in which they were written. */
  readonly entries: readonly OwnedEntry[]
  /** Names of missing or damaged files. The name of a missing file has 0 for its unknown start. */
  readonly damaged: readonly string[]
  /** The number of the last file that exists or should exist. */
  readonly last: number
}

/**
 * Reads the journal after file number `covered` up to number `upTo`; from damaged files, the whole
 * lines. Files up to number `expected` should exist, and so should every file before one that does.
 */
export async function readJournalAfter(
  folder: string,
  covered: number,
  { expected = 0, upTo = Number.POSITIVE_INFINITY } = {},
): Promise<Rest> {
  const files = (await listJournal(folder)).filter(
    ({ number }) => number > covered && number <= upTo,
  )
  const last = Math.max(covered, expected, ...files.map(({ number }) => number))
  const entries: OwnedEntry[] = []
  const damaged: string[] = []
  for (const { name } of files) {
    const read = await readJournal(folder, name).catch(() => unreadable)
    entries.push(...read.entries)
    if (read.damaged) damaged.push(name)
  }
  const there = new Set(files.map(({ number }) => number))
  for (let number = covered + 1; number <= last; number++) {
    if (!there.has(number)) damaged.push(journalFile(0, number).name)
  }
  return { entries, damaged, last }
}

const unreadable: ReadJournal = { entries: [], damaged: true, newer: false }

import { execFileSync } from 'node:child_process'
import { appendFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepingFolders, type KeepingFolders } from '../folders.ts'
import type { OutboxEntry } from '#domain/operation'
import { journalLine, listJournal, readJournal } from './journal-files.ts'
import { adoptSpare, openJournal, type Journal } from './journal.ts'
import { entries, entry, freshFolders, journalNames, mountSmallDisk, owner } from '../testing.ts'

let folders: KeepingFolders
let journals: Journal[] = []
beforeEach(async () => {
  folders = await freshFolders()
})
afterEach(async () => {
  for (const journal of journals) await journal.turn()
  journals = []
})

async function opened(last: number, full = 4_000_000, reserve = 1000): Promise<Journal> {
  const journal = await openJournal(folders.journal, last, { full, reserve })
  journals.push(journal)
  return journal
}

async function everything() {
  const files = await listJournal(folders.journal)
  const read = await Promise.all(files.map(({ name }) => readJournal(folders.journal, name)))
  return read.flatMap(({ entries }) => entries.map(({ entry }) => entry))
}

it('keeps entries in order, with their library', async () => {
  const journal = await opened(0)
  await journal.append(owner, [entry(1), entry(2)])
  await journal.append(owner, [entry(3, '𠮷野家\n"\u2028\ud800')])
  expect(await everything()).toEqual([entry(1), entry(2), entry(3, '𠮷野家\n"\u2028\ud800')])
  const { entries } = await readJournal(folders.journal, '000001-000001.jsonl')
  expect(entries[0]).toEqual({ ...owner, entry: entry(1) })
})

it.each([
  ['a number that grows by one no more', { seq: Number.MAX_SAFE_INTEGER }, 5, { seq: 0 }],
  ['a time beyond dates', { at: 1e300 }, 5, { at: 0 }],
  ['a row of a time beyond dates', {}, 8640000000000001, {}],
])('reads the words of an older entry with %s', async (_title, changes, updatedAt, expected) => {
  const whole = entry(1)
  const row = { ...whole.operation.row, updatedAt }
  const poisoned = { ...whole, ...changes, operation: { ...whole.operation, row } } as OutboxEntry
  await mkdir(folders.journal, { recursive: true })
  await writeFile(join(folders.journal, '000001-000001.jsonl'), journalLine(owner, poisoned))
  const [back] = await everything()
  const time = updatedAt === 5 ? 5 : 0
  expect(back).toEqual({
    ...whole,
    ...expected,
    operation: { ...whole.operation, row: { ...row, updatedAt: time } },
  })
})

it('makes no file before the first entry', async () => {
  const journal = await opened(0)
  expect(await journal.turn()).toBe(0)
  expect(await journalNames(folders)).toEqual([])
})

it('begins a file at each start, when one is full, and on request', async () => {
  for (let start = 1; start <= 2; start++) {
    const journal = await opened(0, 500)
    for (let seq = 1; seq <= 4; seq++) await journal.append(owner, [entry(seq)])
    await journal.turn()
  }
  const names = await journalNames(folders)
  expect(names[0]).toBe('000001-000001.jsonl')
  expect(names.map(name => Number(name.slice(7, 13)))).toEqual(names.map((_, i) => i + 1))
  expect(new Set(names.map(name => name.slice(0, 6)))).toEqual(new Set(['000001', '000002']))
  expect(names.length).toBeGreaterThan(2)
  expect(names.length).toBeLessThan(8)
})

it('never gives a file the name of one that is gone', async () => {
  const journal = await opened(41)
  await journal.append(owner, [entry(1)])
  expect(await journalNames(folders)).toEqual(['000001-000042.jsonl'])
  expect(await journal.turn()).toBe(42)
})

it('begins a new file after a torn tail', async () => {
  const first = await opened(0)
  await first.append(owner, [entry(1)])
  await first.turn()
  await appendFile(join(folders.journal, '000001-000001.jsonl'), '1234abcd {"half')
  const second = await opened(0)
  await second.append(owner, [entry(2)])
  expect(await everything()).toEqual([entry(1), entry(2)])
  expect(await readJournal(folders.journal, '000001-000001.jsonl')).toMatchObject({ damaged: true })
})

it('rejects when it cannot write, and goes on when it can', async () => {
  const journal = await opened(0)
  await rm(folders.library, { recursive: true })
  await writeFile(folders.library, 'in the way')
  await expect(journal.append(owner, [entry(1)])).rejects.toMatchObject({ code: 'ENOTDIR' })
  await rm(folders.library)
  await journal.append(owner, [entry(1)])
  expect(await everything()).toEqual([entry(1)])
})

it('reserves space for a full disk, and frees what it did not use', async () => {
  const journal = await opened(0, 100_000, 5000)
  const path = join(folders.journal, '000001-000001.jsonl')
  await journal.append(owner, [entry(1)])
  const { size } = await stat(path)
  expect(size).toBeGreaterThanOrEqual(5000)
  await journal.append(owner, entries(2, 5))
  expect((await stat(path)).size).toBe(size)
  expect(await everything()).toEqual(entries(1, 5))
  await journal.append(owner, entries(6, 40))
  expect((await stat(path)).size).toBeGreaterThan(size)
  expect(await everything()).toEqual(entries(1, 40))
  await journal.turn()
  expect((await readFile(path)).at(-1)).toBe(0x0a)
  expect(await everything()).toEqual(entries(1, 40))
})

it('overwrites what a killed program had begun to write', async () => {
  const spare = join(folders.journal, 'spare')
  await mkdir(folders.journal, { recursive: true })
  await writeFile(spare, `1234abcd {"half of a line\n${'x'.repeat(3000)}`)
  const journal = await opened(0)
  await journal.append(owner, [entry(1)])
  expect(await readJournal(folders.journal, '000001-000001.jsonl')).toEqual({
    entries: [{ ...owner, entry: entry(1) }],
    damaged: false,
    newer: false,
  })
})

it('reads whole lines from a file whose name was not synced', async () => {
  const journal = await opened(0)
  await journal.append(owner, [entry(1), entry(2)])
  const [name = ''] = await journalNames(folders)
  await rename(join(folders.journal, name), join(folders.journal, 'spare'))
  expect(await adoptSpare(folders.journal, 4)).toBe(true)
  expect(await journalNames(folders)).toEqual(['000001-000005.jsonl'])
  expect(await everything()).toEqual(entries(1, 2))
  expect(await adoptSpare(folders.journal, 5)).toBe(false)
})

it.each([
  ['nothing', ''],
  ['zeros', '\0'.repeat(500)],
  ['half a line', '1234abcd {"half'],
])('does not adopt a spare file with %s in it', async (_, text) => {
  await mkdir(folders.journal, { recursive: true })
  await writeFile(join(folders.journal, 'spare'), text)
  expect(await adoptSpare(folders.journal, 0)).toBe(false)
  expect(await journalNames(folders)).toEqual([])
})

interface SmallDisk {
  readonly journal: Journal
  readonly fill: () => Promise<void>
  readonly isFull: () => Promise<boolean>
}

/** Runs `work` with a journal that reserves `reserve` bytes, on a disk of 64 KiB. */
async function onSmallDisk(
  skip: (condition: boolean, why: string) => void,
  reserve: number,
  work: (given: SmallDisk) => Promise<void>,
): Promise<void> {
  const disk = join(folders.profile, 'disk')
  await mkdir(disk)
  skip(!mountSmallDisk(disk), 'a small disk cannot be mounted here')
  folders = keepingFolders(disk)
  const journal = await openJournal(folders.journal, 0, { full: 100_000, reserve })
  try {
    await work({
      journal,
      fill: () => writeFile(join(disk, 'filler'), Buffer.alloc(64 * 1024)).catch(() => {}),
      isFull: () =>
        writeFile(join(disk, 'more'), 'more').then(
          () => false,
          () => true,
        ),
    })
  } finally {
    await journal.turn()
    execFileSync('umount', [disk])
  }
}

it('keeps all acknowledged entries on a full disk, and goes on when there is space', async ({
  skip,
}) => {
  await onSmallDisk(skip, 10_000, async ({ journal, fill }) => {
    await journal.append(owner, [entry(1)])
    await fill()
    const kept = [entry(1)]
    let refused = 0
    // The reserved space is still there.
    const small = entries(100, 110)
    await journal.append(owner, small)
    kept.push(...small)
    for (let seq = 2; seq <= 40; seq++) {
      const large = entry(seq, '译'.repeat(500))
      await journal.append(owner, [large]).then(
        () => kept.push(large),
        () => refused++,
      )
    }
    expect(refused).toBeGreaterThan(5)
    expect(await everything()).toEqual(kept)
    const files = await listJournal(folders.journal)
    const read = await Promise.all(files.map(({ name }) => readJournal(folders.journal, name)))
    expect(read.filter(({ damaged }) => damaged)).toEqual([])

    await rm(join(folders.profile, 'filler'))
    await journal.append(owner, [entry(41)])
    expect(await everything()).toEqual([...kept, entry(41)])
    const numbers = (await listJournal(folders.journal)).map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  })
})

it.for([
  ['was begun', 0],
  ['was turned', 1],
] as const)('has space on a disk that ran full after it %s', async ([, before], { skip }) => {
  await onSmallDisk(skip, 10_000, async ({ journal, fill, isFull }) => {
    if (before > 0) {
      await journal.append(owner, [entry(0)])
      await journal.turn()
    }
    await fill()
    expect(await isFull()).toBe(true)
    await journal.append(owner, entries(1, 10))
    await journal.append(owner, entries(11, 20))
    expect(await everything()).toEqual(entries(1 - before, 20))
    expect(await journal.turn()).toBe(before + 1)
  })
})

it('keeps its reserved space when an entry is too large for it', async ({ skip }) => {
  await onSmallDisk(skip, 10_000, async ({ journal, fill, isFull }) => {
    await fill()
    const large = entry(1, '译'.repeat(10_000))
    await expect(journal.append(owner, [large])).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(await isFull()).toBe(true)
    await journal.append(owner, [entry(2)])
    expect(await everything()).toEqual([entry(2)])
  })
})

it('reserves as much as there is when there is less than it wants', async ({ skip }) => {
  await onSmallDisk(skip, 100_000, async ({ journal, fill }) => {
    await fill()
    await journal.append(owner, entries(1, 10))
    expect(await everything()).toEqual(entries(1, 10))
  })
})

it('keeps the order of concurrent calls', async () => {
  const journal = await opened(0, 2000)
  await Promise.all(entries(1, 50).map(each => journal.append(owner, [each])))
  expect(await everything()).toEqual(entries(1, 50))
})

it('distinguishes lines of a newer program from damaged ones', async () => {
  const journal = await opened(0)
  const { operation, ...rest } = entry(1)
  const newer = { ...rest, operation: { ...operation, table: 'recordings' } }
  await journal.append(owner, [newer as unknown as typeof rest & { operation: typeof operation }])
  const read = await readJournal(folders.journal, '000001-000001.jsonl')
  expect(read).toEqual({ entries: [], damaged: false, newer: true })
})

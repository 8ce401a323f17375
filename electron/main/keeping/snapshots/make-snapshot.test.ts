import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { canonical, countsOf, emptyWork, fold, type Work } from '#domain/work'
import { beforeEach, expect, it } from 'vitest'
import { timeName, type KeepingFolders } from '../folders.ts'
import { openJournal, type Journal } from '../journal/journal.ts'
import { IncompleteError, makeSnapshot } from './make-snapshot.ts'
import { readSnapshot } from './snapshot-file.ts'
import { findSnapshots } from './snapshots.ts'
import { entries, entry, filesIn, freshFolders, journalNames, morning, owner } from '../testing.ts'

let folders: KeepingFolders
let journal: Journal
beforeEach(async () => {
  folders = await freshFolders()
  journal = await openJournal(folders.journal, 0)
})

const hour = 3_600_000
async function snapshot(
  hours = 0,
  kind: 'auto' | 'manual' = 'auto',
  of = owner,
  known: readonly string[] = [],
) {
  const upTo = await journal.turn()
  return makeSnapshot({ folders, owner: of, kind, upTo, known, now: morning + hours * hour })
}
const work = (to: number) => fold(emptyWork(owner.libraryId, owner.schemaVersion), entries(1, to))

it('a snapshot holds all that was journalled, before and since the one before it', async () => {
  await journal.append(owner, entries(1, 3))
  expect(await readSnapshot(await snapshot())).toEqual(work(3))
  await journal.append(owner, entries(4, 5))
  await journal.append(owner, [entry(6)])
  const second = await snapshot(1)
  expect(await readSnapshot(second)).toEqual(work(6))
  expect(second.info).toMatchObject({ seq: 6, libraryId: 'a-library', counts: { translations: 6 } })
})

it('a snapshot of a library with impossible times from an older program is read, with unknown times', async () => {
  const whole = work(2)
  const [first, ...others] = whole.rows.translations
  const poisoned: Work = {
    ...whole,
    seq: Number.MAX_SAFE_INTEGER,
    at: 1e300,
    rows: { ...whole.rows, translations: [{ ...first!, updatedAt: 8640000000000001 }, ...others] },
  }
  const json = JSON.stringify({
    format: 'duizhao-snapshot',
    version: 1,
    madeAt: morning,
    journal: 1,
    work: poisoned,
  })
  const name = `${timeName(morning)}.json.gz`
  const bytes = gzipSync(json)
  const info = {
    version: 1,
    libraryId: poisoned.libraryId,
    schemaVersion: poisoned.schemaVersion,
    seq: poisoned.seq,
    madeAt: morning,
    journal: 1,
    counts: countsOf(poisoned),
    hash: 'a'.repeat(64),
  }
  const hash = createHash('sha256').update(bytes).digest('hex')
  await mkdir(folders.auto, { recursive: true })
  await writeFile(join(folders.auto, name), bytes)
  await writeFile(
    join(folders.auto, `${name}.sha256`),
    `${hash}  ${name}\n# ${JSON.stringify(info)}\n`,
  )
  const { snapshots, damaged } = await findSnapshots(folders)
  expect(damaged).toEqual([])
  const back = await readSnapshot(snapshots[0]!)
  expect(back).toMatchObject({ seq: 0, at: 0 })
  expect(back.rows.translations).toEqual([{ ...first, updatedAt: 0 }, ...others])
})

it('a snapshot can be read and checked without this program', async () => {
  await journal.append(owner, [entry(1, '一章')])
  const { path } = await snapshot()
  const json: unknown = JSON.parse(gunzipSync(await readFile(path)).toString('utf8'))
  expect(json).toMatchObject({
    format: 'duizhao-snapshot',
    work: { rows: { translations: [{ content: { text: '一章' } }] } },
  })
  const name = `${timeName(morning)}.json.gz.sha256`
  expect(
    execFileSync('sha256sum', ['--check', name], { cwd: folders.auto, encoding: 'utf8' }),
  ).toContain('OK')
})

it('a snapshot is not made again while nothing was written, unless the reader wants one', async () => {
  await journal.append(owner, entries(1, 3))
  const first = await snapshot()
  expect(await snapshot(1)).toEqual(first)
  const kept = await snapshot(2, 'manual')
  expect(kept.path).toBe(join(folders.manual, kept.name))
  expect(await readSnapshot(kept)).toEqual(work(3))
})

it('a snapshot takes another name when two are made in one millisecond', async () => {
  await journal.append(owner, [entry(1)])
  const first = await snapshot()
  await journal.append(owner, [entry(2)])
  const second = await snapshot()
  expect([first.name, second.name]).toEqual([
    `${timeName(morning)}.json.gz`,
    `${timeName(morning + 1)}.json.gz`,
  ])
})

it('a journal file is deleted only when two snapshots cover it', async () => {
  await journal.append(owner, [entry(1)])
  await snapshot(0)
  expect(await journalNames(folders)).toEqual(['000001-000001.jsonl'])
  await journal.append(owner, [entry(2)])
  await snapshot(1)
  expect(await journalNames(folders)).toEqual(['000001-000002.jsonl'])
})

it('the newest snapshot is the one with most in it, even if the clock went back', async () => {
  await journal.append(owner, [entry(1)])
  await snapshot(5)
  await journal.append(owner, [entry(2)])
  await snapshot(1)
  await journal.append(owner, [entry(3)])
  expect(await readSnapshot(await snapshot(0))).toEqual(work(3))
})

it('libraries are kept apart, and files of newer programs are kept', async () => {
  await journal.append(owner, [entry(1)])
  await snapshot(0)
  const other = { libraryId: 'another', schemaVersion: 2 }
  for (let seq = 1; seq <= 3; seq++) {
    await journal.append(other, [entry(seq, 'of another')])
    await snapshot(seq, 'auto', other)
  }
  const { snapshots } = await findSnapshots(folders)
  const mine = snapshots.filter(({ info }) => info.libraryId === owner.libraryId)
  expect(await readSnapshot(mine[0]!)).toEqual(work(1))
  expect(await filesIn(join(folders.backups, `damaged-${timeName(morning + 2 * hour)}`))).toEqual([
    '000001-000001.jsonl',
  ])
})

it('a snapshot does not read the journal file that is being written', async () => {
  await journal.append(owner, [entry(1)])
  const upTo = await journal.turn()
  await writeFile(join(folders.journal, '000001-000002.jsonl'), '1234abcd {"half')
  const task = { folders, owner, kind: 'auto', upTo, known: [], now: morning } as const
  expect(await readSnapshot(await makeSnapshot(task))).toEqual(work(1))
})

it.each<[string, (path: string) => Promise<void>]>([
  ['gone', path => rm(path)],
  ['damaged', path => writeFile(path, 'half a line')],
])(
  'a snapshot is not made if part of the journal is %s and this has not been reported',
  async (_title, harm) => {
    await journal.append(owner, [entry(1)])
    await snapshot(0)
    await journal.append(owner, [entry(2)])
    await journal.turn()
    await journal.append(owner, [entry(3)])
    await harm(join(folders.journal, '000001-000002.jsonl'))
    await expect(snapshot(1)).rejects.toThrow(IncompleteError)
    // The page has received the report and sent everything again.
    await journal.append(owner, [entry(2)])
    const told = ['000001-000002.jsonl', '000000-000002.jsonl']
    const made = await readSnapshot(await snapshot(2, 'auto', owner, told))
    expect(canonical(made)).toBe(canonical(work(3)))
  },
)

it('a snapshot is not made from the rest of the journal when every earlier one was taken away', async () => {
  for (let seq = 1; seq <= 3; seq++) {
    await journal.append(owner, [entry(seq)])
    await snapshot(seq)
  }
  await rm(folders.backups, { recursive: true })
  await journal.append(owner, [entry(4)])
  await expect(snapshot(4)).rejects.toThrow(IncompleteError)
})

it('a snapshot before a large step has what was journalled by then, even if a fuller one exists', async () => {
  await journal.append(owner, entries(1, 3))
  const upTo = await journal.turn()
  await journal.append(owner, entries(4, 9))
  await snapshot(1)
  const task = { folders, owner, kind: 'auto', upTo, known: [], now: morning + 2 * hour } as const
  const made = await makeSnapshot({ ...task, before: 'replace' })
  expect(made).toMatchObject({ before: 'replace', info: { seq: 3 } })
  expect(made.name).toBe(`${timeName(morning + 2 * hour)}-before-replace.json.gz`)
  expect(await readSnapshot(made)).toEqual(work(3))
  const { snapshots } = await findSnapshots(folders)
  expect(snapshots.map(({ info, before }) => [info.seq, before])).toEqual([
    [9, null],
    [3, 'replace'],
  ])
  await journal.append(owner, [entry(10)])
  expect(await readSnapshot(await snapshot(3))).toEqual(work(10))
})

it('a snapshot before a large step is made even if nothing was written since the one before', async () => {
  await journal.append(owner, entries(1, 3))
  const first = await snapshot()
  const upTo = await journal.turn()
  const task = { folders, owner, kind: 'auto', upTo, known: [], now: morning + hour } as const
  const made = await makeSnapshot({ ...task, before: 'restore' })
  expect(made.name).not.toBe(first.name)
  expect(await readSnapshot(made)).toEqual(work(3))
})

it('rotation deletes automatic snapshots, and never those of the reader', async () => {
  for (let seq = 1; seq <= 8; seq++) {
    await journal.append(owner, [entry(seq)])
    await snapshot(seq / 60, seq % 2 ? 'auto' : 'manual')
  }
  // The first of the day, and the two newest.
  expect(await filesIn(folders.auto)).toHaveLength(3)
  expect(await filesIn(folders.manual)).toHaveLength(4)
})

it('files of a program that died while writing are deleted, and nothing else', async () => {
  await mkdir(folders.auto, { recursive: true })
  await writeFile(join(folders.auto, '.2026.json.gz.part'), 'half')
  await writeFile(join(folders.auto, 'mine.txt'), 'of the reader')
  await journal.append(owner, [entry(1)])
  const { name } = await snapshot()
  expect(await filesIn(folders.auto)).toEqual([name, 'mine.txt'])
})

it('a program that died between a snapshot’s two files, or while deleting one, has lost nothing', async () => {
  await journal.append(owner, entries(1, 3))
  const { path, name } = await snapshot()
  await rename(path, join(folders.auto, `.${name}.part`))
  expect(await findSnapshots(folders)).toEqual({ snapshots: [], damaged: [] })
  await journal.append(owner, entries(4, 5))
  const second = await snapshot(1)
  expect(await readSnapshot(second)).toEqual(work(5))
  expect(await readdir(folders.auto)).toEqual([second.name, `${second.name}.sha256`])
})

import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { journalFile, journalNumber } from './journal/journal-files.ts'
import { profileUnderTest, workTo } from './profile-testing.ts'
import { entries, entry } from './testing.ts'

const profile = profileUnderTest()
const { start, session, recovered } = profile

describe('at a start', () => {
  it('a start in a new profile knows no library and is clean', async () => {
    const keeping = await start()
    expect(await keeping.openStore()).toMatchObject({
      witness: null,
      lastSeq: 0,
      clean: true,
      rawCopy: null,
      snapshot: null,
      damaged: [],
    })
    expect(await keeping.journal([entry(1)], { direct: false })).toMatchObject({
      fault: { code: 'keeping.not-open' },
    })
  })

  it('a start after a clean end knows the library and its last operation', async () => {
    await (await session(1, 5)).close()
    const { report, work } = await recovered()
    expect(report).toMatchObject({
      clean: true,
      lastSeq: 5,
      rawCopy: null,
      damaged: [],
      witness: { libraryId: 'a-library', seq: 5, counts: { translations: 5 }, clean: true },
      snapshot: { counts: { translations: 5 } },
    })
    expect(work).toEqual(workTo(5))
  })

  it('a start after a kill has every acknowledged operation, and copies the database first', async () => {
    await mkdir(join(profile.folders.store, 'a.leveldb'), { recursive: true })
    await writeFile(join(profile.folders.store, 'a.leveldb', 'rows'), 'rows')
    await session(1, 5)
    const { report, work } = await recovered()
    expect(report).toMatchObject({ clean: false, lastSeq: 5, damaged: [], snapshot: null })
    expect(work).toEqual(workTo(5))
    const copied = join(profile.folders.backups, report.rawCopy ?? '', 'a.leveldb', 'rows')
    expect(await readFile(copied, 'utf8')).toBe('rows')
  })

  it('keeps two copies of the database and no more', async () => {
    await mkdir(profile.folders.store)
    await writeFile(join(profile.folders.store, 'rows'), 'rows')
    await session(1, 1)
    const names: (string | null)[] = []
    for (let i = 0; i < 3; i++) names.push((await (await start()).openStore()).rawCopy)
    const raw = (await readdir(profile.folders.backups)).filter(name => name.startsWith('raw-'))
    expect(raw).toEqual(names.slice(1))
  })

  it('the library is unclean while the program runs, and stays so if the page never reports', async () => {
    await (await session(1, 1)).close()
    await (await start()).openStore()
    expect((await (await start()).openStore()).clean).toBe(false)
  })

  it('logs that the database belongs to another engine than before', async () => {
    await (await session(1, 1)).close()
    await mkdir(join(profile.folders.store, 'app_bundle_0.indexeddb.sqlite'), { recursive: true })
    await (await start()).openStore()
    expect(profile.logged).toContain('keeping.other-engine')
  })

  it('does not take a reloaded page for an unclean end', async () => {
    await mkdir(profile.folders.store)
    await writeFile(join(profile.folders.store, 'rows'), 'rows')
    await session(1, 1)
    const keeping = await session(2, 3)
    expect(await keeping.openStore()).toMatchObject({ clean: true, lastSeq: 3 })
  })
})

it('changes nothing on a full disk, and yet journals what the page cannot store', async () => {
  await (await profile.session(1, 2)).close()
  const before = await readFile(profile.folders.witness, 'utf8')
  profile.free = 0
  const keeping = await profile.start()
  expect(await keeping.openStore()).toMatchObject({ space: 'none', witness: { seq: 2 } })
  expect(await keeping.journal(entries(3, 3), { direct: true })).toMatchObject({ ok: true })
  await keeping.close()
  expect(await readFile(profile.folders.witness, 'utf8')).toBe(before)
  profile.free = Number.POSITIVE_INFINITY
  const { report, work } = await profile.recovered()
  expect(report).toMatchObject({ clean: true, lastSeq: 3, damaged: [] })
  expect(work).toEqual(workTo(3))
})

it('looks at the disk space at once when the database has failed: it must not be opened on a full disk', async () => {
  const keeping = await profile.session(1, 2)
  profile.free = 0
  expect(await keeping.journal(entries(3, 3), { direct: true })).toMatchObject({ ok: true })
  await expect.poll(() => profile.spaces).toEqual(['none'])
})

it('has no clean end if the page never opened its store (clean though the page never opened)', async () => {
  await (await session(1, 2)).close()
  // Killed while it runs.
  await session(3, 4)
  profile.goTo(profile.folders)
  const keeping = await start()
  expect((await keeping.openStore()).clean).toBe(false)
  await keeping.close()
  expect((await recovered()).report.clean).toBe(false)
})

describe('while the reader writes', () => {
  it('does not report a file as damaged that is just being begun', async () => {
    const keeping = await session(1, 3)
    const [present = ''] = await readdir(profile.folders.journal)
    const begun = join(profile.folders.journal, journalFile(1, journalNumber(present) + 1).name)
    await writeFile(begun, Buffer.alloc(512))
    expect(await keeping.checkCopies()).toEqual([])
    const recovery = await keeping.readRecovery()
    expect(recovery.ok && recovery.value.damaged).toEqual([])
    await rm(begun)
    await keeping.journal([entry(4)], { direct: false })
    await keeping.close()
    expect((await recovered()).report).toMatchObject({ lastSeq: 4, damaged: [] })
  })
})

import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { canonical, fold } from '#domain/work'
import { beforeAll, describe, expect, it } from 'vitest'
import type { KeepingFolders } from './folders.ts'
import { openedAt, profileUnderTest, workTo } from './profile-testing.ts'
import { entries, filesIn, freshFolders, owner } from './testing.ts'
import { readWitness } from './checks/witness.ts'

const profile = profileUnderTest()
const { session, recovered } = profile

/** Cuts the reserved space off a journal file. */
const lengthOf = (bytes: Buffer) => bytes.findLastIndex(byte => byte !== 0) + 1

const isAside = (name: string) => name.startsWith('damaged-')

const damages: Record<string, (path: string) => Promise<void>> = {
  flipped: async path => {
    const bytes = await readFile(path)
    // In a sidecar, this is in the hash.
    bytes[lengthOf(bytes) >> 3]! ^= 4
    await writeFile(path, bytes)
  },
  cut: async path => {
    const bytes = await readFile(path)
    await writeFile(path, bytes.subarray(0, lengthOf(bytes) - 9))
  },
  emptied: path => writeFile(path, ''),
  deleted: path => rm(path),
}

describe('damage to each file', () => {
  let model: KeepingFolders
  /** Makes two snapshots and a journal after them, and kills the program. */
  beforeAll(async () => {
    model = await freshFolders()
    profile.goTo(model)
    const keeping = await session(1, 3)
    await keeping.backUpNow('auto')
    profile.time += 1000
    await keeping.journal(entries(4, 6), { direct: false })
    await keeping.backUpNow('auto')
    await keeping.journal(entries(7, 9), { direct: false })
  })

  /** Makes the same profile again. Returns its files by what they are. */
  async function lived(): Promise<Record<string, string>> {
    await cp(model.profile, profile.folders.profile, { recursive: true })
    const [older = '', newer = ''] = await filesIn(profile.folders.auto)
    const [before = '', after = ''] = await filesIn(profile.folders.journal)
    return {
      'the newest snapshot': join(profile.folders.auto, newer),
      'the sidecar of the newest snapshot': join(profile.folders.auto, `${newer}.sha256`),
      'the snapshot before it': join(profile.folders.auto, older),
      'the journal before the newest snapshot': join(profile.folders.journal, before),
      'the journal after it': join(profile.folders.journal, after),
      'the witness': profile.folders.witness,
    }
  }
  /** A start does not read these. It only checks that they exist, and their length. */
  const unread = ['the snapshot before it', 'the journal before the newest snapshot']
  const files = [
    'the newest snapshot',
    'the sidecar of the newest snapshot',
    'the snapshot before it',
    'the journal before the newest snapshot',
    'the witness',
  ]
  const cases = files.flatMap(file => Object.keys(damages).map(how => [file, how] as const))

  it.each(cases)('recovers all work after damage: %s, %s', async (file, how) => {
    const path = (await lived())[file] ?? ''
    await damages[how]!(path)
    const { report, work } = await recovered()
    expect(work).toEqual(workTo(9))
    expect(report.witness).toMatchObject({ libraryId: owner.libraryId })
    expect(report.clean).toBe(false)
    const name = basename(path).replace('.sha256', '')
    expect(report.damaged).toEqual(how === 'flipped' && unread.includes(file) ? [] : [name])
  })

  it('recovers all work if a sidecar has another number than its snapshot', async () => {
    const path = (await lived())['the sidecar of the newest snapshot'] ?? ''
    const text = await readFile(path, 'utf8')
    expect(text).toContain('"seq":6')
    await writeFile(path, text.replace('"seq":6', '"seq":2'))
    const { recovery, work } = await recovered()
    expect(work).toEqual(workTo(9))
    expect(recovery.damaged).toEqual([basename(path).replace('.sha256', '')])
  })

  it.each(unread)('reports a flipped bit once, while the reader reads: %s', async file => {
    const path = (await lived())[file] ?? ''
    await damages['flipped']!(path)
    const keeping = await profile.start()
    await keeping.openStore()
    await keeping.storeOpened(openedAt(9))
    expect(await keeping.checkCopies()).toEqual([basename(path)])
    expect(await keeping.checkCopies()).toEqual([])
    const [aside = ''] = (await readdir(profile.folders.backups)).filter(isAside)
    expect(await readdir(join(profile.folders.backups, aside))).toContain(basename(path))
    await keeping.close()
    expect((await recovered()).report.damaged).toEqual([])
  })

  it.each(files)(
    'reports a deleted file until the page has sent everything again: %s',
    async file => {
      const path = (await lived())[file] ?? ''
      await damages['deleted']!(path)
      await recovered()
      const keeping = await profile.start()
      // The sidecar of a missing snapshot is set aside only once.
      const isLeftAlone = !path.endsWith('.sha256') && !path.endsWith('witness.json')
      expect((await keeping.openStore()).damaged).toEqual(
        isLeftAlone ? [basename(path)] : expect.anything(),
      )
      await keeping.storeOpened(openedAt(9))
      expect((await keeping.openStore()).damaged).toEqual([])
      await keeping.close()
      expect((await recovered()).report.damaged).toEqual([])
    },
  )

  it('does not report files that a killed program had deleted as superseded', async () => {
    const keeping = await session(1, 3)
    for (let day = 0; day < 4; day++) {
      profile.time += 1000
      await keeping.journal(entries(4 + day, 4 + day), { direct: false })
      const before = await readFile(profile.folders.witness)
      await keeping.backUpNow('auto')
      // It died after the snapshot and before it wrote the witness.
      if (day === 3) await writeFile(profile.folders.witness, before)
    }
    expect(await filesIn(profile.folders.auto)).toHaveLength(3)
    profile.goTo(profile.folders)
    expect((await recovered()).report.damaged).toEqual([])
  })

  it.each(Object.keys(damages))(
    'reports damage to the journal after the newest snapshot: %s',
    async how => {
      const path = (await lived())['the journal after it'] ?? ''
      await damages[how]!(path)
      const { report, work } = await recovered()
      expect(work.seq).toBeGreaterThanOrEqual(6)
      expect(canonical(fold(work, entries(7, 9)))).toBe(canonical(workTo(9)))
      if (how !== 'deleted') expect(report.damaged).toEqual([expect.stringMatching(/jsonl$/)])
    },
  )

  it.each(Object.keys(damages))(
    'sets damaged files aside and never deletes them: %s',
    async how => {
      const path = (await lived())['the newest snapshot'] ?? ''
      await damages[how]!(path)
      const { report } = await recovered()
      expect(report.damaged).toEqual([path.slice(profile.folders.auto.length + 1)])
      const aside = (await readdir(profile.folders.backups)).find(name =>
        name.startsWith('damaged-'),
      )
      const left = await readdir(join(profile.folders.backups, aside ?? ''))
      expect(left).toHaveLength(how === 'deleted' ? 1 : 2)
    },
  )

  it('sets a damaged witness aside and does not overwrite it', async () => {
    await lived()
    await writeFile(profile.folders.witness, 'half of it')
    await recovered()
    const aside = (await readdir(profile.folders.backups)).find(name => name.startsWith('damaged-'))
    expect(await readFile(join(profile.folders.backups, aside ?? '', 'witness.json'), 'utf8')).toBe(
      'half of it',
    )
    expect(await readWitness(profile.folders.witness)).toMatchObject({ libraryId: owner.libraryId })
  })

  it('notices after a clean end that a snapshot is gone, and uses the one before it and the journal', async () => {
    await (await session(1, 3)).close()
    await (await session(4, 6)).close()
    const [snapshot = ''] = (await filesIn(profile.folders.auto)).slice(-1)
    await rm(join(profile.folders.auto, snapshot))
    await rm(join(profile.folders.auto, `${snapshot}.sha256`))
    const { report, work } = await recovered()
    expect(report.damaged).toEqual([snapshot])
    expect(work).toEqual(workTo(6))
  })

  it('notices that a journal file is gone, wherever it was', async () => {
    for (let seq = 1; seq <= 3; seq++) await session(seq, seq)
    await rm(join(profile.folders.journal, '000002-000002.jsonl'))
    expect((await recovered()).report.damaged).toEqual(['000002-000002.jsonl'])
  })

  it('does not take a library whose files are all gone, except the witness, for a new one', async () => {
    await (await session(1, 3)).close()
    await rm(profile.folders.journal, { recursive: true })
    await rm(profile.folders.backups, { recursive: true })
    const { report } = await recovered()
    expect(report).toMatchObject({ witness: { seq: 3, counts: { translations: 3 } }, lastSeq: 0 })
    expect(await readWitness(profile.folders.witness)).toMatchObject({ clean: false })
  })
})

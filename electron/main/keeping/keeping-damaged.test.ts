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

/** Without the room at the end of a journal file. */
const lengthOf = (bytes: Buffer) => bytes.findLastIndex(byte => byte !== 0) + 1

const isAside = (name: string) => name.startsWith('damaged-')

const damages: Record<string, (path: string) => Promise<void>> = {
  flipped: async path => {
    const bytes = await readFile(path)
    bytes[lengthOf(bytes) >> 1]! ^= 4
    await writeFile(path, bytes)
  },
  cut: async path => {
    const bytes = await readFile(path)
    await writeFile(path, bytes.subarray(0, lengthOf(bytes) - 9))
  },
  emptied: path => writeFile(path, ''),
  deleted: path => rm(path),
}

describe('every file of it damaged', () => {
  let model: KeepingFolders
  /** Two snapshots and a journal after them, and then it was killed. */
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

  /** The same again; its files by what they are. */
  async function lived(): Promise<Record<string, string>> {
    await cp(model.profile, profile.folders.profile, { recursive: true })
    const [older = '', newer = ''] = await filesIn(profile.folders.auto)
    const [before = '', after = ''] = await filesIn(profile.folders.journal)
    return {
      'the newest snapshot': join(profile.folders.auto, newer),
      'what lies beside the newest snapshot': join(profile.folders.auto, `${newer}.sha256`),
      'the snapshot before it': join(profile.folders.auto, older),
      'the journal before the newest snapshot': join(profile.folders.journal, before),
      'the journal after it': join(profile.folders.journal, after),
      'the witness': profile.folders.witness,
    }
  }
  /** What a start has no need to read: whether it is there, and as long as it was, is all that is looked at. */
  const unread = ['the snapshot before it', 'the journal before the newest snapshot']
  const files = [
    'the newest snapshot',
    'what lies beside the newest snapshot',
    'the snapshot before it',
    'the journal before the newest snapshot',
    'the witness',
  ]
  const cases = files.flatMap(file => Object.keys(damages).map(how => [file, how] as const))

  it.each(cases)('%s, %s: all is brought back', async (file, how) => {
    const path = (await lived())[file] ?? ''
    await damages[how]!(path)
    const { report, work } = await recovered()
    expect(work).toEqual(workTo(9))
    expect(report.witness).toMatchObject({ libraryId: owner.libraryId })
    expect(report.clean).toBe(false)
    const name = basename(path).replace('.sha256', '')
    expect(report.damaged).toEqual(how === 'flipped' && unread.includes(file) ? [] : [name])
  })

  it.each(unread)(
    '%s, flipped: it is noticed while the reader reads, and told once',
    async file => {
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
    },
  )

  it.each(files)(
    '%s, deleted: it is told until the page has said that all is whole',
    async file => {
      const path = (await lived())[file] ?? ''
      await damages['deleted']!(path)
      await recovered()
      const keeping = await profile.start()
      // What the witness says of a missing snapshot's neighbour is set aside only once.
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

  it('what a program has tidied up before it died is not missed', async () => {
    const keeping = await session(1, 3)
    for (let day = 0; day < 4; day++) {
      profile.time += 1000
      await keeping.journal(entries(4 + day, 4 + day), { direct: false })
      const before = await readFile(profile.folders.witness)
      await keeping.backUpNow('auto')
      // It died after the snapshot and before it could say so.
      if (day === 3) await writeFile(profile.folders.witness, before)
    }
    expect(await filesIn(profile.folders.auto)).toHaveLength(3)
    profile.goTo(profile.folders)
    expect((await recovered()).report.damaged).toEqual([])
  })

  it.each(Object.keys(damages))(
    'the journal after the newest snapshot, %s: it is told',
    async how => {
      const path = (await lived())['the journal after it'] ?? ''
      await damages[how]!(path)
      const { report, work } = await recovered()
      expect(work.seq).toBeGreaterThanOrEqual(6)
      expect(canonical(fold(work, entries(7, 9)))).toBe(canonical(workTo(9)))
      if (how !== 'deleted') expect(report.damaged).toEqual([expect.stringMatching(/jsonl$/)])
    },
  )

  it.each(Object.keys(damages))('what is damaged is told of and never deleted: %s', async how => {
    const path = (await lived())['the newest snapshot'] ?? ''
    await damages[how]!(path)
    const { report } = await recovered()
    expect(report.damaged).toEqual([path.slice(profile.folders.auto.length + 1)])
    const aside = (await readdir(profile.folders.backups)).find(name => name.startsWith('damaged-'))
    const left = await readdir(join(profile.folders.backups, aside ?? ''))
    expect(left).toHaveLength(how === 'deleted' ? 1 : 2)
  })

  it('the witness too is set aside and not written over', async () => {
    await lived()
    await writeFile(profile.folders.witness, 'half of it')
    await recovered()
    const aside = (await readdir(profile.folders.backups)).find(name => name.startsWith('damaged-'))
    expect(await readFile(join(profile.folders.backups, aside ?? '', 'witness.json'), 'utf8')).toBe(
      'half of it',
    )
    expect(await readWitness(profile.folders.witness)).toMatchObject({ libraryId: owner.libraryId })
  })

  it('after a good end, knows that a snapshot is gone, and uses the one before it and the journal', async () => {
    await (await session(1, 3)).close()
    await (await session(4, 6)).close()
    const [snapshot = ''] = (await filesIn(profile.folders.auto)).slice(-1)
    await rm(join(profile.folders.auto, snapshot))
    await rm(join(profile.folders.auto, `${snapshot}.sha256`))
    const { report, work } = await recovered()
    expect(report.damaged).toEqual([snapshot])
    expect(work).toEqual(workTo(6))
  })

  it('knows that a file of the journal is gone, wherever it was', async () => {
    for (let seq = 1; seq <= 3; seq++) await session(seq, seq)
    await rm(join(profile.folders.journal, '000002-000002.jsonl'))
    expect((await recovered()).report.damaged).toEqual(['000002-000002.jsonl'])
  })

  it('with everything gone but the witness, a blank library is never taken for a new one', async () => {
    await (await session(1, 3)).close()
    await rm(profile.folders.journal, { recursive: true })
    await rm(profile.folders.backups, { recursive: true })
    const { report } = await recovered()
    expect(report).toMatchObject({ witness: { seq: 3, counts: { translations: 3 } }, lastSeq: 0 })
    expect(await readWitness(profile.folders.witness)).toMatchObject({ clean: false })
  })
})

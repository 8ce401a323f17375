import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fold, emptyWork } from '#domain/work'
import { openedAt, profileUnderTest, workTo } from './profile-testing.ts'
import { openReading } from './reading.ts'
import { entries, entry, filesIn, journalNames, owner } from './testing.ts'

const profile = profileUnderTest()
const { start, session, recovered } = profile

/** All files of the second copy, and the text of the witness. */
const everything = async () => [
  ...(await journalNames(profile.folders)),
  ...(await filesIn(profile.folders.auto)),
  await readFile(profile.folders.witness, 'utf8'),
]

describe.each(['taken', 'moved'] as const)('a library that is %s', hold => {
  it('gets no entry, no snapshot and no witness, and no file is deleted', async () => {
    const keeping = await session(1, 5)
    const before = await everything()
    profile.hold = hold
    const refused = { ok: false, fault: { code: `keeping.${hold}` } }
    expect(await keeping.journal([entry(6)], { direct: false })).toMatchObject(refused)
    expect(await keeping.journal([entry(7)], { direct: true })).toMatchObject(refused)
    expect(await keeping.backUpNow('manual')).toMatchObject(refused)
    expect(await keeping.readRecovery()).toMatchObject(refused)
    expect(await keeping.setStoreAside()).toMatchObject(refused)
    expect(await keeping.setCopyFolder(false)).toMatchObject(refused)
    await expect(keeping.checkCopies()).rejects.toThrow(hold)
    await keeping.storeOpened(openedAt(5))
    await keeping.close()
    expect(await everything()).toEqual(before)
    profile.hold = 'ours'
    expect((await recovered()).work).toEqual(workTo(5))
  })

  it('is only read by a page that was reloaded', async () => {
    const keeping = await session(1, 5)
    profile.hold = hold
    expect(await keeping.openStore()).toMatchObject({ readOnly: { why: hold } })
  })
})

it('a library whose folder is back accepts the entry that was refused', async () => {
  const keeping = await session(1, 2)
  profile.hold = 'moved'
  await keeping.journal([entry(3)], { direct: false })
  profile.hold = 'ours'
  expect(await keeping.journal([entry(3)], { direct: false })).toMatchObject({ ok: true })
  expect((await recovered()).work).toEqual(workTo(3))
})

describe('a library that is only read', () => {
  const why = { why: 'elsewhere', host: 'desk' } as const
  const reading = () => openReading({ folders: profile.folders, why, showFolder: async () => {} })
  const read = async () => {
    const outcome = await reading().readRecovery()
    if (!outcome.ok) throw new Error(outcome.fault.code)
    const { work, entries } = outcome.value
    return fold(work ?? emptyWork(owner.libraryId, owner.schemaVersion), entries)
  }

  it('a read-only library has what its holder had a moment ago, snapshot and journal together', async () => {
    expect((await reading().openStore()).readOnly).toEqual(why)
    const holder = await session(1, 5)
    expect(await read()).toEqual(workTo(5))
    await holder.backUpNow('auto')
    await holder.journal(entries(6, 9), { direct: false })
    expect(await read()).toEqual(workTo(9))
  })

  it('a read-only library is whole while its holder writes and deletes files', async () => {
    const holder = await session(1, 1)
    const writing = (async () => {
      for (let seq = 2; seq <= 60; seq++) {
        await holder.journal([entry(seq)], { direct: false })
        profile.time += 1000
        if (seq % 10 === 0) await holder.backUpNow('auto')
      }
    })()
    const reads = (async () => {
      for (let i = 0; i < 40; i++) {
        const { seq, ...found } = await read()
        const { seq: _, ...wanted } = workTo(seq)
        expect(found).toEqual(wanted)
      }
    })()
    await Promise.all([writing, reads])
    expect(await read()).toEqual(workTo(60))
  })

  it('a read-only library is not changed, even if it is damaged', async () => {
    const holder = await session(1, 5)
    await holder.backUpNow('auto')
    const [name = ''] = await filesIn(profile.folders.auto)
    await writeFile(join(profile.folders.auto, name), 'x')
    const before = await everything()
    const keeping = reading()
    expect(await keeping.readBackup(name)).toMatchObject({ ok: false })
    expect(await keeping.journal([entry(6)], { direct: true })).toMatchObject({
      fault: { code: 'keeping.read-only' },
    })
    expect(await keeping.backUpNow('auto')).toMatchObject({ ok: false })
    expect(await read()).toEqual(workTo(5))
    await keeping.close()
    expect(await everything()).toEqual(before)
  })
})

it('a start reports that its library is a copy', async () => {
  expect(await (await start()).openStore()).toMatchObject({ isCopy: false, readOnly: null })
})

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openedAt, profileUnderTest, workTo } from './profile-testing.ts'
import { bookId, paragraphId } from '#domain/ids'
import type { OutboxEntry } from '#domain/operation'
import { entries, entry, filesIn, morning } from './testing.ts'

const profile = profileUnderTest()
const { start, session, recovered } = profile

describe('a snapshot', () => {
  it('a snapshot is made and reported at the end, and only if something was written', async () => {
    await (await session(1, 3)).close()
    expect(profile.told).toMatchObject([{ kind: 'auto', counts: { translations: 3 } }])
    const again = await start()
    await again.openStore()
    await again.storeOpened(openedAt(3))
    await again.close()
    expect(profile.told).toHaveLength(1)
    expect(await again.listBackups()).toEqual(profile.told)
  })

  it('a snapshot is made at five hundred operations while the journal goes on', async () => {
    const keeping = await session(1, 499)
    expect(profile.told).toEqual([])
    await keeping.journal([entry(500)], { direct: false })
    await keeping.journal([entry(501)], { direct: false })
    // The next call waits for it.
    await keeping.listBackups()
    expect(profile.told).toHaveLength(1)
    expect((await recovered()).work).toEqual(workTo(501))
  })

  it('a snapshot is listed as the newest even if the clock has been set back since the one before', async () => {
    const keeping = await session(1, 2)
    await keeping.backUpNow('auto')
    profile.time -= 3_600_000
    await keeping.journal([entry(3)], { direct: false })
    const made = await keeping.backUpNow('auto')
    expect((await keeping.listBackups())[0]).toEqual(made.ok && made.value)
  })

  it('a snapshot is not made for reading positions', async () => {
    const keeping = await session(1, 499)
    const position: OutboxEntry = {
      seq: 500,
      target: 'positions/a-book',
      operation: {
        table: 'positions',
        row: {
          bookId: bookId('a-book'),
          paragraphId: paragraphId('p1'),
          index: 1,
          caretIndex: 1,
          side: 'source',
          caret: 0,
          top: 0,
          updatedAt: morning,
        },
      },
      at: morning,
    }
    for (let i = 0; i < 300; i++)
      await keeping.journal([{ ...position, seq: 500 + i }], { direct: false })
    await keeping.listBackups()
    expect(profile.told).toEqual([])
    await keeping.journal([entry(800)], { direct: false })
    await keeping.listBackups()
    expect(profile.told).toHaveLength(1)
  })

  it('a snapshot is made once before a replacement of thousands, and names the step', async () => {
    const keeping = await session(1, 4)
    const asked = keeping.backUpBefore('auto', 'replace')
    for (let seq = 5; seq < 5005; seq += 500)
      await keeping.journal(entries(seq, seq + 499), { direct: false })
    expect(await asked).toMatchObject({ ok: true, value: { before: 'replace' } })
    await keeping.listBackups()
    expect(profile.told).toHaveLength(1)
    const name = profile.told[0]?.name ?? ''
    const read = await keeping.readBackup(name)
    const json = gunzipSync(read.ok ? read.value : '').toString()
    expect(JSON.parse(json)).toMatchObject({ work: workTo(4) })
    expect(await keeping.listBackups()).toMatchObject([{ name, before: 'replace' }])
    expect((await recovered()).work).toEqual(workTo(5004))
  })

  it('a snapshot before a step that is requested during another leaves the last work to the one at the end', async () => {
    const keeping = await session(1, 3)
    const asked = [keeping.backUpNow('auto'), keeping.backUpBefore('auto', 'replace')]
    await Promise.all(asked)
    await keeping.journal([entry(4)], { direct: false })
    await keeping.close()
    expect(profile.told.at(-1)).toMatchObject({ counts: { translations: 4 } })
  })

  it('a snapshot before a step is refused if no library is known', async () => {
    const keeping = await start()
    expect(await keeping.backUpBefore('auto', 'replace')).toMatchObject({
      fault: { code: 'keeping.not-open' },
    })
  })

  it('a snapshot that the reader made stays forever, and can be read', async () => {
    const keeping = await session(1, 2)
    const outcome = await keeping.backUpNow('manual')
    expect(outcome).toMatchObject({ ok: true, value: { kind: 'manual' } })
    const name = outcome.ok ? outcome.value.name : ''
    const read = await keeping.readBackup(name)
    const json = gunzipSync(read.ok ? read.value : '').toString()
    expect(JSON.parse(json)).toMatchObject({ format: 'duizhao-snapshot', work: workTo(2) })
    expect(await filesIn(profile.folders.manual)).toEqual([name])
  })

  it.each(['none.json.gz', 'witness.json', 'raw-2026'])(
    'a snapshot called %s is not found',
    async name => {
      const keeping = await session(1, 2)
      expect(await keeping.readBackup(name)).toMatchObject({ fault: { code: 'keeping.not-found' } })
    },
  )

  it('a snapshot that proves damaged when it is read is set aside', async () => {
    const keeping = await session(1, 2)
    const outcome = await keeping.backUpNow('auto')
    const name = outcome.ok ? outcome.value.name : ''
    await writeFile(join(profile.folders.auto, name), 'x')
    expect(await keeping.readBackup(name)).toMatchObject({ fault: { code: 'keeping.damaged' } })
    expect(await keeping.listBackups()).toEqual([])
  })

  it('a snapshot that fails is reported, and the journal goes on', async () => {
    const keeping = await session(1, 2)
    await rm(profile.folders.backups, { recursive: true })
    await writeFile(profile.folders.backups, 'in the way')
    expect(await keeping.backUpNow('auto')).toMatchObject({
      fault: { code: 'keeping.not-written' },
    })
    expect(await keeping.journal([entry(3)], { direct: true })).toMatchObject({ ok: true })
    await rm(profile.folders.backups)
    expect((await recovered()).work).toEqual(workTo(3))
  })

  it('trouble with snapshots is reported with the time of the last one, until one is made', async () => {
    const keeping = await session(1, 2)
    await keeping.backUpNow('auto')
    const last = profile.time
    profile.time += 1000
    await keeping.journal([entry(3)], { direct: false })
    await rm(profile.folders.auto, { recursive: true })
    await writeFile(profile.folders.auto, 'in the way')
    await keeping.backUpNow('auto')
    const place = expect.stringMatching(/^E/)
    const told = { since: last, fault: { code: 'keeping.not-written', file: 'backups', place } }
    expect(profile.troubles).toEqual([told])
    expect(await keeping.backupTrouble()).toEqual(told)
    await rm(profile.folders.auto)
    await keeping.backUpNow('auto')
    expect(profile.troubles).toEqual([told, null])
  })

  it('trouble with snapshots is reported at the start, and the library is kept nevertheless', async () => {
    await (await session(1, 2)).close()
    await rm(profile.folders.backups, { recursive: true })
    await writeFile(profile.folders.backups, 'in the way')
    const keeping = await session(3, 4)
    expect(profile.troubles).toMatchObject([{ fault: { code: 'keeping.not-written' } }])
    expect(await keeping.journal([entry(5)], { direct: false })).toMatchObject({ ok: true })
  })

  it('a snapshot is copied to the folder that the reader has chosen, at once and from then on', async () => {
    const keeping = await session(1, 2)
    await keeping.backUpNow('auto')
    profile.chosen = join(profile.folders.profile, '同步')
    await mkdir(profile.chosen)
    expect(await keeping.setCopyFolder(true)).toEqual({
      ok: true,
      value: { folder: profile.chosen, fault: null },
    })
    profile.time += 1000
    await keeping.journal([entry(3)], { direct: false })
    await keeping.backUpNow('auto')
    expect(await filesIn(join(profile.chosen, 'duizhao-backups'))).toEqual(
      await filesIn(profile.folders.auto),
    )
    expect(await keeping.setCopyFolder(false)).toEqual({
      ok: true,
      value: { folder: null, fault: null },
    })
  })

  it('a snapshot is made even if the folder for copies is gone, and the fault is reported', async () => {
    const keeping = await session(1, 2)
    profile.chosen = join(profile.folders.profile, 'a disk that is pulled out')
    await mkdir(profile.chosen)
    await keeping.setCopyFolder(true)
    await rm(profile.chosen, { recursive: true })
    expect(await keeping.backUpNow('auto')).toMatchObject({ ok: true })
    expect(await keeping.copyFolder()).toEqual({
      folder: profile.chosen,
      fault: {
        code: 'keeping.not-copied',
        file: 'a disk that is pulled out',
        place: 'ENOENT',
      },
    })
  })
})

import { canonical } from '#domain/work'
import { commit } from '#storage/commit'
import type { DbTools, LibraryDb } from '#storage/db'
import { waitingInOutbox } from '#storage/outbox'
import { shapeOf, unfinished } from '#storage/shape'
import { buildLibrary, readWork } from '#storage/whole'
import { describe, expect, it } from 'vitest'
import { direct, text, translation, used, wipe } from './start-testing.ts'

describe('recovery of missing rows', () => {
  const rebuilt = { found: 'rebuilt', at: 9, missing: 0, damaged: [], rawCopy: null }
  const losses: Record<string, [(db: LibraryDb, tools: DbTools) => Promise<unknown>, object]> = {
    'the whole database': [
      async (db, tools) => {
        db.close()
        await wipe(tools)
      },
      { ...rebuilt, translations: 3 },
    ],
    'some rows': [
      db => db.translations.bulkDelete([['b', 'p0'] as const, ['b', 'p2'] as const]),
      { ...rebuilt, translations: 2, at: 3 },
    ],
    'a table': [db => db.translations.clear(), { ...rebuilt, translations: 3, at: 3 }],
    'the last row written': [
      async db => {
        await db.translations.delete(['b', 'p2'])
        await db.meta.put({ key: 'seq', value: 6 })
      },
      { ...rebuilt, translations: 1, at: 3 },
    ],
  }

  it.each(
    Object.entries(losses).flatMap(([what, [lose, report]]) => [
      [what, 'a quit', lose, report] as const,
      [what, 'a crash', lose, report] as const,
    ]),
  )('a start recovers the loss of %s after %s', async (_what, end, lose, report) => {
    const { started, second, db, tools, before } = await used()
    if (end === 'a quit') second.quit()
    await lose(db, tools)
    const again = await started()
    if (report) expect(again.report).toMatchObject(report)
    else expect(again.report).toBeNull()
    expect(canonical(await readWork(again.db))).toBe(before)
    expect((await shapeOf(again.db)).libraryId).toBe('library-under-test')

    // Again, because an engine may lose rows only at the start after next.
    second.quit()
    const third = await started()
    expect(third.report).toBeNull()
    expect(canonical(await readWork(third.db))).toBe(before)
  })

  it('rows that only the database has survive a recovery', async () => {
    const { started, second, db } = await used()
    await commit(db, [translation(3, '三'), translation(1, '壹', 20)], 1)
    await db.translations.delete(['b', 'p0'])
    const again = await started()
    expect(again.report).toMatchObject({ found: 'rebuilt', translations: 1 })
    for (const [n, wanted] of ['零', '壹', '二', '三'].entries()) {
      expect(await text(again.db, n)).toBe(wanted)
    }
    expect(canonical(second.everything())).toBe(canonical(await readWork(again.db)))
  })

  it('rows are recovered after a rebuild that was interrupted', async () => {
    const { started, tools, db, second, before } = await used()
    const work = await readWork(db)
    db.close()
    const half = { ...work.rows, translations: work.rows.translations.slice(0, 1) }
    ;(await buildLibrary(tools, { ...work, libraryId: unfinished, rows: half })).close()
    second.quit()
    const again = await started()
    expect(again.report).toMatchObject({ translations: 2 })
    expect(canonical(await readWork(again.db))).toBe(before)
  })

  it('rows are recovered into the old database if there is little space', async () => {
    const { started, tools, db, second, before } = await used()
    db.close()
    await wipe(tools)
    second.tell({ space: 'low' })
    const again = await started()
    expect(again.report).toMatchObject({ found: 'rebuilt', translations: 3 })
    expect(canonical(await readWork(again.db))).toBe(before)
    second.quit()
    expect((await started()).report).toEqual({ found: 'low-space' })
  })

  it('nothing is recovered while the second copy cannot be read, so that the loss is not hidden', async () => {
    const { start, started, second, db, tools, before } = await used()
    db.close()
    await wipe(tools)
    second.fail(true)
    expect(await start()).toEqual({ state: 'failed', why: 'database' })
    second.fail(false)
    const again = await started()
    expect(again.report).toMatchObject({ found: 'rebuilt', translations: 3 })
    expect(canonical(await readWork(again.db))).toBe(before)
  })

  it('the start reports how many rows could not be recovered', async () => {
    const { started, second, db, tools } = await used()
    second.quit()
    db.close()
    await wipe(tools)
    second.lose()
    const again = await started()
    // Only three translations are counted: the rows of a new library are there again.
    expect(again.report).toMatchObject({ found: 'rebuilt', translations: 0, missing: 3 })
  })
})

describe('rows in the second copy only', () => {
  it('rows that the database could not take are in it after the next start', async () => {
    const { started, second, api } = await used()
    await api.journal(direct(9, translation(1, '壹', 30)), { direct: true })
    second.quit()
    const again = await started()
    expect(again.report).toMatchObject({ found: 'rebuilt', translations: 1, at: 30 })
    expect(await text(again.db, 1)).toBe('壹')
    expect(again.seq).toBe(9)
    const { entries } = await waitingInOutbox(again.db, 10)
    expect(entries).toEqual([])

    await commit(again.db, [translation(1, '弌', 40)], 1, { above: again.seq })
    second.quit()
    const third = await started()
    expect(third.report).toBeNull()
    expect(await text(third.db, 1)).toBe('弌')
  })

  it('the start reports nothing if the rows came from the page’s unload hand-over', async () => {
    const { started, second, api, logged } = await used()
    second.quit()
    await api.journal(direct(9, translation(1, '壹', 30)), { direct: true })
    const again = await started()
    expect(again.report).toBeNull()
    expect(logged).toContain('start.behind')
    expect(await text(again.db, 1)).toBe('壹')
  })

  it('the start reports nothing if the database took the rows in the end', async () => {
    const { started, write, api } = await used()
    await api.journal(direct(9, translation(1, '壹', 30)), { direct: true })
    await write(translation(1, '壹', 30))
    expect((await started()).report).toBeNull()
  })
})

import { versionOf } from '#domain/history'
import type { Operation } from '#domain/operation'
import type { Translation } from '#domain/translation'
import { canonical } from '#domain/work'
import { commit } from '#storage/commit'
import { reckon } from '#storage/content'
import type { LibraryDb } from '#storage/db'
import { readWork } from '#storage/whole'
import { describe, expect, it } from 'vitest'
import { systemAfter, type SetTimer } from '../timers.ts'
import { createWriter } from '../saving/writer.ts'
import { lookAfter } from './look-after.ts'
import { outboxSource } from './outbox-source.ts'
import { createSecondCopy } from './second-copy.ts'
import { changed, translation, used } from './start-testing.ts'
import { clockUnderTest } from './testing.ts'
import type { StartReport } from './start-report.ts'

const day = 24 * 60 * 60_000
const atOnce: SetTimer = (_ms, run) => {
  const turn = setImmediate(run)
  return () => clearImmediate(turn)
}
const noPause = async () => {}
const rowOf = ({ row }: Operation) => row as Translation

/** A library that is fully backed up, and a function that looks after it. */
async function inUse() {
  const machine = await used()
  const { db, second, api } = machine
  const reports: StartReport[] = []
  let refreshed = 0
  let mayWrite = true
  let damaged: readonly string[] = []
  const now = () => 400 * day
  const copy = createSecondCopy({
    api,
    after: systemAfter,
    owed: outboxSource(db, now),
  })
  const writer = createWriter({
    commit: (...what) => commit(db, ...what),
    second: copy,
    seq: 1000,
    clock: clockUnderTest(now),
    now,
    after: systemAfter,
  })
  const look = async (isDoubtful = false) => {
    await lookAfter({
      api: { ...api, checkCopies: async () => damaged },
      db,
      writer,
      second: copy,
      now,
      after: atOnce,
      isDoubtful,
      mayWrite: () => mayWrite,
      tell: report => reports.push(report),
      refresh: async () => void refreshed++,
    })
    await writer.flush()
    await changed(copy.renewed, part => part === null)
    return { reports, refreshed }
  }
  return {
    ...machine,
    look,
    find: (files: readonly string[]) => {
      damaged = files
    },
    shut: () => {
      mayWrite = false
    },
    textsThere: () => second.everything().rows.translations.map(({ content }) => content.text),
  }
}

const textsIn = async (db: LibraryDb) =>
  (await readWork(db)).rows.translations.map(({ content }) => content.text)
const putBehindItsBack = (db: LibraryDb, operation: Operation) =>
  db.table<unknown>(operation.table).put(operation.row)

describe('looking after a library', () => {
  it('looking after a library reports nothing if all rows are as they were written', async () => {
    const { look, db, before } = await inUse()
    expect(await look()).toEqual({ reports: [], refreshed: 0 })
    expect(canonical(await readWork(db))).toBe(before)
  })

  it('a row that vanished is recovered, reported and shown, even if the count is right', async () => {
    const { look, db, textsThere } = await inUse()
    await db.translations.delete(['b', 'p1'])
    await putBehindItsBack(db, translation(4, '四'))
    expect(await look()).toMatchObject({
      reports: [{ found: 'rows-mended', translations: 1, annotations: 0, at: 2, damaged: [] }],
      refreshed: 1,
    })
    expect((await textsIn(db)).toSorted()).toEqual(['一', '二', '四', '零'].toSorted())
    // The second copy gets what only the database has.
    expect(textsThere()).toContain('四')
    expect(await reckon(db, noPause)).toBe('agree')
  })

  it('recovered rows do not overwrite newer ones', async () => {
    const { look, db, textsThere } = await inUse()
    await putBehindItsBack(db, translation(1, '新的', 99))
    expect(await look()).toEqual({ reports: [], refreshed: 0 })
    expect(await textsIn(db)).toContain('新的')
    expect(textsThere()).toContain('新的')
  })

  it('after a doubtful start the rows of the second copy win', async () => {
    const { look, db } = await inUse()
    await putBehindItsBack(db, translation(1, '另一'))
    await reckon(db, noPause, true)
    expect(await look()).toMatchObject({ reports: [] })
    expect(await look(true)).toMatchObject({ reports: [{ found: 'rows-mended' }] })
    expect(await textsIn(db)).toContain('一')
  })

  it('no sum is declared right while the second copy cannot be read', async () => {
    const { look, db, second, logged } = await inUse()
    await db.translations.delete(['b', 'p1'])
    second.fail(true)
    expect(await look()).toEqual({ reports: [], refreshed: 0 })
    expect(await reckon(db, noPause)).toBe('differ')
    expect(logged).toContain('looking-after.failed')
  })

  it('damaged files are reported, and all rows are sent again only if one was a journal', async () => {
    const { look, find, second, textsThere } = await inUse()
    second.lose()
    find(['a.json.gz'])
    await look()
    expect(textsThere()).toEqual([])
    find(['1-1.jsonl'])
    expect((await look()).reports).toEqual([
      { found: 'copies-damaged', damaged: ['a.json.gz'] },
      { found: 'copies-damaged', damaged: ['1-1.jsonl'] },
    ])
    expect(textsThere()).toHaveLength(3)
  })

  it('looking after a library does nothing while there is no space', async () => {
    const { look, find, shut } = await inUse()
    find(['a.json.gz'])
    shut()
    expect(await look()).toEqual({ reports: [], refreshed: 0 })
  })

  it('old and surplus versions lose their words, in the database and in the second copy', async () => {
    const { look, db, second, drain } = await inUse()
    const row = rowOf(translation(1, ''))
    // Four versions on one day, and changes on the three days after it.
    const times = [0, 1, 2, 3, day, 2 * day, 3 * day]
    const versions = times.map((at, n) =>
      versionOf(
        'translations/b/p1',
        {
          table: 'translations',
          row: { ...row, content: { text: `第${n}稿`, spans: [] }, updatedAt: at },
        },
        'edited',
        at,
      ),
    )
    await commit(
      db,
      versions.map(version => ({ table: 'history', row: version })),
      5,
    )
    await drain(db)
    await look()
    const left = ['第0稿', '', '', '第3稿', '第4稿', '第5稿', '第6稿']
    const textOf = (version: unknown) => (version as { row: Translation }).row.content.text
    expect((await db.history.orderBy('[target+at]').toArray()).map(textOf)).toEqual(left)
    expect(second.everything().rows.history.map(textOf).toSorted()).toEqual(left.toSorted())
    expect(await reckon(db, noPause)).toBe('agree')
  })
})

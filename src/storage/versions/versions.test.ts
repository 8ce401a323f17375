import { lastOf } from '#domain/clock'
import { sumOf } from '#domain/content-sum'
import { kinds, type AnnotationKind } from '#domain/kinds/index'
import { emptyWork } from '#domain/work'
import { expect, it } from 'vitest'
import { LibraryDb } from '../db.ts'
import { builtInCategories } from '../seed.ts'
import { memoryTools } from '../testing.ts'
import { currentVersion, versions } from './index.ts'

it('each version has a higher number than the one before, and the last is the current one', () => {
  const numbers = versions.map(({ version }) => version)
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
  expect(currentVersion).toBe(numbers.at(-1))
})

/**
 * The version of the database that each kind of annotation came with; that of backups is in the
 * test beside `formats/backup/layout.ts`.
 */
const versionOfKind: Readonly<Record<AnnotationKind, number>> = {
  highlight: 1,
  note: 1,
  question: 5,
  emendation: 6,
  term: 6,
  reference: 9,
}

it('a new kind of annotation needs a new version of the database', () => {
  // An older program drops a row of a kind that it does not know, so a version must keep it out.
  expect(Object.keys(versionOfKind).toSorted()).toEqual(Object.keys(kinds).toSorted())
  for (const version of Object.values(versionOfKind))
    expect(version).toBeLessThanOrEqual(currentVersion)
})

it.each(versions.map(({ version }) => version))(
  'a new database can be made at version %i',
  async version => {
    const db = new LibraryDb(memoryTools(), version)
    await db.open()
    expect(db.verno).toBe(version)
    expect(await db.meta.toArray()).toEqual([
      ...(version < 4 ? [] : [{ key: 'clock', value: lastOf(builtInCategories) }]),
      {
        key: 'content',
        value: sumOf({ rows: { ...emptyWork('').rows, categories: builtInCategories } }),
      },
      { key: 'libraryId', value: 'library-under-test' },
      { key: 'schemaVersion', value: version },
      { key: 'seq', value: 0 },
    ])
    expect(await db.categories.count()).toBe(builtInCategories.length)
  },
)

it.each(versions.slice(1).map(({ version }) => version))(
  'version %i can be reached from the one before it',
  async version => {
    const tools = memoryTools()
    const before = new LibraryDb(tools, version - 1)
    await before.open()
    before.close()
    const after = new LibraryDb(tools, version)
    await after.open()
    expect(await after.meta.get('schemaVersion')).toEqual({ key: 'schemaVersion', value: version })
  },
)

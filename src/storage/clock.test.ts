import { partsOf, stampOf, unknownInstallation } from '#domain/clock'
import { bookId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import type { Translation } from '#domain/translation'
import { describe, expect, it } from 'vitest'
import { seenIn } from './clock.ts'
import { commit } from './commit.ts'
import { memoryLibrary } from './testing.ts'

const translation = (n: number, text: string, extra: Partial<Translation> = {}): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId('b1'),
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain(text),
    state: 'draft',
    updatedAt: 1,
    ...extra,
  },
})

describe('the stamp of a commit', () => {
  const at = (counter: number) => stampOf({ era: 0, wall: 5000, counter, by: unknownInstallation })

  it('is written to the table and the outbox, whatever the time says', async () => {
    const db = await memoryLibrary()
    await commit(db, [translation(1, 'before', { updatedAt: 5000, stamp: at(1) })], 5000)
    await commit(db, [translation(1, 'after', { updatedAt: 4000, stamp: at(2) })], 4000)
    const row = { content: plain('after'), updatedAt: 4000, stamp: at(2) }
    const outbox = await db.outbox.where('target').equals('translations/b1/p1').toArray()
    expect(outbox).toMatchObject([{ operation: { row } }])
    expect(await db.translations.toArray()).toMatchObject([row])
  })

  it('is dropped if the new row has none', async () => {
    const db = await memoryLibrary()
    await commit(db, [translation(1, 'before', { stamp: at(1) })], 1)
    await commit(db, [translation(1, 'merged')], 2, { history: 'given' })
    const [row] = await db.translations.toArray()
    expect(row).not.toHaveProperty('stamp')
  })

  it('is the last one seen, which is known without reading a row once all were read', async () => {
    const db = await memoryLibrary()
    // As in a library from before stamps.
    await db.meta.delete('clock')
    await commit(db, [translation(1, 'old', { updatedAt: 7000 })], 7000)
    expect(await db.meta.get('clock')).toBeUndefined()
    expect(partsOf(await seenIn(db)).wall).toBe(7000)
    const stamp = stampOf({ era: 1, wall: 3, counter: 0, by: unknownInstallation })
    await commit(db, [translation(1, 'new', { updatedAt: 3, stamp })], 3)
    expect(await db.meta.get('clock')).toEqual({ key: 'clock', value: stamp })
    await commit(db, [translation(2, 'of another', { stamp: at(9) })], 4, { history: 'given' })
    expect(await seenIn(db)).toBe(stamp)
  })
})

import { bookId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import type { Translation } from '#domain/translation'
import { emptyWork } from '#domain/work'
import { commit } from '#storage/commit'
import { openLibrary } from '#storage/db'
import { readWholeWork } from '#storage/whole'
import { expect, it } from 'vitest'
import { snapshotOf } from '../testing.ts'
import { comparingInWorker } from './comparing-in-worker.ts'
import { comparingHere } from './comparing.ts'

const apart = comparingInWorker(
  () => new Worker(new URL('../library/import-worker.ts', import.meta.url), { type: 'module' }),
)

const row = (n: number, text: string, updatedAt: number): Translation => ({
  bookId: bookId('b'),
  paragraphId: paragraphId(`p${n}`),
  index: n,
  content: plain(text),
  state: 'draft',
  updatedAt,
})
const put = (one: Translation): Operation => ({ table: 'translations', row: one })

it.each(['file', 'snapshot'] as const)(
  'a worker compares a %s with the library as this thread does',
  async kind => {
    const opened = await openLibrary({ newId: () => 'library' })
    if (opened.state !== 'ready') throw new Error(opened.state)
    const { db } = opened
    await commit(db, [put(row(0, '一', 1)), put(row(1, '二', 2))], 1)
    const there = {
      ...emptyWork('library'),
      rows: { ...emptyWork('').rows, translations: [row(1, '贰', 1), row(2, '三', 3)] },
    }
    const earlier = kind === 'file' ? { work: there } : { snapshot: await snapshotOf(there) }
    const here = comparingHere(() => readWholeWork(db))
    const tally = await apart.tally(kind, earlier, 9)
    expect(tally).toEqual(await here.tally(kind, earlier, 9))
    expect(tally.books).toMatchObject([{ book: 'b', translations: { added: 1 } }])
    const differences = await apart.differences(bookId('b'), earlier, 9)
    expect(differences).toEqual(await here.differences(bookId('b'), earlier, 9))
    expect(differences).toHaveLength(2)
    expect(await apart.workOf(earlier)).toMatchObject(there)
    db.close()
    await db.delete()
  },
)

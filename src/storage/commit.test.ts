/**
 * Tests writing. The file is long because each promise of a transaction is broken in each table.
 */
import type { Category } from '#domain/annotation'
import { versionOf } from '#domain/history'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annotationCounts, annotationsOf } from './annotations.ts'
import { allCategories } from './categories.ts'
import { commit, currentSeq } from './commit.ts'
import { allPositions, readPosition } from './positions.ts'
import { allSettings } from './settings.ts'
import { waitingInOutbox } from './outbox.ts'
import { memoryLibrary } from './testing.ts'
import { countsByBook, statesOf, translationsOf } from './translations.ts'

const book = bookId('b1')

const translation = (
  n: number,
  text: string,
  extra: Partial<Extract<Operation, { table: 'translations' }>['row']> = {},
): Operation => ({
  table: 'translations',
  row: {
    bookId: book,
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain(text),
    state: 'draft',
    updatedAt: 1,
    ...extra,
  },
})

const annotation = (id: string, deletedAt: number | null = null, of = book): Operation => ({
  table: 'annotations',
  row: {
    id: annotationId(id),
    bookId: of,
    kind: 'highlight',
    category: categoryId('term'),
    side: 'source',
    index: 0,
    anchors: [
      {
        paragraphId: paragraphId('p1'),
        start: 0,
        end: 2,
        quote: { exact: '航天', prefix: '', suffix: '事业' },
      },
    ],
    note: [],
    tags: [],
    createdAt: 1,
    updatedAt: 1,
    deletedAt,
  },
})

it('puts a given version as it is, and once (version replaced in the same write kept too)', async () => {
  const db = await memoryLibrary()
  const before = {
    bookId: book,
    paragraphId: paragraphId('p1'),
    index: 1,
    content: plain('A long sentence of which most is taken away.'),
    state: 'draft',
    updatedAt: 1,
  } as const
  await commit(db, [{ table: 'translations', row: before }], 1)
  const kept = versionOf('translations/b1/p1', { table: 'translations', row: before }, 'merged', 7)
  await commit(db, [translation(1, 'short'), { table: 'history', row: kept }], 2)
  expect(await db.history.toArray()).toEqual([kept])
  const targets = (await waitingInOutbox(db, 10)).entries.map(({ target }) => target)
  expect(targets.filter(target => target.startsWith('history/'))).toEqual([`history/${kept.id}`])
})

it('reports the share of a long step, row by row, and writes all of it', async () => {
  const db = await memoryLibrary()
  const told: number[] = []
  const rows = Array.from({ length: 2500 }, (_, n) => translation(n, `第${n}段`))
  const all = [...rows, annotation('a')]
  await commit(db, all, 1, { history: 'given', onProgress: share => told.push(share) })
  expect(await db.translations.count()).toBe(2500)
  expect(await db.outbox.count()).toBe(2501)
  expect(told).toHaveLength(52)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told.at(-1)).toBe(1)
})

const position = (of: string, updatedAt: number): Operation => ({
  table: 'positions',
  row: {
    bookId: bookId(of),
    paragraphId: paragraphId('p1'),
    index: 0,
    side: 'translation',
    caretIndex: 0,
    caret: 3,
    top: -12.5,
    updatedAt,
  },
})

describe('commit', () => {
  it('puts rows of several tables and raises the sequence by one for each', async () => {
    const db = await memoryLibrary()
    const seq = await commit(db, [translation(1, 'one'), annotation('a1'), position('b1', 5)], 9)
    expect(seq).toBe(3)
    expect(await currentSeq(db)).toBe(3)
    expect((await translationsOf(db, book, [paragraphId('p1')])).rows).toMatchObject([
      { content: { text: 'one' } },
    ])
    expect((await annotationsOf(db, book)).rows).toHaveLength(1)
    expect(await readPosition(db, book)).toMatchObject({ caret: 3, top: -12.5 })
  })

  it('has only the last operation on a row in the outbox', async () => {
    const db = await memoryLibrary()
    await commit(db, [translation(1, 'one'), translation(2, 'two')], 1)
    await commit(db, [translation(1, 'one, again'), translation(1, 'one, at last')], 2)
    expect(await db.outbox.toArray()).toMatchObject([
      { seq: 2, target: 'translations/b1/p2', at: 1 },
      {
        seq: 4,
        target: 'translations/b1/p1',
        at: 2,
        operation: { table: 'translations', row: { content: { text: 'one, at last' } } },
      },
    ])
  })

  it('writes nothing if one row cannot be written', async () => {
    const db = await memoryLibrary()
    await commit(db, [translation(1, 'one')], 1)
    const broken = { ...translation(2, 'two').row, paragraphId: Object(Symbol()) }
    const operation = { table: 'translations', row: broken } as Operation
    await expect(commit(db, [translation(1, 'changed'), operation], 2)).rejects.toThrow()
    expect(await currentSeq(db)).toBe(1)
    expect(await db.outbox.count()).toBe(1)
    expect((await translationsOf(db, book, [paragraphId('p1')])).rows).toMatchObject([
      { content: { text: 'one' } },
    ])
  })

  it('keeps fields that only the stored row has, in the row and in the outbox', async () => {
    const db = await memoryLibrary()
    await db.translations.put({ ...translation(1, 'one').row, colourOfInk: 'black' })
    await commit(db, [translation(1, 'two')], 2)
    const expected = { colourOfInk: 'black', content: { text: 'two' } }
    expect(await db.translations.get([book, paragraphId('p1')])).toMatchObject(expected)
    expect(await db.outbox.toArray()).toMatchObject([{ operation: { row: expected } }])
  })

  it('numbers operations above those that have numbers elsewhere', async () => {
    const db = await memoryLibrary()
    expect(await commit(db, [translation(1, 'one')], 1, { above: 7 })).toBe(8)
    expect(await commit(db, [translation(2, 'two')], 1, { above: 5 })).toBe(9)
    expect(await db.outbox.toCollection().primaryKeys()).toEqual([8, 9])
  })

  it('numbers concurrent writes without a gap or a repetition', async () => {
    const db = await memoryLibrary()
    const seqs = await Promise.all(
      Array.from({ length: 20 }, (_, i) => commit(db, [translation(i, `${i}`)], i)),
    )
    expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })

  it('leaves rows, sequence and outbox as the operations say, for random operations', async () => {
    const db = await memoryLibrary()
    const writes = fc.array(
      fc.array(fc.tuple(fc.nat(4), fc.string()), { minLength: 1, maxLength: 5 }),
      { maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(writes, async batches => {
        const before = (await currentSeq(db)) - (await db.history.count())
        const model = new Map<string, string>()
        for (const batch of batches) {
          await commit(
            db,
            batch.map(([n, text]) => translation(n, text)),
            1,
          )
          for (const [n, text] of batch) model.set(`p${n}`, text)
        }
        const numbered = (await currentSeq(db)) - (await db.history.count())
        expect(numbered).toBe(before + batches.flat().length)
        const { rows } = await translationsOf(db, book, [...model.keys()].map(paragraphId))
        expect(new Map(rows.map(row => [row.paragraphId, row.content.text]))).toEqual(model)
        const targets = (await db.outbox.toArray()).map(
          entry => (entry as { target: string }).target,
        )
        expect(new Set(targets).size).toBe(targets.length)
      }),
      { numRuns: 25 },
    )
  })
})

describe('reading', () => {
  it('skips and counts damaged rows', async () => {
    const db = await memoryLibrary()
    await commit(db, [translation(1, 'one'), annotation('a1'), position('b1', 1)], 1)
    await db.translations.put({ bookId: 'b1', paragraphId: 'p2', content: 7 })
    await db.annotations.put({ ...annotation('a2').row, anchors: [] })
    await db.positions.put({ bookId: 'b2', caret: -1 })
    await db.categories.put({ id: 'term', colour: 'ultraviolet' })
    const ids = ['p1', 'p2', 'p3'].map(paragraphId)
    expect(await translationsOf(db, book, ids)).toMatchObject({ rows: [{}], damaged: 1 })
    expect(await annotationsOf(db, book)).toMatchObject({ rows: [{ id: 'a1' }], damaged: 1 })
    expect(await allPositions(db)).toMatchObject({ rows: [{ bookId: 'b1' }], damaged: 1 })
    expect(await readPosition(db, bookId('b2'))).toBeNull()
    expect((await allCategories(db)).rows.map(({ id }) => id)).toEqual(['doubt', 'idea', 'style'])
  })

  it.each([
    ['language', 'zh-Hant', true],
    ['language', null, true],
    ['language', '<script>', false],
    ['theme', 'sepia', true],
    ['theme', 'neon', false],
    ['sourceSize', 20, true],
    ['sourceSize', 4000, false],
    ['lineSpacing', 'wide', false],
    ['notesOpen', true, true],
    ['notesOpen', 1, false],
    ['shortcuts', '{"find.open":"F7"}', true],
    ['shortcuts', 'x'.repeat(10_001), false],
    ['shortcuts', 7, false],
    ['toString', 'x', false],
  ])('takes %s = %j as a setting: %s', async (key, value, accepted) => {
    const db = await memoryLibrary()
    await db.settings.put({ key, value, updatedAt: 1 })
    expect(await allSettings(db)).toMatchObject({ damaged: accepted ? 0 : 1 })
  })

  it('returns the state of every translated paragraph of one book by its place', async () => {
    const db = await memoryLibrary()
    await commit(
      db,
      [
        translation(1, 'one', { state: 'done' }),
        translation(7, 'seven', { state: 'check' }),
        translation(8, '', { state: 'empty' }),
        translation(2, 'two', { bookId: bookId('b10') }),
      ],
      1,
    )
    expect(await statesOf(db, book)).toEqual(
      new Map([
        [1, 'done'],
        [7, 'check'],
        [8, 'empty'],
      ]),
    )
  })

  it('counts translations and annotations by book', async () => {
    const db = await memoryLibrary()
    await commit(
      db,
      [
        translation(1, 'one', { state: 'done' }),
        translation(2, 'two', { state: 'done' }),
        translation(3, 'three'),
        translation(1, 'eins', { bookId: bookId('b2'), state: 'check' }),
        annotation('a1'),
        annotation('a2', 77),
        annotation('a3', 78, bookId('b3')),
      ],
      1,
    )
    expect(await countsByBook(db)).toEqual(
      new Map([
        ['b1', { empty: 0, draft: 1, done: 2, check: 0 }],
        ['b2', { empty: 0, draft: 0, done: 0, check: 1 }],
      ]),
    )
    expect(await annotationCounts(db)).toEqual(
      new Map([
        ['b1', 1],
        ['b3', 0],
      ]),
    )
  })

  it('sorts categories', async () => {
    const db = await memoryLibrary()
    const [first] = (await allCategories(db)).rows as [Category]
    await commit(db, [{ table: 'categories', row: { ...first, order: 9 } }], 1)
    expect((await allCategories(db)).rows.map(({ id }) => id)).toEqual([
      'doubt',
      'idea',
      'style',
      'term',
    ])
  })
})

/** Tests merging. The file is long because each pair of changes is tried in both orders. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt } from './anchor.ts'
import { noWords, type BookRecord } from './book-record.ts'
import { nextStamp, orderOf, stampOf, type InstallationId, type StampParts } from './clock.ts'
import { versionOf, type Version, type Versioned } from './history.ts'
import { annotationId, bookId, categoryId, paragraphId, sentenceChangeId } from './ids.ts'
import { merge } from './merge.ts'
import type { OutboxEntry, Rows, TableName } from './operation.ts'
import { targetOf } from './operation.ts'
import { plain } from './rich-text.ts'
import { operationsOf, takingBack, targetIn, type RowChange } from './row-change.ts'
import { asVersioned } from './library/versioned-row.ts'
import type { SentenceChange } from './sentences/sentence-change.ts'
import { anyWork, stampedNow } from './testing.ts'
import type { Translation } from './translation.ts'
import { canonical, emptyWork, fold, tableNames, type Work } from './work.ts'

const now = 50

/** `work` after `operations`, applied one after the other. */
function after(work: Work, operations: ReturnType<typeof operationsOf>): Work {
  const entries = operations.map((operation, i): OutboxEntry => ({
    seq: work.seq + i + 1,
    at: now,
    target: targetOf(operation),
    operation,
  }))
  return fold(work, entries)
}

const merged = (here: Work, there: Work): Work =>
  after(here, operationsOf(merge(here.rows, there.rows, now)))

const targets = (work: Work): readonly string[] =>
  tableNames.flatMap(table => work.rows[table].map(row => targetIn<TableName>(table, row)))

/** All words of the reader in `work`, present and earlier. */
const said = (work: Work): readonly string[] =>
  [
    ...work.rows.translations.map(row => ({ table: 'translations' as const, row })),
    ...work.rows.annotations.map(row => ({ table: 'annotations' as const, row })),
    ...work.rows.categories.map(row => ({ table: 'categories' as const, row })),
    ...work.rows.books.map(row => ({ table: 'books' as const, row })),
    ...work.rows.ownWords.map(row => ({ table: 'ownWords' as const, row })),
    ...work.rows.outline.map(row => ({ table: 'outline' as const, row })),
    ...work.rows.history,
  ].flatMap(saidIn)

function saidIn(of: Versioned): readonly string[] {
  switch (of.table) {
    case 'translations':
      return [of.row.content.text]
    case 'annotations':
      return [...of.row.note.map(({ text }) => text), ...of.row.tags]
    case 'categories':
      return [of.row.name ?? '']
    case 'books':
      return [of.row.title ?? '', of.row.author ?? '', of.row.language ?? '']
    case 'ownWords':
      return of.row.kind === 'gloss' ? [of.row.meaning, of.row.note] : []
    case 'outline':
      return [of.row.title, ...of.row.body.map(({ text }) => text)]
  }
}

describe('merging two random libraries', () => {
  const pair = [anyWork(), anyWork()] as const

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(...pair, (a, b) => {
        const once = merged(a, b)
        const again = merge(once.rows, b.rows, now + 1)
        expect(operationsOf(again)).toEqual([])
        expect(again.every(({ verdict }) => verdict === 'same')).toBe(true)
      }),
    )
  })

  it('has the same result in both directions', () => {
    fc.assert(
      fc.property(...pair, (a, b) => {
        expect(canonical(merged(a, b))).toBe(canonical(merged(b, a)))
      }),
    )
  })

  it('loses no row and no words', () => {
    fc.assert(
      fc.property(...pair, (a, b) => {
        const both = merged(a, b)
        expect(new Set(targets(both))).toEqual(
          new Set([...targets(a), ...targets(b), ...both.rows.history.map(v => `history/${v.id}`)]),
        )
        const kept = new Set(said(both))
        for (const words of [...said(a), ...said(b)]) {
          if (words.trim() !== '') expect(kept).toContain(words)
        }
      }),
    )
  })

  it('never lets the older row win', () => {
    fc.assert(
      fc.property(...pair, (a, b) => {
        for (const { here, becomes } of merge(a.rows, b.rows, now)) {
          if (here && becomes) expect(orderOf(becomes) >= orderOf(here)).toBe(true)
        }
      }),
    )
  })

  it('takes everything from a library into an empty one', () => {
    fc.assert(
      fc.property(anyWork(), work => {
        expect(canonical(merged(emptyWork('new'), work))).toBe(canonical(work))
      }),
    )
  })

  it('can be undone, whatever the clock says: every earlier row is as it was, except for its time', () => {
    const timeless = (table: TableName, row: Rows[TableName]) =>
      table === 'history' ? row : { ...row, updatedAt: 0, stamp: undefined }
    fc.assert(
      fc.property(...pair, fc.constantFrom(0, now), (a, b, at) => {
        const changes = merge(a.rows, b.rows, at)
        const both = after(a, operationsOf(changes))
        const back = after(both, stampedNow(both, takingBack(changes, at), at))
        for (const table of tableNames) {
          const found = new Map(back.rows[table].map(r => [targetIn<TableName>(table, r), r]))
          for (const row of a.rows[table]) {
            const there = found.get(targetIn<TableName>(table, row))
            expect(there && timeless(table, there)).toEqual(timeless(table, row))
          }
        }
        for (const { here, target, table } of changes) {
          if (here) continue
          const row = back.rows[table].find(r => targetIn<TableName>(table, r) === target)
          if (table === 'annotations') expect(row).toMatchObject({ deletedAt: expect.any(Number) })
          if (table === 'translations') expect(row).toMatchObject({ content: { text: '' } })
        }
      }),
    )
  })
})

describe('the verdict on a translation', () => {
  const row = (text: string, updatedAt: number): Translation => ({
    bookId: bookId('b1'),
    paragraphId: paragraphId('p1'),
    index: 0,
    content: plain(text),
    state: text === '' ? 'empty' : 'draft',
    updatedAt,
  })
  const version = (of: Translation): Version =>
    versionOf(
      targetIn('translations', of),
      asVersioned('translations', of) as { table: 'translations'; row: Translation },
      'edited',
      1,
    )
  const work = (rows: readonly Translation[], history: readonly Version[] = []): Work => ({
    ...emptyWork('w'),
    rows: { ...emptyWork('w').rows, translations: rows, history },
  })
  const [first, second] = [row('第一', 1), row('第二', 2)]

  it.each([
    ['is `added` if it is missing here', work([]), work([first]), 'added', null],
    ['is `added` if it is empty here', work([row('', 1)]), work([second]), 'added', null],
    ['is `same` if both are the same', work([first]), work([first]), 'same', null],
    [
      'is `changed` if the newer was written over the older',
      work([first]),
      work([second], [version(first)]),
      'changed',
      null,
    ],
    [
      'is `conflicting` if neither knows of the other and the newer wins',
      work([first]),
      work([second]),
      'conflicting',
      first,
    ],
    [
      'is `conflicting` if neither knows of the other and the newer stays',
      work([second]),
      work([first]),
      'conflicting',
      first,
    ],
    [
      'is `same` if the row here followed the incoming one',
      work([second], [version(first)]),
      work([first]),
      'same',
      null,
    ],
    ['is `deleted` if it was emptied later', work([first]), work([row('', 2)]), 'deleted', first],
    ['is `same` if it was emptied earlier', work([second]), work([row('', 1)]), 'same', null],
  ])('%s', (_name, here, there, verdict, kept) => {
    const [change] = merge(here.rows, there.rows, now) as [RowChange]
    expect(change.verdict).toBe(verdict)
    expect(change.kept?.row ?? null).toEqual(kept)
  })

  it('is `same` if only a newer program knows the difference, and that difference survives', () => {
    const marked = { ...first, ink: 'red' }
    for (const [here, there] of [
      [marked, first],
      [first, marked],
    ] as const) {
      expect(merged(work([here]), work([there])).rows.translations).toEqual([marked])
    }
  })
})

it('a newer record from a program that knew no translation languages leaves the one chosen', () => {
  const record = { ...noWords, bookId: bookId('b1'), removedAt: null, updatedAt: 1 }
  const chosen = { ...record, translationLanguage: 'fr' }
  const { translationLanguage: _, ...older } = { ...record, title: '史记', updatedAt: 2 }
  const library = (row: BookRecord): Work => ({
    ...emptyWork('w'),
    rows: { ...emptyWork('w').rows, books: [row] },
  })
  for (const both of [
    merged(library(chosen), library(older)),
    merged(library(older), library(chosen)),
  ])
    expect(both.rows.books).toEqual([{ ...older, translationLanguage: 'fr' }])
})

it('a mark is deleted only if the deletion is newer', () => {
  const mark = (updatedAt: number, deletedAt: number | null) => ({
    id: annotationId('a1'),
    bookId: bookId('b1'),
    kind: 'note' as const,
    category: categoryId('term'),
    side: 'source' as const,
    index: 0,
    anchors: [
      {
        paragraphId: paragraphId('p1'),
        start: 0,
        end: 1,
        quote: { exact: '网', prefix: '', suffix: '络' },
      },
    ],
    note: [plain('谁的？')],
    tags: [],
    createdAt: 1,
    updatedAt,
    deletedAt,
  })
  const rows = (annotations: readonly Rows['annotations'][]) => ({
    ...emptyWork('w').rows,
    annotations,
  })
  const deleted = (here: Rows['annotations'], there: Rows['annotations']) =>
    merge(rows([here]), rows([there]), now).map(({ verdict, becomes }) => [verdict, becomes])
  expect(deleted(mark(1, null), mark(2, 2))).toEqual([['deleted', mark(2, 2)]])
  expect(deleted(mark(3, null), mark(2, 2))).toEqual([['same', null]])
  expect(deleted(mark(2, 2), mark(3, null))).toEqual([['added', mark(3, null)]])
})

describe('the verdict on a corrected sentence', () => {
  const paragraph = paragraphId('p1')
  const text = '天黑了。雨停了。没有人。'
  const half = (from: number, to: number) => [anchorAt(paragraph, text, from, to)]
  const row = (name: string, from: number, to: number, says = true): SentenceChange => ({
    id: sentenceChangeId(name),
    bookId: bookId('b1'),
    kind: 'link',
    says,
    side: 'source',
    index: 0,
    anchors: half(from, to),
    counterpart: { index: 0, anchors: half(0, 4) },
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
  })
  const holding = (...sentences: readonly SentenceChange[]): Work => ({
    ...emptyWork('library'),
    rows: { ...emptyWork('library').rows, sentences },
  })
  const verdictOn = (here: readonly SentenceChange[], there: readonly SentenceChange[]) =>
    merge(holding(...here).rows, holding(...there).rows, now).map(({ verdict }) => verdict)

  it.each([
    ['another link of the same sentence is', [row('a', 0, 8)], [row('b', 4, 8)], 'conflicting'],
    [
      'a link that was taken apart here is',
      [row('a', 4, 8, false)],
      [row('b', 4, 8)],
      'conflicting',
    ],
    ['the same link made twice is', [row('a', 4, 8)], [row('b', 4, 8)], 'added'],
    ['a link of another paragraph is', [], [row('b', 4, 8)], 'added'],
  ])('%s "%s"', (_what, here, there, verdict) => {
    expect(verdictOn(here, there)).toEqual([verdict])
  })

  it('a correction that replaces one knowingly is no conflict', () => {
    const replaced = { ...row('a', 0, 8), deletedAt: 9, updatedAt: 9 }
    expect(verdictOn([row('a', 0, 8)], [replaced, row('b', 4, 8)])).toEqual(['deleted', 'added'])
  })

  it('both corrections stay, whichever library is merged into which', () => {
    const [a, b] = [holding(row('a', 0, 8)), holding(row('b', 4, 8))]
    expect(canonical(merged(a, b))).toEqual(canonical(merged(b, a)))
    expect(merged(a, b).rows.sentences).toHaveLength(2)
  })
})

describe('which of two rows is newer', () => {
  const [mine, theirs] = ['1', '2'].map(name => name.padStart(16, '0') as InstallationId) as [
    InstallationId,
    InstallationId,
  ]
  const day = 24 * 60 * 60_000
  const at = (parts: Partial<StampParts>) =>
    stampOf({ era: 0, wall: 9 * day, counter: 0, by: mine, ...parts })
  const row = (text: string, updatedAt: number, stamp = at({})): Translation => ({
    bookId: bookId('b1'),
    paragraphId: paragraphId('p1'),
    index: 0,
    content: plain(text),
    state: 'draft',
    updatedAt,
    stamp,
  })
  const rows = (translation: Translation): Work => ({
    ...emptyWork('w'),
    rows: { ...emptyWork('w').rows, translations: [translation] },
  })

  it.each([
    ['a higher counter', 0, at({ counter: 1 })],
    ['a later time', 0, at({ wall: 10 * day })],
    ['a later era with an earlier time', 0, at({ era: 1, wall: 1 })],
    [
      'a machine that had seen the other row, with a clock a day behind',
      8 * day,
      nextStamp(at({}), 8 * day, theirs),
    ],
  ])('is decided by the stamp: %s', (_what, updatedAt, stamp) => {
    const [first, second] = [row('one', 9 * day), row('two', updatedAt, stamp)]
    for (const both of [merged(rows(first), rows(second)), merged(rows(second), rows(first))]) {
      expect(both.rows.translations).toEqual([second])
      expect(said(both)).toContain('one')
    }
  })

  it('is decided by the time of a row without a stamp, which gets no stamp from the other', () => {
    const { stamp: _, ...old } = row('two', 10 * day)
    for (const both of [
      merged(rows(row('one', 1)), rows(old)),
      merged(rows(old), rows(row('one', 1))),
    ])
      expect(both.rows.translations).toEqual([old])
  })
})

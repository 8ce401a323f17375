import { bookId, categoryId, annotationId, paragraphId } from '#domain/ids'
import { targetOf, type Operation, type TableName } from '#domain/operation'
import { plain } from '#domain/rich-text'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commit, currentSeq } from './commit.ts'
import { waitingInOutbox } from './outbox.ts'
import { checked, checkedStrictly } from './rows.ts'
import { memoryLibrary } from './testing.ts'

const translation = {
  bookId: bookId('b'),
  paragraphId: paragraphId('p'),
  index: 3,
  content: plain('words of the reader'),
  state: 'draft',
  updatedAt: 5,
} as const

const annotation = {
  id: annotationId('a'),
  bookId: bookId('b'),
  kind: 'note',
  category: categoryId('term'),
  side: 'source',
  index: 3,
  anchors: [{ paragraphId: 'p', start: 0, end: 1, quote: { exact: '一', prefix: '', suffix: '' } }],
  note: [plain('a note')],
  tags: [],
  createdAt: 1,
  updatedAt: 5,
  deletedAt: null,
}

const version = {
  id: 'translations/b/p@5-0',
  target: 'translations/b/p',
  table: 'translations',
  row: translation,
  why: 'edited',
  at: 5,
  updatedAt: 6,
}

/** A row of each kind with an impossible number, and what the number becomes. */
const poisoned: readonly (readonly [string, TableName, object, object])[] = [
  [
    'a time beyond dates',
    'translations',
    { ...translation, updatedAt: 8640000000000001 },
    { updatedAt: 0 },
  ],
  ['a time of 1e300', 'translations', { ...translation, updatedAt: 1e300 }, { updatedAt: 0 }],
  ['a time without end', 'translations', { ...translation, updatedAt: Infinity }, { updatedAt: 0 }],
  ['a place in no book', 'translations', { ...translation, index: 1e15 }, { index: 10_000_000 }],
  ['a time of making', 'annotations', { ...annotation, createdAt: 1e300 }, { createdAt: 0 }],
  ['a time of deleting', 'annotations', { ...annotation, deletedAt: 1e300 }, { deletedAt: 0 }],
  ['a time of a version', 'history', { ...version, at: 2 ** 53 + 2 }, { at: 0 }],
  [
    'a time in a version',
    'history',
    { ...version, row: { ...translation, updatedAt: 1e300 } },
    { row: { updatedAt: 0, content: { text: 'words of the reader' } } },
  ],
]

describe('a row with an impossible number', () => {
  it.each(poisoned)('keeps its words in the library: %s', (_title, table, row, expected) => {
    expect(checked(table, [row])).toMatchObject({ rows: [expected], damaged: 0 })
  })

  it.each(poisoned)('is refused from a file, and counted: %s', (_title, table, row) => {
    expect(checkedStrictly(table, [row])).toEqual({ rows: [], damaged: 1 })
  })

  it('gets numbers that can be shown and compared, whatever they were', () => {
    fc.assert(
      fc.property(fc.double(), fc.double({ noNaN: true }), (updatedAt, index) => {
        const [row] = checked('translations', [{ ...translation, updatedAt, index }]).rows
        expect(new Date(row?.updatedAt ?? Number.NaN).toISOString()).toHaveLength(24)
        expect(Number.isSafeInteger(row?.index)).toBe(true)
      }),
    )
  })
})

it('a valid row is the same by both checks', () => {
  for (const check of [checked, checkedStrictly]) {
    expect(check('translations', [translation])).toEqual({ rows: [translation], damaged: 0 })
    expect(check('annotations', [annotation])).toEqual({ rows: [annotation], damaged: 0 })
  }
})

describe('what a mark without words is about', () => {
  it.each(['paragraph', 'section', 'book'])('is read as it was written: %s', scope => {
    const row = { ...annotation, scope }
    for (const check of [checked, checkedStrictly])
      expect(check('annotations', [row])).toStrictEqual({ rows: [row], damaged: 0 })
  })

  it('is refused from a file if it is unknown, and left out of the library', () => {
    const row = { ...annotation, scope: 'shelf' }
    expect(checkedStrictly('annotations', [row])).toEqual({ rows: [], damaged: 1 })
    expect(checked('annotations', [row])).toStrictEqual({ rows: [annotation], damaged: 0 })
  })
})

describe('the form of a note', () => {
  const noted = (paragraph: object) => ({
    ...annotation,
    note: [{ text: 'a note', spans: [], ...paragraph }],
  })
  const link = (target: string) => ({ spans: [{ format: 'link', target, start: 0, end: 1 }] })

  it.each([
    { block: { kind: 'heading', level: 2 } },
    { block: { kind: 'item', list: 'check', depth: 7, checked: true } },
    { block: { kind: 'quotation', later: 1 } },
    { spans: [{ format: 'strikethrough', start: 0, end: 1 }] },
    link('https://example.org/'),
    link('duizhao:mark/a'),
  ])('is read as it was written: %j', paragraph => {
    const row = noted(paragraph)
    for (const check of [checked, checkedStrictly])
      expect(check('annotations', [row])).toStrictEqual({ rows: [row], damaged: 0 })
  })

  const damaged = [
    { block: { kind: 'heading', level: 9 } },
    { block: { kind: 'item', list: 'bullet', depth: 8 } },
    { block: null },
    { spans: [{ format: 'blink', start: 0, end: 1 }] },
    { spans: [{ format: 'link', start: 0, end: 1 }] },
    { spans: 'none' },
    link('javascript:alert(1)'),
  ]

  it.each(damaged)('is refused from a file: %j', paragraph => {
    expect(checkedStrictly('annotations', [noted(paragraph)])).toEqual({ rows: [], damaged: 1 })
  })

  it.each(damaged)('is left out of the library, and the words are kept: %j', paragraph => {
    const read = checked('annotations', [noted(paragraph)])
    expect(read).toStrictEqual({ rows: [noted({})], damaged: 0 })
  })

  it('only what is damaged is left out', () => {
    const strong = { format: 'strong', start: 0, end: 1 }
    const block = { kind: 'quotation' }
    const row = noted({ block, spans: [{ format: 'blink', start: 0, end: 1 }, strong] })
    expect(checked('annotations', [row]).rows).toStrictEqual([noted({ block, spans: [strong] })])
    const translated = { ...translation, content: { text: 'words', spans: [{}, strong] } }
    expect(checked('translations', [translated]).rows).toMatchObject([
      { content: { text: 'words', spans: [strong] } },
    ])
    expect(checkedStrictly('translations', [translated]).damaged).toBe(1)
  })

  it('is for notes only: no translation has a link', () => {
    const row = { ...translation, content: { text: 'words', ...link('https://example.org/') } }
    expect(checkedStrictly('translations', [row]).damaged).toBe(1)
  })

  it('a note without forms has no new field, so that its versions keep their names', () => {
    const { rows } = checked('annotations', [annotation])
    expect(JSON.stringify(rows[0])).toBe(JSON.stringify(annotation))
  })
})

describe('the counterpart of a mark', () => {
  const { index, anchors } = annotation
  it.each([{}, { counterpart: null }, { counterpart: { index, anchors, later: 1 } }])(
    'is read as it was written: %j',
    fields => {
      const row = { ...annotation, ...fields }
      for (const check of [checked, checkedStrictly])
        expect(check('annotations', [row])).toStrictEqual({ rows: [row], damaged: 0 })
    },
  )

  it.each([7, { index }, { index, anchors: [] }, { index, anchors: [{}] }])(
    'is left out of the library if it is damaged, and refused from a file: %j',
    counterpart => {
      const row = { ...annotation, counterpart }
      expect(checked('annotations', [row])).toStrictEqual({ rows: [annotation], damaged: 0 })
      expect(checkedStrictly('annotations', [row])).toEqual({ rows: [], damaged: 1 })
    },
  )
})

describe('the translation language of a book', () => {
  const record = {
    bookId: bookId('b'),
    title: '史记',
    author: null,
    language: null,
    translatedTitle: null,
    translatedAuthor: null,
    removedAt: null,
    updatedAt: 5,
  }

  it.each([checked, checkedStrictly])('stays missing in the row of an older program', check => {
    expect(check('books', [record])).toEqual({ rows: [record], damaged: 0 })
  })

  it.each([
    ['fr', { translationLanguage: 'fr' }],
    [null, { translationLanguage: null }],
    ['no tag', {}],
    [7, {}],
  ])('is read as it was written, and is missing if it is damaged: %j', (language, read) => {
    const { rows, damaged } = checkedStrictly('books', [
      { ...record, translationLanguage: language },
    ])
    // A present but undefined field would win in merging.
    expect(rows).toStrictEqual([{ ...record, ...read }])
    expect(damaged).toBe(0)
  })
})

describe('a library with impossible numbers', () => {
  const write = (text: string): Operation => ({
    table: 'translations',
    row: { ...translation, content: plain(text), updatedAt: 1000 },
  })

  it('accepts a new row with a valid time over one with an impossible time', async () => {
    const db = await memoryLibrary()
    await db.translations.put({ ...translation, updatedAt: 1e300 })
    await commit(db, [write('later')], 1000)
    expect(await db.translations.get(['b', 'p'])).toMatchObject({ updatedAt: 1000 })
    const { entries } = await waitingInOutbox(db, 10)
    expect(entries.find(({ target }) => target === targetOf(write('')))).toMatchObject({
      operation: { row: { updatedAt: 1000 } },
    })
  })

  it('continues counting when its number could no longer grow by one', async () => {
    const db = await memoryLibrary()
    await db.meta.put({ key: 'seq', value: Number.MAX_SAFE_INTEGER })
    await commit(db, [write('one')], 1000)
    await commit(db, [write('two')], 1001)
    expect(await currentSeq(db)).toBeLessThan(100)
    expect(await db.translations.get(['b', 'p'])).toMatchObject({ content: { text: 'two' } })
  })
})

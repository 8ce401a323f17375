import type { Annotation } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import type { NoteParagraph } from '#domain/notes/block'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { annotationsOf } from '../annotations.ts'
import { commit } from '../commit.ts'
import { LibraryDb, openLibrary } from '../db.ts'
import { checked, checkedStrictly } from '../rows.ts'
import { memoryTools } from '../testing.ts'

const quote = { exact: '命运', prefix: '', suffix: '' }
const cell = (row: number, column: number, text: string): NoteParagraph => ({
  ...plain(text),
  block: { kind: 'cell', row, column, columns: 2 },
})
const noted: Annotation = {
  id: annotationId('a1'),
  bookId: bookId('b1'),
  kind: 'highlight',
  category: categoryId('term'),
  side: 'source',
  index: 0,
  anchors: [{ paragraphId: paragraphId('p1'), start: 0, end: 2, quote }],
  note: [
    plain('As in other papers:'),
    cell(0, 0, '原文'),
    cell(0, 1, 'English'),
    cell(1, 1, 'fate'),
  ],
  tags: [],
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
}

it('version 16 keeps what version 11 has, and stores tables in notes', async () => {
  const tools = memoryTools()
  const old = new LibraryDb(tools, 11)
  await old.open()
  const older = { ...noted, id: annotationId('a0'), note: [plain('before')] }
  await old.annotations.add(older)
  old.close()
  const opened = await openLibrary(tools)
  if (opened.state !== 'ready') throw new Error(opened.state)
  const { db } = opened
  await commit(db, [{ table: 'annotations', row: noted }], 2)
  const { rows } = await annotationsOf(db, noted.bookId)
  expect(rows.map(({ note }) => note)).toEqual([older.note, noted.note])
})

it.each([
  ['beyond its columns', { row: 0, column: 2, columns: 2 }],
  ['of a table that is too wide', { row: 0, column: 0, columns: 13 }],
  ['of a row that is too far down', { row: 500, column: 0, columns: 2 }],
  ['without a row', { column: 0, columns: 2 }],
])('a cell %s is an ordinary paragraph, and refused from a file', (_name, at) => {
  const row = { ...noted, note: [{ ...plain('word'), block: { kind: 'cell', ...at } }] }
  expect(checked('annotations', [row]).rows).toEqual([{ ...noted, note: [plain('word')] }])
  expect(checkedStrictly('annotations', [row]).damaged).toBe(1)
})

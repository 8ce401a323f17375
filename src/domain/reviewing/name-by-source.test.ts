import { describe, expect, it } from 'vitest'
import { paragraphId } from '../ids.ts'
import { plain } from '../rich-text.ts'
import { untranslated } from '../translation.ts'
import { namedBySource } from './name-by-source.ts'
import type { ReviewedRow } from './reviewed-file.ts'

const pairs = [
  ['p1', '天地玄黄。'],
  ['p2', '宇宙洪荒。'],
  ['p3', '宇宙洪荒。'],
].map(([id = '', source = '']) => ({ id: paragraphId(id), source, translation: untranslated }))

const row = (id: string | null, source: string | null): ReviewedRow => ({
  id,
  row: 1,
  source,
  translation: plain('x'),
  keepsLooks: true,
  original: null,
  tracked: [],
  state: null,
  sent: null,
  comments: [],
  isMerged: false,
  isDeleted: false,
})

describe('a row', () => {
  it.each([
    ['without a name has that of its source', null, '天地 玄黄。\n', 'p1'],
    ['with the source of two pairs gets no name', null, '宇宙洪荒。', null],
    ['with other words gets no name', null, '日月盈昃。', null],
    ['without words gets no name', null, ' ', null],
    ['without a source gets no name', null, null, null],
    ['with a name keeps it', 'p2', '天地玄黄。', 'p2'],
  ])('%s', (_title, id, source, wanted) => {
    const file = { form: 'docx' as const, book: null, rows: [row(id, source)] }
    expect(namedBySource(file, pairs).rows.map(one => one.id)).toEqual([wanted])
  })
})

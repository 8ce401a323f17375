import type { ApparatusEntry } from '#domain/collation/apparatus'
import { bookId, paragraphId } from '#domain/ids'
import { expect, it } from 'vitest'
import { apparatusTable } from './apparatus-table.ts'

const entry: ApparatusEntry = {
  kind: 'variant',
  row: 0,
  variant: 0,
  paragraph: paragraphId('p3'),
  index: 2,
  start: 0,
  end: 1,
  printed: '與',
  other: '=与',
  otherIndex: 4,
}

it('each variant is a line with its paragraph, both readings, the witness and a link', () => {
  const lone: ApparatusEntry = { ...entry, kind: 'onlyThere', paragraph: null, index: null }
  const table = [...apparatusTable([entry, lone], { book: bookId('b'), witness: '戊本' })].join('')
  expect(table.split('\r\n')).toEqual([
    '\ufeff"paragraph","printed","other","witness","kind","other paragraph","link"',
    `"3","與","'=与","戊本","variant","5","duizhao:book/b/paragraph/p3"`,
    `"","與","'=与","戊本","onlyThere","5",""`,
    '',
  ])
})

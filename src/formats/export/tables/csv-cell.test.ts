import { expect, it } from 'vitest'
import { csvCell } from './csv-cell.ts'

it.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', '\r\n=1', '＝1+1', '＋1', '－1', '＠x'])(
  'a cell that begins with %j runs no formula',
  text => {
    expect(csvCell(text)).toBe(`"'${text}"`)
  },
)

it('a cell that begins with a control character runs no formula', () => {
  expect(csvCell('\u0001=1')).toBe(`"'=1"`)
})

it.each(['山', '1=1', '“=1”', ''])('a cell that begins as words do is unchanged: %j', text => {
  expect(csvCell(text)).toBe(`"${text}"`)
})

it('quotation marks are doubled', () => {
  expect(csvCell('a "b", c')).toBe('"a ""b"", c"')
})

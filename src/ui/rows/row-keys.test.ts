import { expect, it } from 'vitest'
import { rowAfterKey } from './row-keys.ts'

const key = (name: string, held = {}) => ({
  key: name,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

it.each([
  // Eight rows in one column.
  { name: 'ArrowDown', row: 0, columns: 1, to: 1 },
  { name: 'ArrowDown', row: 7, columns: 1, to: 7 },
  { name: 'ArrowUp', row: 7, columns: 1, to: 6 },
  { name: 'ArrowUp', row: 0, columns: 1, to: 0 },
  { name: 'ArrowRight', row: 0, columns: 1, to: null },
  { name: 'Home', row: 5, columns: 1, to: 0 },
  { name: 'End', row: 0, columns: 1, to: 7 },
  { name: 'a', row: 0, columns: 1, to: null },
  // Eight rows in three columns: 0 1 2, 3 4 5, 6 7.
  { name: 'ArrowDown', row: 1, columns: 3, to: 4 },
  { name: 'ArrowDown', row: 5, columns: 3, to: 7 },
  { name: 'ArrowDown', row: 6, columns: 3, to: 6 },
  { name: 'ArrowUp', row: 7, columns: 3, to: 4 },
  { name: 'ArrowUp', row: 2, columns: 3, to: 2 },
  { name: 'ArrowRight', row: 2, columns: 3, to: 3 },
  { name: 'ArrowRight', row: 7, columns: 3, to: 7 },
  { name: 'ArrowLeft', row: 3, columns: 3, to: 2 },
  { name: 'ArrowLeft', row: 0, columns: 3, to: 0 },
])('$name goes from row $row to $to in $columns columns', given => {
  const { name, row, columns, to } = given
  expect(rowAfterKey(key(name), { row, columns }, 8)).toBe(to)
})

it.each([{ isComposing: true }, { ctrlKey: true }, { altKey: true }, { metaKey: true }])(
  'ignores a key with %o',
  held => {
    expect(rowAfterKey(key('ArrowDown', held), { row: 0, columns: 1 }, 8)).toBeNull()
  },
)

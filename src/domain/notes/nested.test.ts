import { plain } from '../rich-text.ts'
import { describe, expect, it } from 'vitest'
import { isNoteForm, listItem, ticked, type NoteForm, type NoteParagraph } from './block.ts'
import { nested, type NoteBlock, type ListBlock } from './nested.ts'

const line = (text: string, block?: NoteForm): NoteParagraph => ({
  ...plain(text),
  ...(block && { block }),
})

const cell = (text: string, row: number, column: number, columns = 2) =>
  line(text, { kind: 'cell', row, column, columns })

/** A block as a line: `number(a bullet(b))`. */
function drawn(block: NoteBlock | ListBlock): string {
  if (block.kind === 'list') {
    const items = block.items.map(item =>
      [item.line?.rich.text ?? '-', ...item.lists.map(drawn)].join(' '),
    )
    return `${block.list}(${items.join(', ')})`
  }
  if (block.kind === 'quotation')
    return `quotation(${block.lines.map(({ rich }) => rich.text).join(', ')})`
  if (block.kind === 'table')
    return `table(${block.rows.map(row => row.map(cell => cell?.rich.text ?? '-').join('|')).join(', ')})`
  return `${block.kind} ${block.line.rich.text}`
}

describe('a note in blocks', () => {
  it.each([
    [
      'cells of a table, with those that are missing',
      [cell('a', 0, 0), cell('b', 0, 1), cell('c', 2, 1), line('d'), cell('e', 0, 0)],
      ['table(a|b, -|c)', 'paragraph d', 'table(e|-)'],
    ],
    [
      'tables that follow each other',
      [cell('a', 1, 0), cell('b', 0, 0), cell('c', 0, 0, 3)],
      ['table(a|-)', 'table(b|-)', 'table(c|-|-)'],
    ],
    ['paragraphs alone', [line('a'), line('b')], ['paragraph a', 'paragraph b']],
    [
      'neighbouring items of one list',
      [line('a', listItem('bullet', 0)), line('b', listItem('bullet', 0)), line('c')],
      ['bullet(a, b)', 'paragraph c'],
    ],
    [
      'two lists of two kinds',
      [line('a', listItem('bullet', 0)), line('b', listItem('number', 0))],
      ['bullet(a)', 'number(b)'],
    ],
    [
      'deeper items inside the item before them',
      [
        line('a', listItem('number', 0)),
        line('b', listItem('bullet', 1)),
        line('c', listItem('bullet', 2)),
        line('d', listItem('number', 0)),
      ],
      ['number(a bullet(b bullet(c)), d)'],
    ],
    [
      'an item that begins deeper than anything around it',
      [line('a', listItem('bullet', 2)), line('b', listItem('bullet', 0))],
      ['bullet(- bullet(- bullet(a)), b)'],
    ],
    [
      'neighbouring quotations together',
      [line('a', { kind: 'quotation' }), line('b', { kind: 'quotation' }), line('c')],
      ['quotation(a, b)', 'paragraph c'],
    ],
    [
      'headings and code',
      [line('a', { kind: 'heading', level: 2 }), line('b', { kind: 'code' })],
      ['heading a', 'code b'],
    ],
  ])('has %s', (_title, body, expected) => {
    expect(nested(body).map(drawn)).toEqual(expected)
  })
})

describe('a form', () => {
  it.each([
    { kind: 'heading', level: 3 },
    { kind: 'item', list: 'bullet', depth: 7 },
    { kind: 'item', list: 'check', depth: 0, checked: true },
    { kind: 'quotation' },
    { kind: 'code', later: 'field' },
  ])('can be %j', block => {
    expect(isNoteForm(block)).toBe(true)
  })

  it.each([
    null,
    'code',
    {},
    { kind: 'table' },
    { kind: 'heading' },
    { kind: 'heading', level: 4 },
    { kind: 'heading', level: '1' },
    { kind: 'item', list: 'bullet', depth: 8 },
    { kind: 'item', list: 'bullet', depth: -1 },
    { kind: 'item', list: 'bullet', depth: 0.5 },
    { kind: 'item', list: 'star', depth: 0 },
    { kind: 'item', list: 'check', depth: 0 },
    { kind: 'item', list: 'bullet', depth: 0, checked: true },
  ])('cannot be %j', block => {
    expect(isNoteForm(block)).toBe(false)
  })

  it('is ticked in a checklist and nowhere else', () => {
    const body = [line('a'), line('b', listItem('check', 1)), line('c', listItem('bullet', 0))]
    expect(ticked(body, 1)?.[1]).toEqual(line('b', listItem('check', 1, true)))
    expect([ticked(body, 0), ticked(body, 2), ticked(body, 9)]).toEqual([null, null, null])
  })
})

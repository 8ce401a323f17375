import type { NoteBody } from '#domain/annotation'
import type { NoteParagraph } from '#domain/notes/block'
import { plain } from '#domain/rich-text'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commit, compose, paste, press, take, type } from '../testing/hands.ts'
import { openNoteEditor, type NoteEditor } from './note-editor.ts'

let place: HTMLElement
let note: NoteEditor
let written: NoteBody

function open(body: NoteBody = []): void {
  note = openNoteEditor(place, body, {
    typography: () => null,
    speller: null,
    label: 'note',
    language: 'en',
    onChange: changed => (written = changed),
    onDone: () => {},
  })
  note.focus()
}

beforeEach(() => {
  place = document.createElement('div')
  place.style.whiteSpace = 'pre-wrap'
  document.body.append(place)
  written = []
})
afterEach(() => {
  note.destroy()
  place.remove()
})

/** The note as lines: rows of a table with bars, and words of other paragraphs. */
function lines(): readonly string[] {
  const found: string[] = []
  let row = -1
  for (const { text, block } of written) {
    if (block?.kind !== 'cell') {
      found.push(text)
      row = -1
      continue
    }
    if (block.row === row) found.push(`${found.pop() ?? ''}|${text}`)
    else found.push(`|${text}`)
    row = block.row
  }
  return found
}

const cell = (row: number, column: number, text: string, columns = 2): NoteParagraph => ({
  ...plain(text),
  block: { kind: 'cell', row, column, columns },
})
const four = [cell(0, 0, 'a'), cell(0, 1, 'b'), cell(1, 0, 'c'), cell(1, 1, 'd')]

describe('a table in a note', () => {
  it('is made of bars and Enter, as in Markdown, and Tab goes on and adds rows', async () => {
    open()
    await type('|原文| English |')
    await press('Enter')
    await type('命运')
    await press('Tab')
    await type('fate')
    await press('Tab')
    await type('共同体')
    expect(lines()).toEqual(['|原文|English', '|命运|fate', '|共同体|'])
    await press('Tab', 'Shift')
    await type('destiny')
    expect(lines()).toEqual(['|原文|English', '|命运|destiny', '|共同体|'])
    note.step('undo')
    expect(lines()).toEqual(['|原文|English', '|命运|fate', '|共同体|'])
  })

  it('is inserted, grows and shrinks by commands, and the last row takes it away', async () => {
    open([plain('before')])
    note.table('insert')
    await type('x')
    note.table('addColumn')
    await type('y')
    note.table('addRow')
    await type('z')
    expect(lines()).toEqual(['before', '|x|y|', '|z||', '|||'])
    note.table('removeRow')
    note.table('removeColumn')
    expect(lines()).toEqual(['before', '|y|', '||'])
    note.table('removeRow')
    note.table('removeRow')
    expect(lines()).toEqual(['before'])
    expect(note.look().block).toBeNull()
  })

  it('keeps its cells at Backspace, Delete, and over a selection of several', async () => {
    open(four)
    await press('ArrowUp')
    await press('Home')
    await press('Backspace')
    await type('x')
    expect(lines()).toEqual(['|a|b', '|c|xd'])
    await press('End')
    await press('Delete')
    await press('ArrowLeft', 'Shift')
    await press('ArrowLeft', 'Shift')
    await press('ArrowLeft', 'Shift')
    await press('Backspace')
    expect(lines()).toEqual(['|a|b', '|c|'])
    await type('y')
    expect(lines()).toEqual(['|a|b', '|cy|'])
  })

  it('lets an input method write in a cell, and Enter goes to the cell below and out', async () => {
    open(four)
    await press('ArrowUp')
    await press('End')
    await compose('n')
    await compose('ni')
    await commit('你')
    expect(lines().at(1)).toMatch(/你/)
    await press('Enter')
    await type('after')
    expect(lines().at(-1)).toBe('after')
    expect(written.filter(({ block }) => block)).toHaveLength(4)
  })

  it('takes pasted paragraphs as lines of the cell, and pasted cells as cells', async () => {
    open(four)
    await press('ArrowUp')
    await press('End')
    paste({ text: 'one\n\ntwo' })
    expect(written).toHaveLength(4)
    expect(lines()).toEqual(['|a|b', '|c|done\ntwo'])
    paste({
      html: '<table><tr><td>p</td><td>q</td></tr><tr><td><p>r</p><p>s</p></td><td></td></tr></table>',
    })
    expect(lines()).toEqual(['|a|b|', '|c|p|q', '||r\ns|'])
  })

  it('is copied as a table, which other programs read, and pasted as the same table', async () => {
    open([plain('x'), ...four, plain('y')])
    await press('a', 'Control')
    const { html = '' } = take('copy')
    expect(html).toMatch(/<table[^]*<tr[^]*<th[^]*a[^]*<tr[^]*<td[^]*c[^]*<\/table>/)
    note.destroy()
    open([])
    paste({ html })
    expect(lines()).toEqual(['x', '|a|b', '|c|d', 'y'])
  })

  it('is drawn whole if cells are missing, and an empty one at the end is not stored', async () => {
    open([cell(0, 0, 'a'), cell(2, 1, 'd')])
    await press('ArrowUp')
    await type('x')
    expect(written).toHaveLength(4)
    expect(written.map(({ block }) => block?.kind === 'cell' && block.row)).toEqual([0, 0, 1, 1])
    note.destroy()
    open([plain('words')])
    note.table('insert')
    await type('x')
    await press('Backspace')
    expect(written).toEqual([plain('words')])
  })
})

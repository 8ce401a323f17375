import type { NoteBody } from '#domain/annotation'
import { plain } from '#domain/rich-text'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNoteEditor, type NoteEditor } from './note-editor.ts'
import {
  composeWhole,
  paste,
  press,
  pressAfterMove,
  pressInMethod,
  compose,
  commit,
  type,
} from '../testing/hands.ts'

let place: HTMLElement
let note: NoteEditor
let bodies: NoteBody[]
let done: number

function open(body: NoteBody): void {
  note = openNoteEditor(place, body, {
    label: 'note',
    language: 'en',
    onChange: changed => bodies.push(changed),
    onDone: () => done++,
  })
  note.focus()
}

beforeEach(() => {
  place = document.createElement('div')
  place.style.whiteSpace = 'pre-wrap'
  document.body.append(place)
  bodies = []
  done = 0
})
afterEach(() => {
  note.destroy()
  place.remove()
})

describe('a note', () => {
  it('is written in paragraphs and lines, from the end of what is there', async () => {
    open([plain('one')])
    await type('!')
    await press('Enter')
    await type('two')
    await press('Enter', 'Shift')
    await type('lines')
    expect(bodies.at(-1)).toEqual([plain('one!'), plain('two\nlines')])
  })

  it('is written by an input method, whose Enter is its own', async () => {
    open([])
    await composeWhole('zhong', '中')
    await compose('guo')
    await pressInMethod('Enter')
    await commit('国')
    expect(bodies.at(-1)).toEqual([plain('中国')])
  })

  it('joins and parts its paragraphs as the reader likes', async () => {
    open([plain('one'), plain('')])
    await press('Backspace')
    await press('Backspace')
    await type('X')
    expect(bodies.at(-1)).toEqual([plain('onX')])
  })

  it('joins its paragraphs although the browser has not told of the caret yet', () => {
    open([plain('one'), plain('two')])
    const second = place.querySelectorAll('p')[1]!
    expect(pressAfterMove(second.firstChild!, 0, 'Backspace')).toBe(true)
    expect(bodies.at(-1)).toEqual([plain('onetwo')])
  })

  it('has the formats', async () => {
    open([plain('one')])
    await press('a', 'Control')
    note.toggle('strong')
    expect(bodies.at(-1)).toEqual([
      { text: 'one', spans: [{ format: 'strong', start: 0, end: 3 }] },
    ])
    note.toggle('strong')
    expect(bodies.at(-1)).toEqual([plain('one')])
  })

  it('takes back its own typing and says when there is none, and leaves the keys to the page', async () => {
    open([plain('one')])
    await type('X')
    await press('z', 'Control')
    expect(bodies.at(-1)).toEqual([plain('oneX')])
    expect([note.step('undo'), note.step('undo')]).toEqual([true, false])
    expect(bodies.at(-1)).toEqual([plain('one')])
    expect([note.step('redo'), note.step('redo')]).toEqual([true, false])
    expect(bodies.at(-1)).toEqual([plain('oneX')])
  })

  it('shows what the note has become by other means, and types on from there', async () => {
    open([plain('one')])
    await type('X')
    note.show([plain('earlier')])
    expect(place.textContent).toBe('earlier')
    expect(note.step('undo')).toBe(false)
    await type('!')
    expect(bodies.at(-1)).toEqual([plain('earlier!')])
  })

  it('takes of a page only words and formats', () => {
    open([])
    paste({ html: '<h1>a</h1><ul><li><a href="https://example.org"><em>b</em></a></li></ul>' })
    expect(bodies.at(-1)).toEqual([
      plain('a'),
      { text: 'b', spans: [{ format: 'emphasis', start: 0, end: 1 }] },
    ])
  })

  it.each([
    ['Escape', []],
    ['Enter', ['Control']],
  ] as const)('is done with %s %j, unchanged', async (key, held) => {
    open([plain('one')])
    await press(key, ...held)
    expect([done, bodies.length]).toEqual([1, 0])
  })
})

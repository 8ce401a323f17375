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
    typography: () => null,
    speller: null,
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

describe('the note editor', () => {
  it('starts at the end of the text, with Enter for a paragraph and Shift+Enter for a line', async () => {
    open([plain('one')])
    await type('!')
    await press('Enter')
    await type('two')
    await press('Enter', 'Shift')
    await type('lines')
    expect(bodies.at(-1)).toEqual([plain('one!'), plain('two\nlines')])
  })

  it('leaves Enter to an input method that is composing', async () => {
    open([])
    await composeWhole('zhong', '中')
    await compose('guo')
    await pressInMethod('Enter')
    await commit('国')
    expect(bodies.at(-1)).toEqual([plain('中国')])
  })

  it('joins paragraphs with Backspace', async () => {
    open([plain('one'), plain('')])
    await press('Backspace')
    await press('Backspace')
    await type('X')
    expect(bodies.at(-1)).toEqual([plain('onX')])
  })

  it('joins paragraphs at a caret that the browser has not reported yet', () => {
    open([plain('one'), plain('two')])
    const second = place.querySelectorAll('p')[1]!
    expect(pressAfterMove(second.firstChild!, 0, 'Backspace')).toBe(true)
    expect(bodies.at(-1)).toEqual([plain('onetwo')])
  })

  it('toggles formats', async () => {
    open([plain('one')])
    await press('a', 'Control')
    note.toggle('strong')
    expect(bodies.at(-1)).toEqual([
      { text: 'one', spans: [{ format: 'strong', start: 0, end: 3 }] },
    ])
    note.toggle('strong')
    expect(bodies.at(-1)).toEqual([plain('one')])
  })

  it('undoes its own typing by `step`, returns false at the end, and leaves Ctrl+Z to the page', async () => {
    open([plain('one')])
    await type('X')
    await press('z', 'Control')
    expect(bodies.at(-1)).toEqual([plain('oneX')])
    expect([note.step('undo'), note.step('undo')]).toEqual([true, false])
    expect(bodies.at(-1)).toEqual([plain('one')])
    expect([note.step('redo'), note.step('redo')]).toEqual([true, false])
    expect(bodies.at(-1)).toEqual([plain('oneX')])
  })

  it('shows a new text by `show`, which clears the history', async () => {
    open([plain('one')])
    await type('X')
    note.show([plain('earlier')])
    expect(place.textContent).toBe('earlier')
    expect(note.step('undo')).toBe(false)
    await type('!')
    expect(bodies.at(-1)).toEqual([plain('earlier!')])
  })

  it('keeps only words and formats of pasted HTML', () => {
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
  ] as const)('calls onDone on %s %j without a change', async (key, held) => {
    open([plain('one')])
    await press(key, ...held)
    expect([done, bodies.length]).toEqual([1, 0])
  })
})

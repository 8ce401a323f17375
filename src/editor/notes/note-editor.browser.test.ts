/** Tests the editor of a note. The file is long because each key and each paste has its cases. */
import type { NoteBody } from '#domain/annotation'
import { plain } from '#domain/rich-text'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CompletingHost } from './completing.ts'
import { openNoteEditor, type NoteEditor } from './note-editor.ts'
import {
  composeWhole,
  paste,
  press,
  pressAfterMove,
  pressInMethod,
  compose,
  commit,
  click,
  take,
  type,
} from '../testing/hands.ts'

let place: HTMLElement
let note: NoteEditor
let bodies: NoteBody[]
let done: number
let followed: string[]

function open(body: NoteBody, completing?: CompletingHost): void {
  note = openNoteEditor(place, body, {
    typography: () => null,
    speller: null,
    label: 'note',
    language: 'en',
    onChange: changed => bodies.push(changed),
    onDone: () => done++,
    onFollow: target => followed.push(target),
    ...(completing && { completing }),
  })
  note.focus()
}

beforeEach(() => {
  place = document.createElement('div')
  place.style.whiteSpace = 'pre-wrap'
  document.body.append(place)
  bodies = []
  done = 0
  followed = []
})
afterEach(() => {
  note.destroy()
  place.remove()
})

describe('the note editor', () => {
  it('offers the list of places plain keys only, so that Shift+Enter stays a line', async () => {
    const offered: string[] = []
    const onKey = (key: string) => (offered.push(key), true)
    open([plain('see ')], { onComplete: () => {}, onKey })
    await type('[[')
    await press('Enter')
    await press('ArrowDown')
    expect(offered).toEqual(['Enter', 'ArrowDown'])
    await press('Enter', 'Shift')
    await press('ArrowUp', 'Shift')
    expect(offered).toEqual(['Enter', 'ArrowDown'])
    expect(bodies.at(-1)).toEqual([plain('see [[\n')])
  })

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

  it.each([
    ['# ', { kind: 'heading', level: 1 }],
    ['### ', { kind: 'heading', level: 3 }],
    ['- ', { kind: 'item', list: 'bullet', depth: 0 }],
    ['1. ', { kind: 'item', list: 'number', depth: 0 }],
    ['[ ] ', { kind: 'item', list: 'check', depth: 0, checked: false }],
    ['【】 ', { kind: 'item', list: 'check', depth: 0, checked: false }],
    ['> ', { kind: 'quotation' }],
    ['》 ', { kind: 'quotation' }],
    ['```', { kind: 'code' }],
  ] as const)(
    'makes a form of %j typed at the start, which one Backspace undoes',
    async (sign, block) => {
      open([])
      for (const key of sign) await type(key)
      await type('a')
      expect(bodies.at(-1)).toEqual([{ ...plain('a'), block }])
      await press('Backspace')
      await press('Backspace')
      expect(note.look().block).toBeNull()
      note.show([])
      for (const key of sign) await type(key)
      expect(note.look().block).toEqual(block)
      await press('Backspace')
      await type('a')
      expect(bodies.at(-1)).toEqual([plain(`${sign}a`)])
    },
  )

  it.each([
    ['**a**', 'strong'],
    ['*a*', 'emphasis'],
    ['~~a~~', 'strikethrough'],
    ['`a`', 'code'],
  ] as const)('makes a format of %j, which one Backspace undoes', async (typed, format) => {
    open([])
    for (const key of typed) await type(key)
    expect(bodies.at(-1)).toEqual([{ text: 'a', spans: [{ format, start: 0, end: 1 }] }])
    await press('Backspace')
    expect(bodies.at(-1)).toEqual([plain(typed)])
  })

  it('makes no form of words that an input method writes', async () => {
    open([])
    await composeWhole('-', '- ')
    expect(note.look().block).toBeNull()
    expect(place.querySelector('[data-list]')).toBeNull()
  })

  it('is left by Shift+Tab once no item can be moved out, and never by Tab in a list', async () => {
    const before = document.createElement('button')
    place.before(before)
    open([])
    for (const key of '- a') await type(key)
    await press('Enter')
    for (const key of ['Tab', 'Tab', 'Tab']) await press(key)
    expect(place.contains(document.activeElement)).toBe(true)
    await press('Tab', 'Shift')
    expect(place.contains(document.activeElement)).toBe(true)
    await press('Tab', 'Shift')
    expect(document.activeElement).toBe(before)
    before.remove()
  })

  it('moves items deeper and back by Tab, with those under them, and leaves the list by Enter', async () => {
    open([])
    for (const key of '- a') await type(key)
    await press('Enter')
    await press('Tab')
    await press('Tab')
    await type('b')
    await press('Enter')
    await press('Tab')
    await type('c')
    const depths = () =>
      bodies.at(-1)?.map(({ block }) => (block?.kind === 'item' ? block.depth : null))
    expect(depths()).toEqual([0, 1, 2])
    await press('ArrowUp')
    await press('Tab', 'Shift')
    expect(depths()).toEqual([0, 0, 1])
    await press('ArrowDown')
    await press('End')
    await press('Enter')
    await press('Enter')
    await press('Enter')
    await type('d')
    expect(bodies.at(-1)?.at(-1)).toEqual(plain('d'))
    await press('Home')
    await press('Backspace')
    await type('!')
    expect(bodies.at(-1)?.map(({ text }) => text)).toEqual(['a', 'b', 'c!d'])
  })

  it('ticks an item by a press on its box and by `tick`, and makes new items open', async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('[data-list] { padding-inline-start: 30px }')
    document.adoptedStyleSheets = [sheet]
    open([{ ...plain('a'), block: { kind: 'item', list: 'check', depth: 0, checked: false } }])
    const item = place.querySelector('p')!
    const { left, top } = item.getBoundingClientRect()
    await click({ x: left + 5, y: top + 5 })
    const states = () =>
      bodies
        .at(-1)
        ?.map(({ block }) => block?.kind === 'item' && block.list === 'check' && block.checked)
    expect(states()).toEqual([true])
    await press('Enter')
    await type('b')
    expect(states()).toEqual([true, false])
    note.tick()
    expect(states()).toEqual([true, true])
    document.adoptedStyleSheets = []
  })

  it('breaks lines of code by Enter, and leaves it by Enter in an empty last line', async () => {
    open([])
    for (const key of '```') await type(key)
    await type('a *b*')
    await press('Enter')
    await type('c')
    await press('Enter')
    await press('Enter')
    await type('d')
    expect(bodies.at(-1)).toEqual([{ ...plain('a *b*\nc'), block: { kind: 'code' } }, plain('d')])
  })

  it('changes the form of all selected paragraphs, and back', async () => {
    open([plain('a'), plain('b\nc')])
    await press('a', 'Control')
    note.turn({ kind: 'code' })
    expect(bodies.at(-1)).toEqual([
      { ...plain('a'), block: { kind: 'code' } },
      { ...plain('b\nc'), block: { kind: 'code' } },
    ])
    note.turn({ kind: 'code' })
    expect(bodies.at(-1)).toEqual([plain('a'), plain('b\nc')])
    expect(note.step('undo')).toBe(true)
  })

  it('links selected words, changes the whole link at the caret, and follows it by Ctrl+click', async () => {
    open([{ text: 'see that', spans: [{ format: 'strong', start: 4, end: 6 }] }])
    await press('a', 'Control')
    note.link('https://a.example/')
    await press('End')
    expect(note.look().link).toBe('https://a.example/')
    note.link('https://b.example/')
    const link = { format: 'link', target: 'https://b.example/', start: 0, end: 8 }
    expect(bodies.at(-1)?.[0]?.spans).toEqual([{ format: 'strong', start: 4, end: 6 }, link])
    const { left, top } = place.querySelector('a')!.getBoundingClientRect()
    await click({ x: left + 3, y: top + 5 }, 'Control')
    expect(followed).toEqual(['https://b.example/'])
    note.link(null)
    expect(bodies.at(-1)?.[0]?.spans).toEqual([{ format: 'strong', start: 4, end: 6 }])
    await type('!')
  })

  it('copies lists as other programs read them, and pastes them back as they were', async () => {
    const body: NoteBody = [
      { ...plain('a'), block: { kind: 'item', list: 'number', depth: 0 } },
      { ...plain('b'), block: { kind: 'item', list: 'check', depth: 1, checked: true } },
      { ...plain('c'), block: { kind: 'item', list: 'number', depth: 0 } },
      { ...plain('q'), block: { kind: 'quotation' } },
      { ...plain('x\n  y'), block: { kind: 'code' } },
      plain('end'),
    ]
    open(body)
    await press('a', 'Control')
    const copied = take('copy')
    expect(copied.html).toMatch(/<ol[^>]*><li><p[^>]*>a<\/p><ul[^>]*><li>.*<\/ul><\/li><li>/)
    note.show([])
    paste(copied)
    expect(bodies.at(-1)).toEqual(body)
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

  it('keeps words, forms, formats and links of pasted HTML, and nothing else', () => {
    open([])
    paste({
      html: '<h1 onclick="x()">a</h1><ul><li><a href="https://example.org"><em>b</em></a></li></ul><a href="javascript:alert(1)">c</a>',
    })
    expect(bodies.at(-1)).toEqual([
      { ...plain('a'), block: { kind: 'heading', level: 1 } },
      {
        text: 'b',
        spans: [
          { format: 'emphasis', start: 0, end: 1 },
          { format: 'link', target: 'https://example.org', start: 0, end: 1 },
        ],
        block: { kind: 'item', list: 'bullet', depth: 0 },
      },
      plain('c'),
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

import type { RichText } from '#domain/rich-text'
import { afterEach, describe, expect, it } from 'vitest'
import { openNoteEditor } from '../notes/note-editor.ts'
import { commit, composeWhole, drop, paste, settled, take, type } from '../testing/hands.ts'
import { show, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

const pairs = () =>
  Array.from(shown.column('translation').querySelectorAll('.words'), ({ innerHTML }) =>
    innerHTML.replaceAll(/<br class="ProseMirror[^>]*>/g, ''),
  )

describe('pasting styled words', () => {
  it.each([
    ['bold words', '<span style="font-weight:700">a</span>', '<strong>a</strong>'],
    ['no format of a light weight', '<span style="font-weight:300">a</span>', 'a'],
    [
      'no format of a tag whose style cancels it',
      '<b style="font-weight:normal">a<i style="font-style:normal">b</i></b>',
      'ab',
    ],
    [
      'a format that an inner style cancels',
      '<b>a<span style="font-weight:400">b</span></b>',
      '<strong>a</strong>b',
    ],
    [
      'formats of the elements around',
      '<div style="font-style:italic">a<span style="font-weight:bold">b</span></div>',
      '<em>a</em><strong><em>b</em></strong>',
    ],
    [
      'raised words, and words at the baseline in them',
      '<sup>a<span style="vertical-align:baseline">b</span></sup>',
      '<sup>a</sup>b',
    ],
    ['lowered words as plain', '<sub>a</sub><span style="vertical-align:sub">b</span>', 'ab'],
    [
      'the style of a class',
      '<style>.x{font-style:italic}</style><span class="x">a</span>',
      '<em>a</em>',
    ],
    [
      'a style of its own before that of a class',
      '<style>.x{font-weight:700}</style><span class="x" style="font-weight:400">a</span>',
      'a',
    ],
    ['no weight of a heading', '<h1 style="font-weight:700">a <em>b</em></h1>', 'a <em>b</em>'],
    ['no underline, colour or size', '<u style="color:red;font-size:40px">a</u>', 'a'],
    ['titles of works as italic', '<cite>a</cite>', '<em>a</em>'],
    [
      'no hidden words',
      'a<span style="display:none">b</span><span style="mso-hide:all">c</span>',
      'a',
    ],
    [
      'no comments in the margin',
      'a<a class="msocomanchor">[A1]</a><div style="mso-element:comment-list">b</div>',
      'a',
    ],
    [
      'a style that contains quotes and braces',
      `<span style='font-family:"a;b{}";font-style:italic'>a</span>`,
      '<em>a</em>',
    ],
    ['a line break inside bold words', '<b>a<br>b</b>', '<strong>a<br>b</strong>'],
  ])('reads %s', async (_title, html, drawn) => {
    shown = await show('‸||')
    paste({ html })
    expect(pairs()).toEqual([drawn, '', ''])
  })

  it('leaves no attribute of the pasted HTML in the page', async () => {
    shown = await show('‸|')
    paste({
      html: '<p class="x" id="y" style="color:red;position:fixed" onclick="1"><b lang="zh">a</b></p>',
    })
    expect(pairs()).toEqual(['<strong>a</strong>', ''])
    expect(document.querySelectorAll('#y, .x, [onclick]')).toHaveLength(0)
  })

  it('reads the styles of dropped words', async () => {
    shown = await show('o‸ne|')
    const { left, top } = shown.column('translation').querySelector('p')!.getBoundingClientRect()
    await drop({ html: '<span style="font-weight:700">X</span>' }, { x: left + 1, y: top + 5 })
    await settled()
    expect(pairs()[0]).toBe('<strong>X</strong>one')
  })
})

describe('blank lines in a paste', () => {
  it.each([
    ['a line break between paragraphs', { html: '<p>a</p><br><p>b</p>' }],
    ['a paragraph of a line break', { html: '<p>a</p><p><br></p><p>b</p>' }],
    ['a paragraph of a non-breaking space', { html: '<p>a</p><p><o:p>&nbsp;</o:p></p><p>b</p>' }],
    ['empty div elements', { html: '<div>a</div><div><br></div><div>b<br></div><div><br></div>' }],
    [
      'two line breaks in a paragraph',
      { html: 'a<br> <br>b<br class="Apple-interchange-newline">' },
    ],
    ['an empty cell', { html: '<table><tr><td>a<tr><td><tr><td>b</table>' }],
    ['blank lines in a pre element', { html: '<pre>a\n\n  \nb\n</pre>' }],
    ['several lines of plain text', { text: '\n\na\n \t\n\n\nb\n\n' }],
    ['an ideographic space', { text: 'a\n\u3000\nb' }],
    ['page breaks and separators', { text: 'a\f\u2029b\u2028' }],
  ])('blank lines fill no pair: %s', async (_title, carried) => {
    shown = await show('‸||')
    paste(carried)
    expect(pairs()).toEqual(['a', 'b', ''])
    shown.spread.undo()
    expect(pairs()).toEqual(['', '', ''])
  })

  it('blank lines stay if they were copied from a translation', async () => {
    shown = await show('⟦one\n\ntwo⟧||')
    const carried = take('copy')
    shown.close()
    shown = await show('‸||')
    paste(carried)
    expect(shown.line()).toBe('one\n\ntwo‸||')
  })

  it('a single pasted space is not a blank line', async () => {
    shown = await show('a‸b|')
    paste({ text: ' ' })
    expect(shown.line()).toBe('a ‸b|')
  })
})

describe('control characters in pasted or composed text', () => {
  it.each([
    ['plain text', { text: 'a\0b\u001bc\u0085' }, 'abc'],
    ['HTML', { html: '<p>a\u0001b\u009fc</p>' }, 'abc'],
  ])('control characters are dropped from %s', async (_title, carried, line) => {
    shown = await show('‸|')
    paste(carried)
    expect(shown.line()).toBe(`${line}‸|`)
  })

  it('control characters are dropped from composed and dictated text', async () => {
    shown = await show('‸|')
    await type('a')
    await commit('\u0001b')
    await composeWhole('zhong', '中')
    await commit('\u0002国')
    await expect.poll(() => shown.line()).toBe('ab中国‸|')
  })
})

describe('a note', () => {
  it('a note reads a paste in the same way as a translation', async () => {
    shown = await show('‸|')
    const place = document.createElement('div')
    document.body.append(place)
    const bodies: (readonly RichText[])[] = []
    const note = openNoteEditor(place, [], {
      typography: () => null,
      speller: null,
      label: 'note',
      language: 'en',
      onChange: body => bodies.push(body),
      onDone: () => {},
    })
    note.focus()
    paste({
      html: '<b style="font-weight:normal"><p>a\u0001</p><br><p><span style="font-weight:700">b</span></p></b>',
    })
    expect(bodies.at(-1)).toEqual([
      { text: 'a', spans: [] },
      { text: 'b', spans: [{ format: 'strong', start: 0, end: 1 }] },
    ])
    await commit('\u0001c')
    await expect.poll(() => bodies.at(-1)?.at(-1)?.text).toBe('bc')
    note.destroy()
    place.remove()
  })
})

import type { NoteBody } from '#domain/annotation'
import { listItem, type NoteForm } from '#domain/notes/block'
import { plain } from '#domain/rich-text'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNoteEditor, type NoteEditor } from '../notes/note-editor.ts'
import { paste } from '../testing/hands.ts'

let place: HTMLElement
let note: NoteEditor
let written: NoteBody

beforeEach(() => {
  place = document.createElement('div')
  document.body.append(place)
  written = []
  note = openNoteEditor(place, [], {
    typography: () => null,
    speller: null,
    label: 'note',
    language: 'en',
    onChange: body => (written = body),
    onDone: () => {},
  })
  note.focus()
})
afterEach(() => {
  note.destroy()
  place.remove()
})

const line = (text: string, block?: NoteForm) => ({ ...plain(text), ...(block && { block }) })

/** A paragraph of a list, as Word copies it. */
const wordItem = (sign: string, level: number, words: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>` +
  `<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}` +
  `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`

describe('pasting into a note', () => {
  it.each<readonly [string, string, NoteBody]>([
    [
      'a table, with cells over several columns and paragraphs in cells',
      '<p>x</p><table><thead><tr><th>a</th><th><b>b</b></th></tr></thead><tbody>' +
        '<tr><td colspan=2><p>c</p><p>d</p></td></tr></tbody></table>',
      [
        line('x'),
        line('a', { kind: 'cell', row: 0, column: 0, columns: 2 }),
        {
          ...line('b', { kind: 'cell', row: 0, column: 1, columns: 2 }),
          spans: [{ format: 'strong', start: 0, end: 1 }],
        },
        line('c\nd', { kind: 'cell', row: 1, column: 0, columns: 2 }),
        line('', { kind: 'cell', row: 1, column: 1, columns: 2 }),
      ],
    ],
    [
      'a table of one column as paragraphs',
      '<table><tr><td>a</td></tr><tr><td>b</td></tr></table>',
      [line('a'), line('b')],
    ],
    [
      'nested lists',
      '<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>',
      [
        line('a', listItem('bullet', 0)),
        line('b', listItem('number', 1)),
        line('c', listItem('number', 1)),
        line('d', listItem('bullet', 0)),
      ],
    ],
    [
      'an item of several paragraphs as one with lines',
      '<ol><li><p>a</p><p>b</p></li></ol>',
      [line('a\nb', listItem('number', 0))],
    ],
    [
      'the lists of Word',
      wordItem('·', 1, 'a') + wordItem('o', 2, 'b') + wordItem('1.', 1, 'c'),
      [
        line('a', listItem('bullet', 0)),
        line('b', listItem('bullet', 1)),
        line('c', listItem('number', 0)),
      ],
    ],
    [
      'the lists of Google Docs',
      '<b style="font-weight:normal;" id="docs-internal-guid-6f1d"><ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>a</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>b</span></p></li></ul></ul></b>',
      [line('a', listItem('bullet', 0)), line('b', listItem('bullet', 1))],
    ],
    [
      'checklists',
      '<ul><li><input type="checkbox" checked disabled> a</li><li role="checkbox" aria-checked="false"><p>b</p></li></ul>',
      [line('a', listItem('check', 0, true)), line('b', listItem('check', 0))],
    ],
    [
      'quotations, a paragraph each',
      '<blockquote><p>a</p><p>b</p></blockquote><blockquote>c</blockquote><p>d</p>',
      [
        line('a', { kind: 'quotation' }),
        line('b', { kind: 'quotation' }),
        line('c', { kind: 'quotation' }),
        line('d'),
      ],
    ],
    [
      'code with its lines and spaces, and without formats',
      '<pre><code>if (<b>a</b>)\n  b()\n</code></pre><p>c</p>',
      [line('if (a)\n  b()', { kind: 'code' }), line('c')],
    ],
    [
      'headings, of which the deepest are of level 3',
      '<h2>a</h2><h5>b</h5>',
      [line('a', { kind: 'heading', level: 2 }), line('b', { kind: 'heading', level: 3 })],
    ],
    [
      'formats that only notes have',
      '<p><u>a</u><span style="text-decoration:line-through">b</span><code>c</code></p>',
      [
        {
          text: 'abc',
          spans: [
            { format: 'underline', start: 0, end: 1 },
            { format: 'strikethrough', start: 1, end: 2 },
            { format: 'code', start: 2, end: 3 },
          ],
        },
      ],
    ],
    [
      'links, which are not underlined besides',
      '<p><a href="https://a.b/c" style="text-decoration:underline"><u>a</u></a></p>',
      [{ text: 'a', spans: [{ format: 'link', target: 'https://a.b/c', start: 0, end: 1 }] }],
    ],
    [
      'no blank items or paragraphs',
      '<ul><li> </li><li>a</li></ul><p>&nbsp;</p><blockquote> </blockquote><p>b</p>',
      [line('a', listItem('bullet', 0)), line('b')],
    ],
    [
      'no form that no note has',
      '<p data-list="star" data-depth="99">a</p><p data-list="check" data-depth="-1">b</p>',
      [line('a'), line('b')],
    ],
  ])('keeps %s', (_title, html, expected) => {
    paste({ html })
    expect(written).toEqual(expected)
  })

  it('keeps the form of the paragraph that has words already', () => {
    note.show([line('x', listItem('bullet', 0))])
    paste({ html: '<h1>a</h1><p>b</p>' })
    expect(written).toEqual([line('xa', listItem('bullet', 0)), line('b')])
  })

  it('keeps deeply nested lists at the greatest depth', () => {
    paste({ html: `${'<ul><li>'.repeat(300)}a${'</li></ul>'.repeat(300)}` })
    expect(written).toEqual([line('a', listItem('bullet', 7))])
  })
})

import type { NoteBody } from '#domain/annotation'
import { listItem } from '#domain/notes/block'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { noteOfHtml } from '../notes/note-html.ts'
import { noteHtml } from './note-html.ts'
import { noteMarkdown } from './note-markdown.ts'

const body: NoteBody = [
  { ...plain('Title'), block: { kind: 'heading', level: 1 } },
  { text: 'see it', spans: [{ format: 'link', target: 'https://a.b/c', start: 4, end: 6 }] },
  { ...plain('one'), block: listItem('bullet', 0) },
  { ...plain('deep\nline'), block: listItem('number', 1) },
  { ...plain('done'), block: listItem('check', 0, true) },
  { ...plain('open'), block: listItem('check', 0) },
  { ...plain('quoted'), block: { kind: 'quotation' } },
  { ...plain('more'), block: { kind: 'quotation' } },
  { ...plain('a <b>\n  `c`'), block: { kind: 'code' } },
  {
    text: 'old new',
    spans: [
      { format: 'underline', start: 4, end: 7 },
      { format: 'strikethrough', start: 0, end: 3 },
    ],
  },
]

it('a note exported as HTML is the same note when it is read back', () => {
  expect(noteOfHtml(noteHtml(body))).toEqual(body)
})

it('a note has its forms in HTML', () => {
  expect(noteHtml(body)).toBe(
    '<h3 dir="auto">Title</h3>' +
      '<p dir="auto">see <a href="https://a.b/c" rel="noreferrer">it</a></p>' +
      '<ul><li dir="auto">one<ol><li dir="auto">deep<br>line</li></ol></li></ul>' +
      '<ul class="checks"><li dir="auto">☑ done</li><li dir="auto">☐ open</li></ul>' +
      '<blockquote><p dir="auto">quoted</p><p dir="auto">more</p></blockquote>' +
      '<pre dir="auto">a &lt;b&gt;\n  `c`</pre>' +
      '<p dir="auto"><s>old</s> <u>new</u></p>',
  )
})

const cell = (row: number, column: number, text: string) => ({
  ...plain(text),
  block: { kind: 'cell' as const, row, column, columns: 2 },
})
const table: NoteBody = [
  plain('before'),
  cell(0, 0, '原文'),
  cell(0, 1, 'a|b'),
  cell(1, 0, ''),
  cell(1, 1, 'two\nlines'),
]

it('a table is one in Markdown and in HTML, and read back from it', () => {
  expect(noteMarkdown(table, '  ', ({ text }) => text)).toEqual([
    'before',
    '| 原文 | a\\|b |\n  | --- | --- |\n  |  | two<br>lines |',
  ])
  expect(noteHtml(table)).toBe(
    '<p dir="auto">before</p><table><tr><th dir="auto">原文</th><th dir="auto">a|b</th></tr>' +
      '<tr><td dir="auto"></td><td dir="auto">two<br>lines</td></tr></table>',
  )
  expect(noteOfHtml(noteHtml(table))).toEqual(table)
})

it('a table that is too wide for a note, or has one column, is read as paragraphs', () => {
  const row = (cells: number) => `<tr>${'<td>x</td>'.repeat(cells)}</tr>`
  expect(noteOfHtml(`<table>${row(13)}</table>`)).toHaveLength(13)
  expect(noteOfHtml(`<table>${row(1)}${row(1)}</table>`)).toEqual([plain('x'), plain('x')])
})

it('a link into the library is words in an export', () => {
  const link = { format: 'link', target: 'duizhao:mark/a', start: 0, end: 2 } as const
  expect(noteHtml([{ text: 'it', spans: [link] }])).toBe('<p dir="auto">it</p>')
})

it('a note has its forms in Markdown, each line indented as part of its footnote', () => {
  const written = noteMarkdown(body, '    ', ({ text }) => text)
  expect(written).toEqual([
    '### Title',
    'see it',
    '- one\n      1. deep\\\n         line',
    '- [x] done\n    - [ ] open',
    '> quoted\n    >\n    > more',
    '```\n    a <b>\n      `c`\n    ```',
    'old new',
  ])
})

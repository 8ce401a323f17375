import { annotationId, bookId, paragraphId } from '#domain/ids'
import { addressOf } from '#domain/notes/place'
import { usualTemplates } from '#domain/templates/usual'
import type { FolderForm } from '#domain/templates/names'
import type { RichText } from '#domain/rich-text'
import { describe, expect, it } from 'vitest'
import { listedMark, markList } from '../mark-list-testing.ts'
import type { ListedMark } from '../mark-list.ts'
import { folderFiles, writtenFolder } from './folder-files.ts'

const book = bookId('b1')
const linkTo = (target: string): RichText => ({
  text: 'see [this] here',
  spans: [{ format: 'link', target, start: 4, end: 10 }],
})
const first = listedMark({ id: annotationId('m1'), tags: ['经济/数字', 'two words', '2026'] })
const second = listedMark({
  id: annotationId('m-2'),
  index: 0,
  paragraph: '1',
  words: 'a/b: #c^d [e]|f?',
  paragraphs: [paragraphId('p1')],
  note: [
    linkTo(addressOf({ kind: 'mark', book, mark: annotationId('m1') })),
    linkTo(addressOf({ kind: 'paragraph', book, paragraph: paragraphId('p3') })),
    linkTo(addressOf({ kind: 'paragraph', book, paragraph: paragraphId('p9') })),
    linkTo(addressOf({ kind: 'book', book })),
    linkTo('https://example.org/a'),
  ],
})

function written(form: FolderForm, marks: readonly ListedMark[], template = usualTemplates[form]) {
  const list = markList(marks)
  const files = folderFiles(list, form)
  const names = files.map(({ title }) => title)
  const made = writtenFolder(list, { form, files, names }, template)
  return new Map(names.map((name, i) => [name, made.ok ? [...made.parts(i)].join('') : '']))
}

describe('a file a book', () => {
  it('has the marks in the order of the text, and a block id after each passage', () => {
    const text = written('bookFiles', [first, second]).get('数字经济') ?? ''
    expect(text).toMatch(
      /^---\ntitle: "数字经济"\nexported: "2026-12-01"\nduizhao: "duizhao:book\/b1\?title=%E6[^"]*"\n---\n/,
    )
    expect(text.indexOf('^m-2\n')).toBeLessThan(text.indexOf('\n\n^m1\n'))
    expect(text).toContain('> 网络空间\n\n^m1\n')
    expect(text).toContain('#经济/数字 #two-words #_2026')
  })

  it('links to marks, marked paragraphs and the book inside the folder, and to the web', () => {
    const text = written('bookFiles', [first, second]).get('数字经济') ?? ''
    expect(text.match(/\[\[.*?\]\]/g)).toEqual([
      '[[数字经济#^m1|this]]',
      '[[数字经济#^m1|this]]',
      '[[数字经济|this]]',
    ])
    expect(text).toContain('](<https://example.org/a>)')
  })
})

describe('one file for each note', () => {
  it('has its properties as YAML, which reads them as text', () => {
    const quoted = listedMark({ category: 'a: "b"\n- c\u2028', tags: ['x/y', 'a b'] })
    const [text = ''] = written('noteFiles', [quoted]).values()
    expect(text).toContain(String.raw`category: "a: \"b\"\n- c\u2028"`)
    expect(text).toContain('tags: ["x/y", "a-b"]')
  })

  it('is named after its paragraph and words, without signs that links or systems forbid', () => {
    expect([...written('noteFiles', [first, second]).keys()]).toEqual([
      '3 网络空间',
      '1 a b c d e f',
    ])
  })

  it('links to the notes on a passage', () => {
    const text = written('noteFiles', [first, second]).get('1 a b c d e f') ?? ''
    expect(text.match(/\[\[.*?\]\]/g)).toEqual([
      '[[3 网络空间#^m1|this]]',
      '[[3 网络空间#^m1|this]]',
    ])
  })
})

it('a mark that is in several groups is written once', () => {
  const list = {
    ...markList([first]),
    groups: [
      { heading: 'a', marks: [first] },
      { heading: 'b', marks: [first] },
    ],
  }
  expect(folderFiles(list, 'noteFiles')).toHaveLength(1)
})

it('two percent signs begin no comment', () => {
  const [text = ''] = written('bookFiles', [listedMark({ words: '100%% sure' })]).values()
  expect(text).toContain('100%\\% sure')
})

import { describe, expect, it } from 'vitest'
import { outline } from '../headings/outline-testing.ts'
import { previewImport } from '../index.ts'

const read = (file: string, text: string, notesApart?: boolean) =>
  previewImport(
    new TextEncoder().encode(text),
    file,
    notesApart === undefined ? {} : { notesApart },
  )

const page = (inner: string) => `<html><body><p>学而时习之${inner}，不亦说乎。</p></body></html>`
const plain = '学而时习之习，温习也，不亦说乎。'
const apart = '学而时习之‹习，温习也›，不亦说乎。'

describe('a comment within a line', () => {
  it.each([
    ['a span of code', '文.md', '学而时习之`习，温习也`，不亦说乎。'],
    ['a class', '文.md', '学而时习之<span class="zhu">习，温习也</span>，不亦说乎。'],
    ['a class in braces', '文.md', '学而时习之[习，温习也]{.note}，不亦说乎。'],
    ['a class in braces, in Chinese', '文.md', '学而时习之[习，温习也]{.注}，不亦说乎。'],
    ['a class of a page', '页.html', page('<span class="text-comment">习，温习也</span>')],
  ])(
    'that %s marks stays in the text, or is a note if the reader chooses so',
    (_title, file, text) => {
      const found = read(file, text)
      expect(outline(found)).toEqual([plain])
      expect(found.ok && found.findings.notes).toEqual({
        found: 1,
        apart: false,
        examples: ['习，温习也'],
      })
      const chosen = read(file, text, true)
      expect(outline(chosen)).toEqual([apart])
      expect(chosen.ok && chosen.findings.notes).toMatchObject({ found: 1, apart: true })
      expect(chosen.ok && found.ok && chosen.text.book.id === found.text.book.id).toBe(false)
    },
  )

  it('is counted together with notes in brackets', () => {
    const found = read('文.md', '天【音添】地`读如第`人。', true)
    expect(outline(found)).toEqual(['天‹【音添】›地‹读如第›人。'])
    expect(found.ok && found.findings.notes.found).toBe(2)
  })

  it.each([
    ['code without Chinese', '文.md', '天`const a = 1`地'],
    ['code in a heading', '文.md', '# 天`读如第`地\n\n人'],
    ['one character', '文.md', '天`第`地'],
    ['another class', '页.html', page('<span class="footer">习，温习也</span>')],
    ['code of a page', '页.html', page('<code>习，温习也</code>')],
  ])('is not made of %s', (_title, file, text) => {
    const found = read(file, text, true)
    expect(found.ok && found.findings.notes.found).toBe(0)
  })
})

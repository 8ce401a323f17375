import { plain } from '#domain/rich-text'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { outlineFiles, type OutlineFile } from './outline-files.ts'

const outline: OutlineFile = {
  title: 'My <paper> & *plan*',
  language: 'en',
  quotedLanguage: 'zh-Hans',
  entries: [
    { kind: 'heading', level: 1, title: '# First' },
    { kind: 'heading', level: 9, title: 'Deep' },
    {
      kind: 'text',
      body: [
        plain('A text.'),
        { ...plain('one'), block: { kind: 'item', list: 'bullet', depth: 0 } },
      ],
    },
    {
      kind: 'passage',
      quotes: [
        { text: '中国航天\n事业', language: 'zh-Hans' },
        { text: 'the <space> programme', language: 'en' },
      ],
      reference: '白皮书, ¶ 3',
      link: 'duizhao:book/b/mark/m',
      note: [plain('Why?')],
    },
    { kind: 'text', body: [] },
  ],
}

function written(format: keyof typeof outlineFiles): Uint8Array {
  const parts = [...outlineFiles[format].write(outline)].map(part =>
    typeof part === 'string' ? new TextEncoder().encode(part) : part,
  )
  return Uint8Array.from(parts.flatMap(part => [...part]))
}

it('Markdown has headings, texts and quotations with their reference', () => {
  expect(strFromU8(written('markdown'))).toBe(`# My \\<paper\\> \\& \\*plan\\*

## \\# First

###### Deep

A text.

- one

> 中国航天\\
> 事业
>
> the \\<space\\> programme
>
> — [白皮书, ¶ 3](duizhao:book/b/mark/m)

Why?
`)
})

it('HTML says the language of each quotation, and escapes what looks like markup', () => {
  const html = strFromU8(written('html'))
  expect(html).toContain('<h1 dir="auto">My &lt;paper&gt; &amp; *plan*</h1>')
  expect(html).toContain('<h2 dir="auto"># First</h2>\n<h6 dir="auto">Deep</h6>')
  expect(html).toContain('<p lang="zh-Hans" dir="auto">中国航天<br>事业</p>')
  expect(html).toContain(
    '<cite dir="auto">— <a href="duizhao:book/b/mark/m">白皮书, ¶ 3</a></cite></blockquote><p dir="auto">Why?</p>',
  )
  expect(html).not.toContain('<space>')
})

it('DOCX has headings that are headings, and quotations in their language', () => {
  const parts = unzipSync(written('docx'))
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const styles = Array.from(body.matchAll(/<w:pStyle w:val="(\w+)"/g), ([, style]) => style)
  expect(styles).toEqual([
    'Title',
    'Heading1',
    'Heading6',
    'Body',
    'Body',
    'Quote',
    'Quote',
    'State',
    'Body',
  ])
  expect(body).toContain('w:eastAsia="zh-CN"')
  expect(body).toContain('the &lt;space&gt; programme')
})

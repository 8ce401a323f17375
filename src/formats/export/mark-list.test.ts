import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { markListFormats, type MarkList } from './mark-list.ts'

const list: MarkList = {
  title: 'Notes <1>',
  language: 'en',
  groups: [
    {
      heading: 'Term',
      marks: [
        {
          words: '网络*空间*',
          linked: 'cyber\nspace',
          details: [{ label: 'Rendering', text: 'cyberspace' }],
          note: [
            { text: 'a strong one', spans: [{ format: 'strong', start: 2, end: 8 }] },
            { ...plain('look'), block: { kind: 'item', list: 'bullet', depth: 0 } },
          ],
          about: ['Term', '¶ 3'],
        },
      ],
    },
    { heading: 'Doubt', marks: [] },
  ],
}
const written = (format: keyof typeof markListFormats, of: MarkList) =>
  [...markListFormats[format].write(of)].join('')

it('a list is written as Markdown, in which no words are read as markup', () => {
  expect(written('markdown', list)).toBe(`# Notes \\<1\\>

## Term

> 网络\\*空间\\*
>
> cyber\\
> space

**Rendering:** cyberspace

a **strong** one

- look

*Term · ¶ 3*

## Doubt
`)
})

it('a list is written as HTML, with its words escaped', () => {
  const page = written('html', list)
  expect(page).toContain('<title>Notes &lt;1&gt;</title>')
  expect(page).toContain('<blockquote dir="auto">cyber<br>space</blockquote>')
  expect(page).toContain('<strong>strong</strong>')
  expect(page).toContain('<p class="about" dir="auto">Term · ¶ 3</p>')
})

it('a list without groups has no headings', () => {
  const [first] = list.groups
  const bare = { ...list, groups: [{ heading: null, marks: first?.marks ?? [] }] }
  expect(written('markdown', bare)).not.toContain('##')
  expect(written('html', bare)).not.toContain('<h2')
})

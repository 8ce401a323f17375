import { plain } from '#domain/rich-text'
import { usualTemplates } from '#domain/templates/usual'
import { expect, it } from 'vitest'
import { listedMark, markList } from './mark-list-testing.ts'
import { writtenList, type ListForm, type MarkList } from './mark-list.ts'

const list: MarkList = {
  ...markList(
    [
      listedMark({
        words: '网络*空间*',
        linked: 'cyber\nspace',
        details: [{ label: 'Rendering', text: 'cyberspace' }],
        note: [
          { text: 'a strong one', spans: [{ format: 'strong', start: 2, end: 8 }] },
          { ...plain('look'), block: { kind: 'item', list: 'bullet', depth: 0 } },
        ],
      }),
    ],
    'Term',
  ),
}
const written = (form: ListForm, of: MarkList, template = usualTemplates[form]) => {
  const file = writtenList(of, form, template)
  return file.ok ? [...file.parts].join('') : `${file.fault.line} ${file.fault.code}`
}

it('a list is written as Markdown, in which no words are read as markup', () => {
  const groups = [...list.groups, { heading: 'Doubt', marks: [] }]
  expect(written('markdown', { ...list, groups })).toBe(`# Notes \\<1\\>

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
  expect(page).toContain('<blockquote lang="fr" dir="auto">cyber<br>space</blockquote>')
  expect(page).toContain('<strong>strong</strong>')
  expect(page).toContain('<a href="duizhao:book/b1/mark/m1">Term · ¶ 3</a></p>')
})

it('a list without groups has no headings', () => {
  const bare = markList([listedMark()])
  expect(written('markdown', bare)).not.toContain('##')
  expect(written('html', bare)).not.toContain('<h2')
})

it('a table has a mark once, whatever groups it is in, and runs no formula', () => {
  const mark = listedMark({ words: '=1+1', tags: ['a', 'b'], note: [plain('x, "y"\nz')] })
  const twice = { ...list, groups: ['a', 'b'].map(heading => ({ heading, marks: [mark] })) }
  const table = written(
    'csv',
    twice,
    'q,t,n\n{{#marks}}\n{{quote}},{{tags}},{{note}}\n{{/marks}}\n',
  )
  expect(table).toBe(`\ufeffq,t,n\r\n"'=1+1","a, b","x, ""y""\nz"\r\n`)
})

it('the usual table has as many cells in each row as it has columns', () => {
  const [head = '', row = ''] = written('csv', markList([listedMark()])).split('\r\n')
  const cells = row.replaceAll(/"[^"]*"/g, 'cell').split(',')
  expect(cells).toHaveLength(head.split(',').length)
})

it('a template that is wrong writes nothing and says where it is wrong', () => {
  expect(written('html', list, 'a\n{{{quote}}}')).toBe('2 refusedTag')
})

it('no template or value runs code in the page', () => {
  const page = written('html', list, '<script>alert(1)</script>{{#marks}}{{quote}}{{/marks}}')
  expect(page.indexOf("default-src 'none'")).toBeLessThan(page.indexOf('<script>'))
})

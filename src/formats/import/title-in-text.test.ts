import { expect, it } from 'vitest'
import { previewImport } from './index.ts'
import { titleInText } from './title-in-text.ts'

const body = (text: string) => ({ kind: 'body', text }) as const
const prose = body('人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。')

it.each([
  ['udhr-cmn_hans.txt', '世界人权宣言'],
  ['000_4cd0811838a5eb92.txt', '携手构建网络空间命运共同体'],
  ['新建文本文档 (2).txt', '故乡'],
  ['原文.txt', '狂人日记'],
])('takes the title of %s from its first line', (file, title) => {
  expect(titleInText(file, [body(title), prose])).toBe(title)
})

it.each([
  ['狂人日记.txt', '某君昆仲'],
  ['a.txt', '第一章 归来'],
  ['a.txt', '序言'],
  ['a.txt', '目录'],
  ['a.txt', '他说：'],
  ['a.txt', '人人生而自由，一律平等'],
  ['a.txt', '2019年'],
  ['ids.txt', '丁\t⿱一亅'],
  ['names.txt', '王五\t李四'],
  ['a.txt', 'Universal Declaration'],
])('leaves the name of %s when the first line is %s', (file, line) => {
  expect(titleInText(file, [body(line), prose])).toBeNull()
})

it('takes no title from a text of one line', () => {
  expect(titleInText('a.txt', [body('世界人权宣言')])).toBeNull()
})

it.each(['txt', 'md', 'html'])(
  'takes the title of a .%s file from the text, and keeps its name',
  end => {
    const lines = ['世界人权宣言', '序言', prose.text, '第一条', prose.text]
    const text = end === 'html' ? lines.map(line => `<p>${line}</p>`).join('') : lines.join('\n\n')
    const read = previewImport(new TextEncoder().encode(text), `udhr-cmn_hans.${end}`)
    expect(read).toMatchObject({
      ok: true,
      text: { book: { title: '世界人权宣言', provenance: { file: `udhr-cmn_hans.${end}` } } },
    })
  },
)

import { expect, it } from 'vitest'
import { previewImport } from '../index.ts'

/** Returns the headings of a file, each with the reason that the findings state. */
function reasonsFor(text: string, name = '书.txt'): readonly string[] {
  const preview = previewImport(new TextEncoder().encode(text), name)
  if (!preview.ok) return [preview.code]
  const headings = preview.text.book.chapters.flatMap(chapter => chapter.headings)
  expect(preview.findings.reasons).toHaveLength(headings.length)
  return headings.map(({ title }, i) => `${title}: ${preview.findings.reasons[i]}`)
}

const prose = '山水之间，有一个人走了很远的路，到了晚上才看见一户人家的灯火。'
const under = (titles: readonly string[]) =>
  titles.map(title => `${title}\n\n${prose}`).join('\n\n')

const boxed = ['【青玉案】', '【水调歌头】', '【念奴娇】', '【声声慢】']

it.each([
  ['its form', ['第一章 山', '第二章 水'], ['第一章 山: form', '第二章 水: form']],
  ['its name', ['序言', '第一章 山'], ['序言: name', '第一章 山: form']],
  ['its number among others', ['一', '二', '三'], ['一: series', '二: series', '三: series']],
  ['its brackets', boxed, boxed.map(title => `${title}: boxed`)],
  [
    'its date',
    ['五月三日', '五月四日', '五月五日'],
    ['五月三日: date', '五月四日: date', '五月五日: date'],
  ],
])('a heading is one by %s', (_name, titles, expected) => {
  expect(reasonsFor(under(titles))).toEqual(expected)
})

it('a title without a number is a heading because the contents list it', () => {
  const titles = ['山居', '水边', '人家']
  expect(reasonsFor(`目录\n\n${titles.join('\n')}\n\n${under(titles)}`)).toEqual(
    titles.map(title => `${title}: contents`),
  )
})

it('the title page states the title', () => {
  expect(reasonsFor(`边城\n沈从文 著\n\n${under(['第一章', '第二章'])}`)[0]).toBe('边城: title')
})

it('a document marks its own headings, and unmarked ones have the reasons of plain text', () => {
  const page = (of: (title: string) => string) =>
    ['第一章 山', '第二章 水'].map(title => `${of(title)}<p>${prose}</p>`).join('')
  expect(
    reasonsFor(
      page(title => `<h2>${title}</h2>`),
      '页.html',
    ),
  ).toEqual(['第一章 山: markup', '第二章 水: markup'])
  expect(
    reasonsFor(
      page(title => `<p>${title}</p>`),
      '页.html',
    ),
  ).toEqual(['第一章 山: form', '第二章 水: form'])
})

import { expect, it } from 'vitest'
import { printedLines } from '../printed-lines.ts'
import { runningHeaders } from './running-headers.ts'

const cut = '一个人走在路上，忽然看见了'
const rest = '一只黑狗，于是他停了下来。'

/** Returns the headers in `pages` of lines, each with its count. */
function headersIn(pages: readonly (readonly string[])[], numbers: readonly string[] = []) {
  const lines = pages.flat()
  const places = new Set(lines.flatMap((line, at) => (numbers.includes(line) ? [at] : [])))
  const found = runningHeaders(printedLines(lines.join('\n')).lines, places, line =>
    /^第.章|^Chapter \d/.test(line),
  )
  return found.map(({ id, lines: at }) => [id, at.length])
}

const page = (header: string) => [rest, cut, rest, cut, rest, cut, rest, cut, rest, cut, header]

it('offers a header that repeats at the same distance and cuts sentences', () => {
  const pages = [1, 2, 3, 4, 5].map(() => page('边城'))
  expect(headersIn(pages)).toEqual([['@running-header:边城', 5]])
})

it('offers a header next to page numbers, with or without a number on its line', () => {
  const pages = [
    ['- 1 -', '边城 1', cut],
    ['- 2 -', '边城 2', rest],
  ]
  expect(headersIn(pages, ['- 1 -', '- 2 -'])).toEqual([['@running-header:边城', 2]])
})

it('offers a header with its page number at any distance on the line', () => {
  const pages = [101, 103, 104, 107].map((number, i) => [
    ...Array.from({ length: i + 1 }, () => rest),
    cut,
    `第一章 天　　${number}`,
  ])
  expect(headersIn(pages)).toEqual([['@running-header:第一章 天', 4]])
})

it('offers a header with its page number after the notes of the previous page', () => {
  const pages = [101, 103, 104].map(number => [
    rest,
    cut,
    '① 参见某书。',
    '② 同上。',
    `第一章 天${' '.repeat(60)}${number}`,
  ])
  expect(headersIn(pages)).toEqual([['@running-header:第一章 天', 3]])
})

it('does not offer the first occurrence, which is the heading itself', () => {
  const pages = [
    ['第一章 天', cut],
    ['- 1 -', '第一章 天', cut],
    ['- 2 -', '第一章 天', cut],
  ]
  expect(headersIn(pages, ['- 1 -', '- 2 -'])).toEqual([['@running-header:第一章 天', 2]])
})

it.each([
  [
    'repeats at no regular distance',
    [page('边城'), page('边城').slice(8), page('边城'), page('边城').slice(9), page('边城')],
  ],
  ['is a sentence', [1, 2, 3, 4, 5].map(() => page('他走了。'))],
  [
    'is numbered but cuts no sentence',
    [1, 2, 3, 4].map(number => [rest, `练习 ${number}`, rest, cut, rest]),
  ],
  [
    'is a heading with its own number',
    [1, 2, 3, 4].map(number => [cut, `Chapter ${number}`, rest, cut, rest]),
  ],
  ['occurs only twice', [1, 2].map(() => page('边城'))],
])('offers no header that %s', (_title, pages) => {
  expect(headersIn(pages)).toEqual([])
})

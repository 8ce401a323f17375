import { describe, expect, it } from 'vitest'
import { printedLines } from '../printed-lines.ts'
import { pageLines } from './page-lines.ts'

const offersIn = (...lines: string[]) =>
  pageLines(printedLines(lines.join('\n')).lines).map(({ id, lines: places }) => [
    id,
    places.map(at => lines[at]),
  ])

describe('a line between pages', () => {
  it.each([
    ['---- Page 12 ----', '@page-rule'],
    ['=====第12页=====', '@page-rule'],
    ['第12页', '@page-number'],
    ['第 一百二十 頁', '@page-number'],
    ['第3页 共120页', '@page-number'],
    ['Page 3 of 120', '@page-number'],
    ['- 第3页 -', '@page-number'],
    ['12 / 340 页', '@page-number'],
    ['[p. 7]', '@page-number'],
    ['-----------------', '@rule'],
    ['＊ ＊ ＊ ＊ ＊ ＊ ＊ ＊ ＊', '@rule'],
    ['★★★★★★★★★★', '@rule'],
  ])('offers the page line %s as %s', (line, id) => {
    expect(offersIn('一个人走在路上，看见', line, '了一只狗。')).toEqual([[id, [line]]])
  })

  it.each(['- 12 -', '·12·', '— 一二 —', '～3～'])(
    'offers %s as a page number if there are two such lines',
    line => {
      expect(offersIn(line, '天', line)).toEqual([['@page-number', [line, line]]])
      expect(offersIn('天', line, '地')).toEqual([])
    },
  )

  it.each([['第12页上写着一个名字'], ['* * *'], ['一二三'], ['2022'], ['第十二章'], ['——']])(
    'does not offer %s',
    line => {
      expect(offersIn('天地。', line, '玄黄。')).toEqual([])
    },
  )

  it('offers a number with a total if other lines have the same total', () => {
    expect(offersIn('1/340', '天', '2/340', '地', '3/340')).toEqual([
      ['@page-number', ['1/340', '2/340', '3/340']],
    ])
    expect(offersIn('1/34', '天', '2/35', '地', '3/36')).toEqual([])
  })

  it('offers bare numbers that rise and cut sentences', () => {
    const page = (number: string) => ['一个人走在路上，忽然看见了', number, '一只黑狗。']
    expect(offersIn(...page('1'), ...page('2'), ...page('3'))).toEqual([
      ['@bare-number', ['1', '2', '3']],
    ])
  })

  it('offers bare numbers after the notes and header of a page', () => {
    const left = (number: string) => [...foot, '边城', number, '一只黑狗。']
    const right = (number: string) => [...foot, number, '第三章 天', '一只黑狗。']
    const foot = ['一个人走在路上，忽然看见了', '① 参见某书。', '②同上。']
    const pages = [1, 3, 5].flatMap(at => [...left(String(at)), ...right(String(at + 1))])
    expect(offersIn(...pages)).toEqual([['@bare-number', ['1', '2', '3', '4', '5', '6']]])
  })

  it('offers no number with a label under it', () => {
    const part = (number: string) => [
      number,
      '【原文】',
      '一个人走在路上。',
      '【注释】',
      '路：道。',
    ]
    expect(offersIn(...part('1'), ...part('2'), ...part('3'))).toEqual([])
  })

  it('offers no numbers with a leading zero if only one of them cuts a sentence', () => {
    const part = (number: string) => [number, '一个人走在路上，看见一只狗。', '他跑了。']
    expect(offersIn('一个没有句号的长题目', ...part('01'), ...part('02'), ...part('03'))).toEqual(
      [],
    )
  })

  it('offers no bare number that begins a chapter', () => {
    const chapter = (number: string) => ['一个人走在路上，看见一只狗。', number, '他跑了。']
    expect(offersIn(...chapter('1'), ...chapter('2'), ...chapter('3'))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { frontMatter, isOneOfSeveral, namedByFile } from './front-matter.ts'
import type { Line } from './line-kinds.ts'
import { printedLines } from './printed-lines.ts'

const body = (text: string): Line => ({ text, kind: 'body', indent: 0, gap: 0 })
const prose = '由四川过湖南去，靠东有一条官路。这官路将近湘西边境。'

describe('the first lines of a text', () => {
  it.each([
    [['书名：边城', '作者：沈从文', prose], '边城', '沈从文', 0],
    [
      ['《边城》全集', '书名：《边城》', '分类：小说', '作　者：沈从文', prose],
      '边城',
      '沈从文',
      0,
    ],
    [['Title: Call to Arms', 'Author: Xun Lu', prose], 'Call to Arms', 'Xun Lu', 0],
    [['《边城》（作者：沈从文）', prose], '边城', '沈从文', 1],
    [['《边城》沈从文 著', prose], '边城', '沈从文', 1],
    [['红楼梦', '[清]曹雪芹 著', prose], '红楼梦', '[清]曹雪芹', 1],
    [['红楼梦', '曹雪芹著', prose], '红楼梦', '曹雪芹', 1],
    [['THE TIME MACHINE', 'by H. G. Wells', prose], 'THE TIME MACHINE', 'H. G. Wells', 1],
    [['古文选', '王力主编', prose], '古文选', '王力', 1],
    [['故乡', prose], '故乡', undefined, 1],
    [['西遊記', '明．吳承恩 著', prose], '西遊記', '明．吳承恩', 1],
    [
      ['在全市干部大会上的讲话', '（2019年1月5日）', '同志们：'],
      '在全市干部大会上的讲话',
      undefined,
      1,
    ],
    [
      ['电子商务法', '（2018年8月31日第十三届全国人民代表大会常务委员会第五次会议通过）', '目录'],
      '电子商务法',
      undefined,
      1,
    ],
    [
      ['政府工作报告', '——2023年3月5日在第十四届全国人民代表大会第一次会议上', '各位代表：'],
      '政府工作报告',
      undefined,
      1,
    ],
    [['春日', '目　录', '一、天'], '春日', undefined, 1],
    [['道德经', '老子', '', '第一章'], '道德经', '老子', 1],
    [
      ['在庆祝大会上的讲话', '某某某', '（2021年7月1日）', '同志们：'],
      '在庆祝大会上的讲话',
      '某某某',
      1,
    ],
    [['再别康桥', '徐志摩', '', '轻轻的我走了，'], '再别康桥', '徐志摩', 1],
  ] as const)('reads the title and author in %j', (lines, title, author, titleLines) => {
    const found = frontMatter(
      printedLines(lines.join('\n')).lines.map(line => ({ ...line, kind: 'body' })),
    )
    expect(found).toEqual({ title, ...(author !== undefined && { author }), titleLines })
  })

  it.each([
    [[prose, prose]],
    [['故乡']],
    [['他说：', prose]],
    [['阿桂', '（在门口）', '他说。']],
    [['民法典', '合同编', '第一条 总则。']],
    [['天行健', '——《周易》', '目光如炬。']],
    [['再别康桥', '徐志摩', '轻轻的我走了，']],
  ])('finds no title in %j', lines => {
    expect(frontMatter(lines.map(body))).toBeNull()
  })
})

describe('the name of a file', () => {
  it.each([
    ['边城.txt', '边城', undefined],
    ['《边城》作者：沈从文.txt', '边城', '沈从文'],
    ['《边城》.txt', '边城', undefined],
    ['边城 作者：沈从文.txt', '边城', '沈从文'],
    ['边城_by_沈从文.txt', '边城', '沈从文'],
    ['.txt', '.txt', undefined],
  ])('reads the title and author in the file name %s', (name, title, author) => {
    expect(namedByFile(name)).toEqual({ title, ...(author !== undefined && { author }) })
  })
})

describe('the first title of a text', () => {
  const chapter = (title: string) => [body(title), body(prose)]

  it.each([
    ['學而第一', ['學而第一', '為政第二'], true],
    ['學而第一', ['學而第一'], false],
    ['逍遥游', ['逍遥游', '齐物论', '养生主', '人间世'], true],
    ['故乡', ['故乡', '童年'], false],
  ] as const)('%s before the chapters %j is that of a chapter: %s', (title, titles, expected) => {
    expect(isOneOfSeveral(title, titles.flatMap(chapter))).toBe(expected)
  })
})

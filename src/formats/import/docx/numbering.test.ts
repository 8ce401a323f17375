import { describe, expect, it } from 'vitest'
import { noticesOf, outline } from '../headings/outline-testing.ts'
import { docxOf, p, type DocxParts } from './docx-testing.ts'
import { docx } from './docx.ts'
import { formatNumber } from './number-formats.ts'

const read = (parts: DocxParts) => docx.parse(docxOf(parts), '文.docx')

describe('numbers of Word lists', () => {
  const level = (at: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '第%1章')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}${level(2, 'bullet', '•')}</w:abstractNum>` +
    `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
    `<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`
  const item = (text: string, at: number, list = 1, style?: string) =>
    p(text, style, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)

  it('come from the list that defines the style', () => {
    const linked =
      `<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="s"/>${level(0, 'decimal', '%1、')}</w:abstractNum>` +
      '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s"/></w:abstractNum>' +
      '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    expect(outline(read({ body: item('甲', 0) + item('乙', 0), numbering: linked }))).toEqual([
      '1、甲',
      '2、乙',
    ])
  })

  it('are written before headings and list items', () => {
    const body =
      item('总则', 0, 1, 'Heading1') +
      item('甲', 1) +
      item('乙', 1) +
      item('点', 2) +
      item('分则', 0, 1, 'Heading1') +
      item('丙', 1) +
      item('另', 0, 2) +
      item('又', 0, 2) +
      item('无', 0, 0)
    const preview = read({ body, numbering })
    expect(outline(preview)).toEqual([
      '# 第一章 总则',
      '1.1 甲',
      '1.2 乙',
      '点',
      '---',
      '# 第二章 分则',
      '2.1 丙',
      '第五章 另',
      '第六章 又',
      '无',
    ])
    expect(noticesOf(preview)).toEqual(['numbers-written 7'])
  })

  it('come from the style', () => {
    const styles =
      '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    expect(outline(read({ body: p('天', '1') + p('地', '1'), styles, numbering }))).toEqual([
      '# 第一章 天',
      '# 第二章 地',
    ])
  })

  it.each([
    ['chineseCountingThousand', 10, '十'],
    ['chineseCountingThousand', 21, '二十一'],
    ['chineseCountingThousand', 103, '一百零三'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographDigital', 105, '一〇五'],
    ['ideographTraditional', 3, '丙'],
    ['decimalEnclosedCircleChinese', 12, '⑫'],
    ['decimalFullWidth', 12, '１２'],
    ['upperRoman', 14, 'XIV'],
    ['lowerLetter', 28, 'bb'],
    ['decimalZero', 7, '07'],
    ['unheard', 7, '7'],
    ['none', 7, ''],
  ])('have the format %s for %i', (format, number, text) => {
    expect(formatNumber(number, format)).toBe(text)
  })
})

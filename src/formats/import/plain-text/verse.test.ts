import { describe, expect, it } from 'vitest'
import { printedLines } from './printed-lines.ts'
import { verseLines } from './verse.ts'

const verseIn = (...lines: string[]) => {
  const printed = printedLines(lines.join('\n')).lines
  return [...verseLines(printed, () => true)].map(at => printed[at]?.text)
}

describe('verse', () => {
  const prose = '他一面慢慢走，一面吟道。'
  it.each([
    [
      'finds verse that is indented further than the text',
      ['    床前明月光，', '    疑是地上霜。'],
      2,
    ],
    [
      'finds verse with two halves to a line',
      ['　　白日依山尽，黄河入海流。', '　　欲穷千里目，更上一层楼。'],
      2,
    ],
    ['finds no verse without an indent', ['床前明月光，', '疑是地上霜。'], 0],
    ['finds no verse of one line', ['    床前明月光，疑是地上霜。'], 0],
    ['finds no verse in lines of different lengths', ['    床前明月光，', '    疑是地上的霜。'], 0],
    [
      'finds no verse in lines that are too long',
      [`    ${'天'.repeat(30)}`, `    ${'地'.repeat(30)}`],
      0,
    ],
    ['finds no verse in lines that are not all Han', ['    2022年7月', '    2022年8月'], 0],
  ])('%s', (_title, lines, count) => {
    expect(verseIn(prose, prose, prose, ...lines, prose)).toHaveLength(count)
  })

  it.each([
    [
      'two halves to a line',
      ['滚滚长江东逝水，浪花淘尽英雄汉，', '是非成败转头空，青山依旧夕阳红。'],
      2,
    ],
    ['four short lines', ['床前明月光，', '疑是地上霜。', '举头望明月，', '低头思故乡。'], 4],
    [
      'four characters each',
      [
        '关关雎鸠，在河之洲。',
        '窈窕淑女，君子好逑。',
        '参差荇菜，左右流之。',
        '窈窕淑女，寤寐求之。',
      ],
      4,
    ],
    [
      'three characters each',
      ['人之初，性本善，', '性相近，习相远，', '苟不教，性乃迁，', '教之道，贵以专。'],
      4,
    ],
    [
      'halves divided by a mark, without a mark at the end',
      ['白日依山尽，黄河入海流', '欲穷千里目，更上一层楼'],
      2,
    ],
    ['halves divided by a space', ['白日依山尽　黄河入海流', '欲穷千里目　更上一层楼'], 2],
    ['two lines of four-character clauses', ['他不说话，也不回头。', '天色晚了，人也散了。'], 0],
    ['names in a table', ['王小明 李小红 张大山', '陈小明 赵小红 周大山'], 0],
    [
      'verse whose last sentence continues in prose',
      ['白日依山尽，黄河入海流，', '欲穷千里目，更上一层楼，'],
      0,
    ],
    ['a list of four items', ['中华人民银行', '中华人民商行', '中华人民书店', '中华人民公司'], 0],
    ['two sentences of the same length', ['他不说话了。', '她也不说了。'], 0],
  ])('counts unindented lines of verse by metre: %s', (_title, lines, count) => {
    expect(verseIn(prose, ...lines, prose)).toHaveLength(count)
  })

  it('begins no verse in the middle of a wrapped sentence', () => {
    const lines = [
      '他站在那里听了很久，想起小时候老师教的',
      '白日依山尽，黄河入海流。',
      '欲穷千里目，更上一层楼。',
    ]
    expect(verseIn(...lines)).toEqual([])
  })

  it('finds no verse if the whole text has the same indent', () => {
    expect(verseIn('　　床前明月光，', '　　疑是地上霜。', '　　举头望明月。')).toEqual([])
  })

  it('finds no verse in lines that the file marks as continued', () => {
    const lines = ['床前明月光，', '疑是地上霜。', '举头望明月，', '低头思故乡。']
    const printed = printedLines(lines.join('\n')).lines.map(line => ({
      ...line,
      cut: true as const,
    }))
    expect(verseLines(printed, () => true).size).toBe(0)
  })
})

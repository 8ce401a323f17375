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
    ['set in further than the text', ['    床前明月光，', '    疑是地上霜。'], 2],
    [
      'with two halves to a line',
      ['　　白日依山尽，黄河入海流。', '　　欲穷千里目，更上一层楼。'],
      2,
    ],
    ['not set in', ['床前明月光，', '疑是地上霜。'], 0],
    ['of but one line', ['    床前明月光，疑是地上霜。'], 0],
    ['of lines of unlike length', ['    床前明月光，', '    疑是地上的霜。'], 0],
    ['of lines that are too long', [`    ${'天'.repeat(30)}`, `    ${'地'.repeat(30)}`], 0],
    ['of something else than Han', ['    2022年7月', '    2022年8月'], 0],
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
      'halves parted by a mark, and none at the end',
      ['白日依山尽，黄河入海流', '欲穷千里目，更上一层楼'],
      2,
    ],
    ['halves parted by space', ['白日依山尽　黄河入海流', '欲穷千里目　更上一层楼'], 2],
    ['clauses of four that prose has too', ['他不说话，也不回头。', '天色晚了，人也散了。'], 0],
    ['names in a table', ['王小明 李小红 张大山', '陈小明 赵小红 周大山'], 0],
    [
      'a sentence that goes on behind it',
      ['白日依山尽，黄河入海流，', '欲穷千里目，更上一层楼，'],
      0,
    ],
    ['a list of four items', ['中华人民银行', '中华人民商行', '中华人民书店', '中华人民公司'], 0],
    ['two sentences as long as each other', ['他不说话了。', '她也不说了。'], 0],
  ])('of %s needs no indent', (_title, lines, count) => {
    expect(verseIn(prose, ...lines, prose)).toHaveLength(count)
  })

  it('does not begin in the middle of a sentence that print broke', () => {
    const lines = [
      '他站在那里听了很久，想起小时候老师教的',
      '白日依山尽，黄河入海流。',
      '欲穷千里目，更上一层楼。',
    ]
    expect(verseIn(...lines)).toEqual([])
  })

  it('is none where all the text is set in alike', () => {
    expect(verseIn('　　床前明月光，', '　　疑是地上霜。', '　　举头望明月。')).toEqual([])
  })

  it('is none where the file says that its lines go on', () => {
    const lines = ['床前明月光，', '疑是地上霜。', '举头望明月，', '低头思故乡。']
    const printed = printedLines(lines.join('\n')).lines.map(line => ({
      ...line,
      cut: true as const,
    }))
    expect(verseLines(printed, () => true).size).toBe(0)
  })
})

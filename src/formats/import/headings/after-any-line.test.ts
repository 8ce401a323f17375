import { describe, expect, it } from 'vitest'
import { first, printed, read, second, textsOf } from '../plain-text/plain-text-testing.ts'

const titles = ['甄士隐梦幻识通灵', '贾夫人仙逝扬州城', '托内兄如海酬训教']
const numerals = ['一', '二', '三']
const full = first.slice(0, 66)

describe.each([
  ['with a space', ' '],
  ['without a space', ''],
])('a chapter title %s', (_title, space) => {
  const chapters = (between: readonly string[], width: number | null) =>
    titles.flatMap((title, i) => [
      `第${numerals[i] ?? ''}回${space}${title}`,
      ...[second, first, second, full].flatMap(text =>
        width === null ? [text] : printed(text, width, ''),
      ),
      ...between,
    ])
  it.each([
    ['a rule', ['-'.repeat(44)]],
    ['a page rule', ['------------------- 12 -------------------']],
    ['an advert', ['本书由某某论坛整理，更多精彩好书尽在某某论坛']],
    ['a full line', []],
  ])('is a heading after %s, in a wrapped text and in another', (_title, between) => {
    for (const width of [22, null]) {
      const { findings, paragraphs } = read(chapters(between, width))
      expect(findings.chapters).toMatchObject([{ sign: 'chapter', count: 3 }])
      expect(paragraphs.filter(({ kind }) => kind === 'heading')).toHaveLength(3)
    }
  })
})

it('does not take the end of a sentence for a chapter title', () => {
  const telling = `${first}他看的书是一部旧小说，昨天已经看到了第二回末尾`
  expect(textsOf(['第一回 天', telling, '第三回才是他爱看的', second])).toHaveLength(4)
  expect(
    read(['第一回 天', telling, '第三回才是他爱看的', second]).findings.chapters,
  ).toMatchObject([{ count: 1 }])
})

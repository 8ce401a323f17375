import { describe, expect, it } from 'vitest'
import { first, read, second, short } from '../plain-text/plain-text-testing.ts'

/** The titles that are headings in a text where prose follows each of `titles`. */
const headingsOf = (titles: readonly (string | readonly string[])[]) =>
  read(['旧稿一束。', ...titles.flatMap(title => [title, second, first].flat())])
    .paragraphs.filter(({ kind }) => kind === 'heading')
    .map(({ text }) => text)

describe('a series of titles', () => {
  it.each<[string, readonly string[]]>([
    ['without 第', ['六回 夜雨', '七回 归舟', '八回 灯火']],
    ['in two pairs of brackets', ['[(第1章 夜雨)]', '[(第2章 归舟)]', '[(第3章 灯火)]']],
    ['of letters', ['第一封信', '第二封信', '第三封信']],
    ['with the title of the book and a number', ['夜雨集1', '夜雨集2', '夜雨集3']],
    ['with the title of the book and a numeral', ['夜雨集一', '夜雨集二', '夜雨集三']],
    ['in parts', ['夜雨（1）', '夜雨（2）', '归舟（1）', '归舟（2）']],
    ['numbered in brackets', ['【11、夜雨】', '【12、归舟】', '【13、灯火】']],
    ['with commas right after the numbers', ['第一章雨来了，灯灭了', '第二章船到了，人散了']],
    ['of poems counted with zeros', ['002李白：静夜思', '003杜甫：春望', '004菩萨蛮--温庭筠']],
    ['of bare numbers', ['1', '2', '3']],
    ['with titles after a name and 之', ['山居之一：夜雨', '山居之二：归舟', '山居之三：灯火']],
    ['with numbers in 〔〕', ['夜雨集〔一〕', '夜雨集〔二〕', '夜雨集〔三〕']],
    ['with a wide colon', ['CHAPTER 1：夜雨', 'CHAPTER 2：归舟', 'CHAPTER 3：灯火']],
    ['in small letters', ['chapter 1 夜雨', 'chapter 2 归舟', 'chapter 3 灯火']],
    ['of volumes in English', ['Vol. 1 夜雨', 'Vol. 2 归舟', 'Vol. 3 灯火']],
    ['of days in English', ['Day 1 夜雨', 'Day 2 归舟', 'Day 3 灯火']],
    ['with four digits and a dot', ['0001.夜雨', '0002.归舟', '0003.灯火']],
    ['of a play', ['第一出夜雨归人', '第二出江上灯火', '第三出归舟']],
    ['of a game', ['第一关 夜雨', '第二关 归舟', '第三关 灯火']],
  ])('is found: %s', (_title, titles) => {
    expect(headingsOf(titles)).toEqual(titles)
  })

  it('is found once if each title is printed two or three times', () => {
    const titles = ['第一章 夜雨', '第二章 归舟', '第三章 灯火']
    expect(
      headingsOf(titles.map((title, i) => Array<string>(i === 0 ? 2 : 3).fill(title))),
    ).toEqual(titles)
  })

  it('begins each chapter with the first of equal titles', () => {
    const title = '第二章 归舟'
    const lines = ['第一章 夜雨', second, title, title, title, first]
    const { paragraphs } = read(lines)
    expect(paragraphs.slice(2, 5).map(({ kind }) => kind)).toEqual(['heading', 'body', 'body'])
  })

  it.each<[string, readonly string[]]>([
    ['clauses that mention a chapter', ['第九章他看过，没有记住', '第二章他没看，也不想看']],
    ['sums of money', ['300元左右的纸', '120人的村子']],
    ['points of an argument', ['原因之一：天气', '原因之二：地形', '原因之三：人力']],
    ['volumes of a periodical', ['Vol. 1 (1962), pp. 33–41', 'Vol. 2, 1963', 'Vol. 3, No. 2']],
    ['a name with a single number', ['夜雨集1', '归舟集1']],
    ['days of the week that begin with the third', ['星期三', '星期四', '星期五']],
    ['names of persons', ['张三', '李四', '王五']],
    ['plays that were seen', ['第一出戏她没看', '第二出戏她看了', '第三出戏没有人看']],
    ['chapters that a sentence is about', ['chapter 1 is about rain', 'chapter 2 is about boats']],
    ['numbers of formulas', ['得到方程（1）', '得到方程（2）', '得到方程（3）']],
  ])('is not made of %s', (_title, lines) => {
    expect(headingsOf(lines)).toEqual([])
  })
})

it('names with numbers that the prose cites are no titles', () => {
  const parts = ['小球的拉力（1）', '小球的拉力（2）']
  const cite = '由小球的拉力（1）可知，绳子没有断。'
  expect(headingsOf(parts)).toEqual(parts)
  expect(headingsOf([parts[0] ?? '', [cite, parts[1] ?? '']])).toEqual([])
})

describe('parts of one title', () => {
  const chaptersOf = (titles: readonly string[]) =>
    read(['旧稿一束。', ...titles.flatMap(title => [title, second, first])]).book.chapters.map(
      ({ headings }) => headings.map(({ title, level }) => `${level} ${title}`),
    )
  it.each([
    [
      ['夜雨（1）', '夜雨（2）', '夜雨（3）'],
      ['归舟（1）', '归舟（2）'],
    ],
    [
      ['夜雨(一)', '夜雨(二)'],
      ['归舟(一)', '归舟(二)'],
    ],
    [
      ['夜雨（上）', '夜雨（下）'],
      ['归舟（上）', '归舟（中）', '归舟（下）'],
    ],
    [
      ['夜雨 1', '夜雨 2', '夜雨 3'],
      ['归舟 1', '归舟 2', '归舟 3'],
    ],
  ])('are in one chapter: %s, %s', (...stories) => {
    expect(chaptersOf(stories.flat())).toEqual([
      [],
      ...stories.map(parts => parts.map((part, i) => `${i === 0 ? 1 : 2} ${part}`)),
    ])
  })

  it('are chapters if all have the same name, or if those of two names alternate', () => {
    const same = ['夜雨（1）', '夜雨（2）', '夜雨（3）']
    const alternating = ['夜雨（1）', '归舟（1）', '夜雨（2）', '归舟（2）']
    for (const titles of [same, alternating]) {
      expect(chaptersOf(titles)).toEqual([[], ...titles.map(title => [`1 ${title}`])])
    }
  })
})

describe('a number one that begins each chapter', () => {
  const titles = ['第一章 夜雨', '第二章 归舟', '第三章 灯火']
  it.each(['一', '1', '（一）'])('is a heading without a two: %s', one => {
    expect(headingsOf(titles.map(title => [title, one]))).toEqual(titles.flatMap(it => [it, one]))
  })

  it('is a heading under titles without numbers, and makes them headings', () => {
    for (const more of [[], ['二']]) {
      const stories = [['夜雨', '一'], ...more, ['归舟', '一'], ['灯火', '一']]
      expect(headingsOf(stories)).toEqual(stories.flat())
    }
  })

  it.each<[string, readonly (string | readonly string[])[]]>([
    ['it begins one chapter of three', [['第一章 夜雨', '1'], '第二章 归舟', '第三章 灯火']],
    ['it is not under the title', titles.map(title => [title, short, '一', short])],
  ])('is no heading if %s', (_title, lines) => {
    expect(headingsOf(lines)).toEqual(titles)
  })
})

describe('a number one without a title above it', () => {
  const part = (one: string) => ['', one, '', first, second, first, second, first, second]
  it.each(['一', '1'])('is a heading if chapters begin with it: %s', one => {
    const { paragraphs } = read(Array.from({ length: 4 }, () => part(one)).flat())
    const heads = paragraphs.filter(({ kind }) => kind === 'heading').map(({ text }) => text)
    expect(heads).toEqual([one, one, one, one])
  })

  it.each<[string, readonly string[]]>([
    ['it occurs twice', [...part('一'), ...part('一')]],
    ['little text follows it', Array.from({ length: 4 }, () => ['', '1', '', second]).flat()],
    ['the text goes on after it', [...part('1'), ...part('1'), first.slice(0, 40), '1', second]],
    [
      'a digit is close to the lines around it',
      Array<string[]>(4)
        .fill(part('1'))
        .flat()
        .filter(line => line !== ''),
    ],
  ])('is no heading if %s', (_title, lines) => {
    const { paragraphs } = read([first, ...lines])
    expect(paragraphs.filter(({ kind }) => kind === 'heading')).toEqual([])
  })
})

describe('第1页 and the next numbers', () => {
  const parts = [1, 2, 3, 4, 5].map((number, i) => [
    `第${number}页`,
    ...Array<string>(i % 2 === 0 ? 5 : 1).fill(second),
    first,
  ])
  const heads = (lines: readonly string[]) =>
    read(lines)
      .paragraphs.filter(({ kind }) => kind === 'heading')
      .map(({ text }) => text)
  const offers = (lines: readonly string[]) =>
    read(lines).findings.removals.map(({ kind, count }) => [kind, count])

  it('are titles if the parts differ in length and nothing else divides the text', () => {
    expect(heads(parts.flat())).toEqual(['第1页', '第2页', '第3页', '第4页', '第5页'])
    expect(offers(parts.flat())).toEqual([])
  })

  it.each<[string, readonly string[]]>([
    ['chapters divide the text', ['第一章 夜雨', first, ...parts.flat(), '第二章 归舟', second]],
    ['they cut sentences', parts.flatMap(part => [...part, first.slice(0, 40)])],
    ['they are at the foot', parts.flatMap(([number = '', ...rest]) => [...rest, number])],
  ])('are offered as page numbers if %s', (_title, lines) => {
    expect(offers(lines)).toEqual([['page-number', 5]])
    expect(heads(lines).filter(text => text.includes('页'))).toEqual([])
  })
})

it.each(['-', '—', '·', '----', '* '])(
  'numbers between %s that begin chapters are headings and not offered as page numbers',
  sign => {
    const titles = ['1', '2', '3', '4'].map(number => `${sign} ${number} ${sign}`.trim())
    expect(headingsOf(titles)).toEqual(titles)
    expect(read(titles.flatMap(title => [title, second, first])).findings.removals).toEqual([])
  },
)

it('numbers between dashes that count the parts of each chapter are headings', () => {
  const lines = [['第一章 夜雨', '- 1 -'], '- 2 -', ['第二章 归舟', '- 1 -'], '- 2 -', '- 3 -']
  expect(headingsOf(lines)).toEqual(lines.flat())
})

it.each<[string, readonly string[]]>([
  ['cut sentences', ['- 1 -', '- 2 -', '- 3 -'].flatMap(it => [it, second, first.slice(0, 40)])],
  ['are at the foot of pages', ['- 1 -', '- 2 -', '- 3 -'].flatMap(it => [second, first, it])],
  ['do not begin at 1', ['- 7 -', '- 8 -', '- 9 -'].flatMap(it => [it, second, first])],
  ['leave numbers out', ['- 1 -', '- 3 -', '- 5 -'].flatMap(it => [it, second, first])],
  ['have the word page', ['第1页', '第2页', '第3页'].flatMap(it => [it, second, first])],
])('numbers that %s are offered as page numbers', (_title, lines) => {
  const { findings } = read(lines)
  expect(findings.removals.map(({ kind, count }) => [kind, count])).toEqual([['page-number', 3]])
  expect(findings.chapters).toEqual([])
})

it('bare numbers that may be titles are not offered as page numbers', () => {
  const lines = ['1', second, '2', `${first.slice(0, -1)}`, '3', second, '4', second]
  const { findings } = read(lines)
  expect(findings.removals.map(({ id }) => id)).toEqual([])
  expect(findings.chapters).toMatchObject([{ count: 4 }])
})

it.each(['－1－', '＝1＝', '━1━', '─ 1 ─', '_1_', '•1•', '— 1 —', '・1・'])(
  'numbers between signs title the parts of a story: %s',
  form => {
    const heads = ['1', '2', '3'].map(number => form.replace('1', number))
    const { paragraphs } = read(heads.flatMap(head => [head, first, second]))
    expect(paragraphs.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual(
      heads,
    )
  },
)

describe('titles between blank lines', () => {
  const titles = ['夜雨', '归舟', '灯火']
  const set = (title: string) => ['', title, '', first, second, short, first]
  const heads = (lines: readonly string[]) =>
    read(lines).paragraphs.flatMap(({ kind, text }) => (kind === 'heading' ? [text] : []))

  it('are headings if there are no other blank lines', () => {
    expect(heads(titles.flatMap(set))).toEqual(titles)
  })

  it.each(['《', '◎', '【'])('are headings after %s, also if there are others', sign => {
    const close = { '《': '》', '【': '】' }[sign] ?? ''
    const marked = titles.map(title => `${sign}${title}${close}`)
    expect(heads(marked.flatMap(title => [...set(title), '', second]))).toEqual(marked)
  })

  it.each<[string, readonly string[]]>([
    [
      'other lines have blank lines too',
      titles.flatMap(one => [...set(one), '', second, '', first]),
    ],
    ['they are equal', titles.flatMap(() => set('夜雨'))],
    ['there are two', titles.slice(1).flatMap(set)],
    ['the text begins without one', [second, first, ...titles.flatMap(set)]],
    [
      'a line announces one of them',
      [...titles.flatMap(set), '他念道：', '', '疑是地上霜', '', first, second],
    ],
    ['they are sentences', titles.flatMap(one => set(`${one}！`))],
    ['chapters have numbers', [...set('第一章 雨'), ...titles.flatMap(set), ...set('第二章 舟')]],
  ])('are no headings if %s', (_reason, lines) => {
    expect(
      heads(['旧书一种', ...lines]).filter(text => titles.some(title => text.startsWith(title))),
    ).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { plainText } from './plain-text.ts'
import {
  english,
  first,
  paragraphs,
  printed,
  printedWords,
  read,
  second,
  short,
  textsOf,
} from './plain-text-testing.ts'

describe('wrapped lines', () => {
  it.each([
    ['with indented paragraphs', paragraphs.flatMap(text => printed(text, 22, '　　'))],
    ['with blank lines between paragraphs', paragraphs.flatMap(text => [...printed(text, 22), ''])],
    ['with nothing between paragraphs', paragraphs.flatMap(text => printed(text, 22))],
    [
      'with a blank line after each line',
      paragraphs.flatMap(text => printed(text, 22, '　　')).flatMap(line => [line, '']),
    ],
    [
      'with one indent',
      paragraphs.flatMap(text => printed(text, 22, '　　')).map(line => `    ${line}`),
    ],
  ])('joins wrapped lines into paragraphs: %s', (_title, lines) => {
    expect(textsOf(lines)).toEqual(paragraphs)
    expect(read(lines).findings.lines).toMatchObject({ wrapped: true, width: 22 })
  })

  it('records where wrapped lines were joined', () => {
    const lines = paragraphs.flatMap(text => [...printed(text, 22), ''])
    expect(read(lines).paragraphs[0]?.printBreaks).toEqual([22, 44, 66])
  })

  it('joins wrapped lines of English by spaces', () => {
    const lines = [english, english].flatMap(text => [...printedWords(text, 60), ''])
    expect(textsOf(lines)).toEqual([english, english])
  })

  it('recognizes wrapped lines of English without punctuation', () => {
    const plain = `${'The old man sat before his door and looked at the water '.repeat(5)}for hours.`
    const lines = [plain, plain].flatMap(text => [...printedWords(text, 60), ''])
    expect(textsOf(lines)).toEqual([plain, plain])
  })

  it('does not join wrapped lines over a heading', () => {
    const lines = ['第一章 天', ...printed(first, 22), '第二章 地', ...printed(second, 22)]
    expect(textsOf(lines)).toEqual(['第一章 天', first, '第二章 地', second])
  })

  it('does not join a heading after a paragraph whose last line is full', () => {
    const whole = `${first.slice(0, 65)}。`
    const lines = [whole, '第二章 地', second].flatMap(text => printed(text, 22))
    expect(textsOf(lines)).toEqual([whole, '第二章 地', second])
  })

  it('does not join footnotes to the lines before them', () => {
    const lines = printed(first.repeat(4), 22, '　　')
    const full = lines.slice(0, -1)
    const notes = ['① 沈从文：《边城》，第三页。', '② 同上书，第五页。']
    expect(textsOf([...full, ...notes]).slice(1)).toEqual(notes)
  })

  it('begins no chapter in the middle of a wrapped paragraph', () => {
    const telling = `他看的书是一部旧小说，昨天夜里已经看到了第四回的末尾，今天早上接着又看第四回说的是一个和尚。`
    const lines = [second, telling, first].flatMap(text => printed(text, 22, '　　'))
    expect(lines).toContain('第四回的末尾，今天早上接着又看第四回说的是一')
    expect(read(lines).findings.chapters).toEqual([])
  })

  it.each([
    ['verse', Array.from({ length: 12 }, () => '春眠不觉晓，处处闻啼鸟。')],
    ['verse without punctuation', Array.from({ length: 12 }, () => '春眠不觉晓　处处闻啼鸟')],
    [
      'rows of a table',
      Array.from({ length: 12 }, (_, i) => `张三丰　　李四光　　王五六　　赵七　${i}`),
    ],
    [
      'dialogue',
      Array.from({ length: 30 }, (_, i) => ['“你来了？”', '“我来了。”', short][i % 3] ?? ''),
    ],
    ['whole paragraphs', [first, second, short, first]],
  ])('does not take %s for wrapped lines', (_title, lines) => {
    expect(textsOf(lines)).toEqual(lines)
    expect(read(lines).findings.lines).toMatchObject({ wrapped: false, joined: 0 })
  })

  it('joins lines or leaves them as the reader chooses', () => {
    const lines = printed(first, 22)
    expect(textsOf(lines, { joinLines: false })).toEqual(lines)
    expect(textsOf(['天地', '玄黄', '', '宇宙'], { joinLines: true })).toEqual(['天地玄黄', '宇宙'])
    expect(read(lines, { joinLines: false }).findings.lines).toMatchObject({
      wrapped: true,
      joined: 0,
    })
  })

  it('recognizes wrapped lines of old texts without punctuation', () => {
    const words = '臣等謹案史記一百三十卷漢司馬遷撰遷有自序一篇具述其事甚詳'
    const lines = printed(words.repeat(9), 21)
    expect(textsOf(lines)).toEqual([words.repeat(9)])
  })
})

it('does not take the numbered first line of a paragraph for a heading', () => {
  const item = `一、提高认识统一思想，${first}`.replace('，', '')
  const lines = [second, item, second].flatMap(text => printed(text, 22, '　　'))
  expect(textsOf(lines)).toEqual([second, item, second])
  expect(read(lines).findings.chapters).toEqual([])
})

it('does not take the first line of a wrapped sentence for the title', () => {
  const paragraph = `由四川过湖南去靠东有一条官路这官路将近湘西边境，${first}`
  const lines = [paragraph, second].flatMap(text => printed(text, 22, '　　'))
  expect(textsOf(lines)).toEqual([paragraph, second])
})

it('recognizes chapters after zero-width spaces', () => {
  const lines = ['\u200b第一章 天', `\u200b　　${first}`, '第二章 地\u200b', second]
  expect(read(lines).findings.chapters).toMatchObject([{ sign: 'chapter', count: 2 }])
  expect(textsOf(lines)).toEqual(['\u200b第一章 天', `\u200b${first}`, '第二章 地\u200b', second])
})

it('cuts the chapters of each volume', () => {
  const lines = [
    '第一卷 江湖',
    '第一章 天',
    first,
    '第二章 地',
    first,
    '第二卷 庙堂',
    '第一章 人',
    first,
    '后记',
    first,
  ]
  expect(read(lines).book.chapters.map(({ title, level }) => [level, title])).toEqual([
    [1, '第一卷 江湖'],
    [2, '第一章 天'],
    [2, '第二章 地'],
    [1, '第二卷 庙堂'],
    [2, '第一章 人'],
    [1, '后记'],
  ])
})

it('reports a chapter that is far longer than the others', () => {
  const chapter = (n: number, length: number) => [
    `第${n}章 天`,
    ...Array.from({ length }, () => first),
  ]
  const lines = [1, 2, 3, 4, 5, 6].flatMap(n => chapter(n, n === 4 ? 400 : 5))
  const preview = plainText.parse(new TextEncoder().encode(lines.join('\n')), '书.txt')
  expect(preview.ok && preview.notices).toEqual([{ code: 'long-chapter', detail: '第4章 天' }])
})

// Each of these would take minutes if a part of the line were examined again for each character.
it.each(['天', '（', '第', '第一章', '【', '- ', '…', '“', 'a ', '史記卷', '1 / ', 'www.'])(
  'reads a line of %s a hundred thousand times over',
  unit => {
    expect(read([unit.repeat(100_000)]).paragraphs.length).toBeGreaterThan(0)
  },
)

describe('a paragraph of a wrapped text', () => {
  const quoting =
    '那老人听了，半晌没有说话，只把烟袋在石头上敲了两下。这时候从门外走进来一个人，手里提着灯笼，雨水顺着伞尖往下流，他说：“我来迟了。”又说：“路上不好走，桥也断了，我是从上游绕过来的。”'

  it('goes on in a line that begins with a space and a quotation mark', () => {
    const hung = printed(quoting, 22, '　　').map((line, i) =>
      i > 0 ? ` “${line.slice(1)}` : line,
    )
    const lines = [first, second].flatMap(text => printed(text, 22, '　　'))
    expect(textsOf([...lines, ...hung, ...lines])).toHaveLength(5)
  })

  it('goes on after a page that ended in mid-sentence with many blank lines', () => {
    const pages = [first, second, first, second].flatMap(text => printed(text, 22, '　　'))
    const cut = pages.flatMap((line, i) => (i % 4 === 1 ? [line, '', '', '', '', '', ''] : [line]))
    expect(textsOf(cut)).toEqual([first, second, first, second])
  })
})

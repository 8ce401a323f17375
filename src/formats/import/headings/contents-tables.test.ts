import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { first, read, second, short } from '../plain-text/plain-text-testing.ts'
import { headingsIn } from './headings.ts'

const names = ['夜雨', '归舟', '灯火', '霜晨', '旧桥', '远山']
const numerals = ['一', '二', '三', '四', '五', '六']
const numbers = numerals.map(numeral => `第${numeral}章`)
const chapters = numbers.map((number, i) => `${number} ${names[i] ?? ''}`)

const inPairs = (entries: readonly string[], space: string) =>
  [0, 2, 4].map(at => entries.slice(at, at + 2).join(space))
const onTwoLines = (heads: readonly string[]) => heads.flatMap((head, i) => [head, names[i] ?? ''])
const withText = (titles: readonly (string | readonly string[])[]) =>
  titles.flatMap(title => [title, second, first].flat())
const headingsOf = (lines: readonly string[]) =>
  read(lines)
    .paragraphs.filter(({ kind }) => kind === 'heading')
    .map(({ text }) => text)
const tabled = ['山居旧事', '某人辑']

describe('a table of contents', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['without a title', chapters, chapters],
    ['without a title and without numbers', names, names],
    ['with two entries a line', inPairs(chapters, '    '), chapters],
    ['with two entries a line, one space apart', inPairs(chapters, ' '), chapters],
    ['with two entries a line and their pages', inPairs(chapters, '……1  '), chapters],
    ['with two names a line', inPairs(names, '　　'), names],
    [
      'with every character spaced, and two names a line',
      inPairs(
        names.map(it => Array.from(it).join(' ')),
        '\u3000',
      ),
      names,
    ],
    ['with all entries on one line', [chapters.join(' ')], chapters],
    ['with number and name on two lines', onTwoLines(numbers), chapters],
    [
      'with a bare number and the name on two lines',
      onTwoLines(numerals),
      names.map((name, i) => `${numerals[i] ?? ''}、${name}`),
    ],
    [
      'with the page on a line of its own',
      chapters.flatMap((it, i) => [it, `${i * 9 + 1}`]),
      chapters,
    ],
    ['spaced differently', chapters.map(it => Array.from(it).join(' ')), chapters],
    ['with a colon instead of a space', chapters.map(it => it.replace(' ', '：')), chapters],
    ['with digits instead of numerals', names.map((name, i) => `第${i + 1}章 ${name}`), chapters],
    ['with names in brackets', names.map(name => `《${name}》`), names],
  ])('is recognized %s, and the text has its headings', (_title, table, titles) => {
    const isOneLine = table.length === 1
    for (const head of isOneLine ? [['目录']] : [['目录'], tabled]) {
      const lines = [...head, ...table, ...withText(titles)]
      expect(headingsOf(lines)).toEqual(titles)
      expect(read(lines).findings.setApart).toContainEqual({
        kind: 'contents',
        count: table.length + (head === tabled ? 0 : 1),
      })
    }
  })

  it('is recognized if the text too has number and name on two lines', () => {
    const titles = numbers.map((number, i) => [number, names[i] ?? ''])
    expect(headingsOf([...tabled, ...titles.flat(), ...withText(titles)])).toEqual(numbers)
  })

  it('is recognized if entries without a number interrupt it, and the text has those as headings', () => {
    const titles = [...chapters.slice(0, 2), '船歌', ...chapters.slice(2), '写在灯下']
    for (const head of [['目录'], tabled]) {
      const { findings, paragraphs } = read([...head, ...titles, ...withText(titles)])
      expect(paragraphs.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual(
        titles,
      )
      expect(findings.chapters).toMatchObject([{ sign: 'chapter', count: 8 }])
      expect(headingsOf([...head, ...titles, ...withText(chapters)])).toEqual(chapters)
    }
  })

  it('is recognized at the end of a book', () => {
    expect(headingsOf([...tabled, ...withText(chapters), '目录', ...chapters])).toEqual(chapters)
  })

  it('is not the title of the book', () => {
    expect(read(['目录', ...onTwoLines(numerals), ...withText(chapters)]).book.title).toBe('书')
  })

  it('ends before a heading that it does not list', () => {
    const lines = ['目录', ...chapters, '内容简介', second, ...withText(chapters)]
    expect(headingsOf(lines)).toEqual(['内容简介', ...chapters])
  })

  it('lists a title and its author on one line, and the author is no heading', () => {
    const authors = ['张三', '李四', '王五']
    const table = authors.map((author, i) => `${names[i] ?? ''}  ${author}`)
    const text = authors.flatMap((author, i) => [names[i] ?? '', author, second, first])
    expect(headingsOf(['目录', ...table, ...text])).toEqual(names.slice(0, 3))
  })
})

it('a table of contents without a title lists poems and their authors, and the text has these on two lines', () => {
  const authors = ['张三', '李四', '王五', '赵六']
  const table = authors.map((author, i) => `${names[i] ?? ''}　　${author}`)
  const text = authors.flatMap((author, i) => [names[i] ?? '', author, second])
  expect(headingsOf(['山居诗', ...table, ...text])).toEqual(names.slice(0, 4))
})

describe('no table of contents', () => {
  const verses = ['白日依山尽', '黄河入海流', '欲穷千里目', '更上一层楼']
  const song = ['春天来了', '夏天来了', '秋天来了']
  it.each<[string, readonly string[]]>([
    [
      'the verses of a poem that are explained one by one',
      [...verses, ...verses.flatMap(line => [line, second, first])],
    ],
    [
      'the lines of a song between the paragraphs',
      [...song, ...song.flatMap(line => [line, first])],
    ],
    [
      'the names of speakers',
      [
        ...names.slice(0, 3),
        ...Array<readonly string[]>(3)
          .fill(names.slice(0, 3).flatMap(name => [name, short]))
          .flat(),
      ],
    ],
    ['a refrain', [...names.slice(0, 3), second, ...names.slice(0, 3), second]],
    [
      'words that return once in verse',
      [...names, '雨声', '灯下', ...names.flatMap(name => [name, '江上'])],
    ],
    ['a list whose words are not repeated', [...names, second, first, names[0] ?? '', second]],
  ])('is made of %s', (_title, lines) => {
    expect(headingsOf([second, ...lines])).toEqual([])
  })
})

it('any lines in any order are read, and no entry of a table is a heading', () => {
  const line = fc.constantFrom(
    ...chapters,
    ...names,
    ...numerals,
    '目录',
    '1',
    '12',
    '  ',
    second,
    short,
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), texts => {
      const { signs, contents } = headingsIn(texts.map(text => ({ text, begins: true })))
      expect(signs).toHaveLength(texts.length)
      expect(contents.lines).toBeLessThanOrEqual(signs.filter(sign => sign === null).length)
    }),
  )
})

it('a table in wrapped text lists titles, also after a full line that ends a sentence', () => {
  const width = 32
  const words = '天还没有亮，院子里有人走动，水桶碰着井沿，响了一声又一声，后来静了。'
  const lines = [0, 1, 2].map(i => `　　${words.repeat(3)}`.slice(i * width, (i + 1) * width))
  const short = [...lines.slice(0, 2), '他坐起来，又躺下了。']
  const full = [...lines.slice(0, 2), `${'他坐起来，又躺下，'.repeat(4).slice(0, width - 1)}。`]
  const chapters = names.flatMap((name, i) => [
    name,
    ...short,
    ...short,
    ...(i === 2 ? full : short),
  ])
  const table = names.map(it => Array.from(it).join(' '))
  expect(headingsOf(['山居旧事', ...short, ...short, '', ...table, '', ...chapters])).toEqual([
    '山居旧事',
    ...names,
  ])
})

import { describe, expect, it } from 'vitest'
import type { Paragraph } from '#domain/book'
import { plainText } from './plain-text.ts'

function read(text: string, fileName = '报纸.txt') {
  const preview = plainText.parse(new TextEncoder().encode(text), fileName)
  if (!preview.ok) throw new Error(preview.code)
  const { book, chapters } = preview.text
  return { book, chapters, paragraphs: chapters.flat(), notices: preview.notices }
}

const signs: Readonly<Record<Paragraph['kind'], string>> = {
  heading: '#',
  body: '',
  boxTitle: '[',
  boxBody: '.',
  marker: '>',
  dateline: '@',
  quotation: '',
  verse: '',
  caption: '=',
  note: '',
}
const outline = (text: string) =>
  read(text).paragraphs.map(
    ({ kind, level = 1, text }) => signs[kind].repeat(level) + text.slice(0, 4),
  )

const prose = '深化数字经济合作。近年来，合作不断发展。'
const cut = '中国积极参与全球互联网治理，推动全球互联网治理体系改'

describe('a paragraph cut by print', () => {
  const textsOf = (...lines: string[]) =>
    read(['序', ...lines].join('\n'))
      .paragraphs.slice(1)
      .map(({ text, printBreaks = [] }) =>
        [...printBreaks]
          .reverse()
          .reduce((text, at) => `${text.slice(0, at)}|${text.slice(at)}`, text),
      )

  it.each([
    ['joins a paragraph that print cut', [cut, '革和建设。'], [`${cut}|革和建设。`]],
    ['joins a paragraph from three lines', [cut, cut, '革。'], [`${cut}|${cut}|革。`]],
    ['does not join a line that ends a sentence', [prose, prose], [prose, prose]],
    ['does not join a line with a heading after it', [cut, '一、革命'], [cut, '一、革命']],
    ['does not join a line with a signature after it', [cut, '——某人'], [cut, '——某人']],
    ['does not join short lines', ['床前明月光，', '疑是地上霜'], ['床前明月光，', '疑是地上霜']],
    [
      'does not join lines without signs of prose',
      ['孙新顾大嫂张青孙二娘龚旺丁得孙石勇焦挺', '以上十员。'],
      ['孙新顾大嫂张青孙二娘龚旺丁得孙石勇焦挺', '以上十员。'],
    ],
    [
      'does not join rows of a table',
      ['| 他来了，又走了，谁也不知道为什么 |', '| He came, and went |'],
      ['| 他来了，又走了，谁也不知道为什么 |', '| He came, and went |'],
    ],
    [
      'does not join lines that begin with labels',
      ['关键词：江南；市镇；商品化；明清；棉业', '中图分类号：K248'],
      ['关键词：江南；市镇；商品化；明清；棉业', '中图分类号：K248'],
    ],
    [
      'does not join a line that ends with a tag',
      ['他没有回答，只是把帽子摘下来，挂在门后。<br/>', '外面的雨还没有停。'],
      ['他没有回答，只是把帽子摘下来，挂在门后。<br/>', '外面的雨还没有停。'],
    ],
    [
      'does not join a line of two columns',
      ['没有停，檐下的水滴一声一声    外面的雨，两边全是荒', '的落在石板上    哪里有什么人家'],
      ['没有停，檐下的水滴一声一声    外面的雨，两边全是荒', '的落在石板上    哪里有什么人家'],
    ],
    [
      'does not join a line that ends with a note in brackets',
      ['有朋自遠方來，不亦樂乎？人不知而不慍〔慍，含怒意。〕', '為政第二'],
      ['有朋自遠方來，不亦樂乎？人不知而不慍〔慍，含怒意。〕', '為政第二'],
    ],
    [
      'does not join the head of a letter',
      ['Date: Mon, 5 Mar 2012 10:00:00 +0800', 'Subject: 译稿'],
      ['Date: Mon, 5 Mar 2012 10:00:00 +0800', 'Subject: 译稿'],
    ],
    [
      'does not join a line without words',
      ['00:00:08,000 --> 00:00:11,500', '我冒了严寒，回到故乡去。'],
      ['00:00:08,000 --> 00:00:11,500', '我冒了严寒，回到故乡去。'],
    ],
    [
      'does not join the date at the end of a letter',
      ['臣等不胜惶恐之至，谨奉表以闻，宣和四年春二月日', '萧让读罢。'],
      ['臣等不胜惶恐之至，谨奉表以闻，宣和四年春二月日', '萧让读罢。'],
    ],
    [
      'does not join list items that begin alike',
      ['鉴于对人类家庭所有成员固有尊严的承认,', '鉴于对人权的无视。'],
      ['鉴于对人类家庭所有成员固有尊严的承认,', '鉴于对人权的无视。'],
    ],
    [
      "joins a paragraph across a printer's note",
      [`${cut}（下转第四版）`, '（上接第一版）革和建设。'],
      [`${cut}（下转第四版）|（上接第一版）革和建设。`],
    ],
  ])('%s', (_title, lines, expected) => {
    expect(textsOf(...lines)).toEqual(expected)
  })

  it('counts the joined lines for the reader', () => {
    expect(read(`${cut}\n革和建设。`).notices).toEqual([{ code: 'joined-lines', detail: '1' }])
  })
})

describe("a printer's note", () => {
  it("marks a printer's note before a sentence and keeps it in the text", () => {
    const [first] = read('(上接第四版)2020年以来，中国提出倡议。').paragraphs
    expect(first).toMatchObject({ kind: 'body', inlines: [{ kind: 'marker', start: 0, end: 7 }] })
  })

  it("makes a printer's note on its own line a paragraph of its own kind", () => {
    expect(outline(`${prose}\n（下转第三版）\n${prose}`)).toEqual([
      '深化数字',
      '>（下转第',
      '深化数字',
    ])
  })
})

describe('a box', () => {
  it('ends a box at the next heading', () => {
    expect(
      outline(
        `（一）天\n他来了，又走了。\n专栏4 倡议\n为此，发布。\n又，发布。\n（二）地\n${prose}`,
      ),
    ).toEqual([
      '#（一）天',
      '他来了，',
      '[专栏4 ',
      '.为此，发',
      '.又，发布',
      '#（二）地',
      '深化数字',
    ])
  })

  it('ends a box where the article names its topics again, and reports the guess', () => {
    const text = `${prose}\n专栏 5 论坛\n8月，论坛举办。\n期间，签署。\n加强对话交流。双方，对话。\n其间，对话。`
    expect(outline(text)).toEqual([
      '深化数字',
      '[专栏 5',
      '.8月，论',
      '.期间，签',
      '加强对话',
      '其间，对',
    ])
    expect(read(text).notices).toEqual([{ code: 'box-end-guessed', detail: '专栏 5 论坛' }])
  })

  it('ends a box after one paragraph if the article was cut in mid-sentence', () => {
    expect(outline(`${cut}\n专栏5 论坛\n8月，论坛举办。\n革和建设。`)).toEqual([
      '中国积极',
      '[专栏5 ',
      '.8月，论',
      '革和建设',
    ])
  })

  it('does not extend a box over a whole article', () => {
    const after = Array.from({ length: 20 }, () => '他来了，又走了。')
    const kinds = read(['他来了，又走了。', '专栏1 论坛', ...after].join('\n')).paragraphs.map(
      ({ kind }) => kind,
    )
    expect(kinds.filter(kind => kind === 'boxBody')).toHaveLength(1)
  })
})

describe('a dateline', () => {
  it.each(['(新华社北京11月7日电)', '（新华社北京十一月七日电）', '（本报记者张三）'])(
    'recognizes the dateline %s',
    line => {
      expect(read(`${prose}\n${line}`).paragraphs.at(-1)?.kind).toBe('dateline')
    },
  )

  it.each(['（笑）', '（他在电话里说，七日见）', '新华社北京11月7日电'])(
    'does not take %s for a dateline',
    line => {
      expect(read(`${prose}\n${line}`).paragraphs.at(-1)?.kind).toBe('body')
    },
  )
})

describe('a book', () => {
  const titles = (text: string) => read(text).book.chapters.map(({ title }) => title)

  it('cuts a chapter at each heading of the highest level', () => {
    expect(
      titles(`（二）地\n${prose}\n四、主张\n${prose}\n（一）天\n${prose}\n结束语\n${prose}`),
    ).toEqual(['', '四、主张', '结束语'])
  })

  it('cuts no chapter at a sentence that mentions one', () => {
    expect(titles(`第一回 天\n${prose}\n第二回的故事，下面再说。\n第三回\n${prose}`)).toEqual([
      '第一回 天',
      '第三回',
    ])
  })

  it.each([
    ['《三国演义》罗贯中\n\n第一回 天\n正文。', '三国演义', '罗贯中'],
    ['《边城》\n作者：沈从文\n由四川过湖南去，靠东有一条官路。', '边城', '沈从文'],
    ['故乡\n我冒了严寒，回到相隔二千余里，别了二十余年的故乡去。', '故乡', undefined],
    ['正文开始了，没有题目。\n正文。', '报纸', undefined],
    ['故乡', '报纸', undefined],
  ])('names a book by its title page or its file (%#)', (text, title, author) => {
    expect(read(text).book).toMatchObject({ title, ...(author !== undefined && { author }) })
    expect(read(text).book.author).toBe(author)
  })

  it('puts the title page into the first chapter', () => {
    const { book, chapters } = read(`《三国演义》罗贯中\n第一回 天\n${prose}\n第二回 地\n${prose}`)
    expect(book.chapters.map(({ title }) => title)).toEqual(['第一回 天', '第二回 地'])
    expect(chapters[0]?.map(({ text }) => text.slice(0, 5))).toEqual([
      '《三国演义',
      '第一回 天',
      '深化数字经',
    ])
  })

  it('gives the same text the same id in another encoding and with other line ends', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x29, 0x59, 0x0d, 0x00, 0x0a, 0x00, 0x30, 0x57])
    const preview = plainText.parse(utf16, 'a.txt')
    expect(preview.ok && preview.text.book.id).toBe(read('天\n地').book.id)
    expect(preview.ok && preview.notices).toEqual([{ code: 'decoded-as', detail: 'UTF-16LE' }])
  })

  it('lists the headings of a chapter with their paragraphs', () => {
    const { book, paragraphs } = read(`${prose}\n一、天\n${prose}\n二、地`)
    expect(book.chapters[1]?.headings).toEqual([
      { paragraph: paragraphs[1]?.id, level: 1, title: '一、天', index: 0 },
    ])
  })

  it('cuts very long lines at sentences and reports them', () => {
    const { paragraphs, notices } = read('天地玄黄，宇宙洪荒。'.repeat(2_500))
    expect(paragraphs.map(({ text }) => text.length)).toEqual([10_000, 10_000, 5_000])
    expect(notices).toEqual([{ code: 'cut-long-lines', detail: '1' }])
  })

  it('reports the chapters that are cut into several files', () => {
    const long = Array.from({ length: 600 }, (_, i) => `第${i}句。`).join('\n')
    expect(read(`第一章 长\n${long}\n第二章 短`).notices).toEqual([
      { code: 'long-chapter', detail: '第一章 长' },
    ])
  })
})

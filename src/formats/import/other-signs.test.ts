/** Shapes of real files as other programs and hands write them: other numbers, signs and spaces. */
import { describe, expect, it } from 'vitest'
import { besideParagraphs } from './bilingual/imported-translation.ts'
import type { ImportChoices } from './choices.ts'
import { previewImport } from './index.ts'
import { keepsItsPromises } from './promises-testing.ts'

function read(name: string, text: string, choices: ImportChoices = {}) {
  const preview = previewImport(new TextEncoder().encode(text), name, choices)
  if (!preview.ok) throw new Error(preview.code)
  keepsItsPromises(preview)
  const paragraphs = preview.text.chapters.flat()
  const beside = preview.translation ? besideParagraphs(preview.text, preview.translation) : []
  return {
    preview,
    texts: paragraphs.map(paragraph => paragraph.text),
    chapters: preview.text.book.chapters.flatMap(({ title }) => (title === '' ? [] : [title])),
    pairs: paragraphs.map(
      (paragraph, i) =>
        `${paragraph.text} | ${beside.find(({ index }) => index === i)?.text.text ?? ''}`,
    ),
    within: preview.findings.removals.flatMap(({ within = [] }) => within.map(({ cut }) => cut)),
  }
}

const prose = [
  '王先生说，这件事情要从头说起，谁也没有想到。',
  '那一年的冬天特别冷，河里的水都结了冰，孩子们在上面跑来跑去，谁也不怕掉下去。',
  '天就这样黑了。',
]

describe('chapters', () => {
  it.each<[string, (number: number) => string]>([
    ['the old forms of 回', at => `第${'一二三四'[at]}${'囘囬囘囬'[at]} 風雪`],
    ['Roman numerals that are one character', at => 'ⅠⅡⅢⅣ'[at] ?? ''],
    ['nights', at => `第${'一二三四'[at]}夜 灯火`],
    ['the days of a diary', at => `第${'一二三四'[at]}天`],
    ['parts in square brackets', at => `山居[${at + 1}]`],
    ['parts after a dot', at => `山居·${'上中下'[at] ?? ''}`],
    ['poems with wide digits', at => `０${'２３４５'[at]}王维：山居`],
  ])('are %s', (_what, title) => {
    const titles = [0, 1, 2, 3].map(title).filter(words => !words.endsWith('·'))
    const { chapters } = read('书.txt', titles.flatMap(words => [words, ...prose]).join('\n'))
    expect(chapters).toEqual(titles)
  })

  it('are bare numbers that are printed twice', () => {
    const lines = ['一', '二', '三'].flatMap(number => [number, number, ...prose])
    expect(read('书.txt', lines.join('\n')).chapters).toEqual(['一', '二', '三'])
  })

  it('are no days that prose counts', () => {
    const lines = ['第一天，他来了。', ...prose, '第二天', ...prose]
    expect(read('书.txt', lines.join('\n')).chapters).toEqual([])
  })

  it('do not begin at an entry of the contents that the text lacks', () => {
    const titles = ['第一章 归来', '第二章 远行', '第三章 风雨']
    const lines = ['自序', ...titles, '后记', ...titles.flatMap(title => [title, ...prose])]
    expect(read('书.txt', lines.join('\n')).chapters).toEqual(titles)
  })

  it.each([
    ['新語卷N　漢　陸賈　撰', '新語卷N　終'],
    ['新語巻第N　漢　陸賈　撰', '右新語卷第N'],
    ['欽定四庫全書　新語卷N', '新語卷N'],
    ['新語 卷N 〔漢〕陸賈 撰', '新語 卷N'],
  ])('open with %s and not with %s', (opening, closing) => {
    const volumes = ['一', '二', '三'].map(number => [
      opening.replace('N', number),
      '天生萬物，以地養之，聖人成之，功德參合，而道術生焉。',
      '布氣治性，次置五行，春生夏長，秋收冬藏。',
      closing.replace('N', number),
    ])
    expect(read('新語.txt', volumes.flat().join('\n')).chapters).toEqual(
      volumes.map(([title]) => title),
    )
  })
})

describe('paragraphs', () => {
  it('begin with spaces that were counted as characters when the text was wrapped', () => {
    const whole = Array.from(
      { length: 12 },
      (_, i) =>
        `    ${prose[1]}${'村口的老槐树下坐着几个老人，'.repeat(1 + (i % 3))}没有人听得清楚。`,
    )
    const lines = whole.flatMap(text => text.match(/.{1,34}/gu) ?? [])
    expect(read('书.txt', lines.join('\n')).texts).toEqual(whole.map(text => text.trim()))
  })

  it('are cut at four spaces on one line too', () => {
    const sentences = Array.from({ length: 12 }, (_, i) => `${i}${prose[1]}`)
    expect(read('书.txt', sentences.join('    ')).texts).toEqual(sentences)
  })

  it('go on after a picture that is called image', () => {
    const { texts } = read('书.html', `<p>${prose[0]}<image src="a.png">${prose[2]}</p>`)
    expect(texts.join('')).toContain(prose[2])
  })
})

describe('Markdown', () => {
  it.each(['`'.repeat(1000), '~'.repeat(40)])('goes on after an ornament', ornament => {
    const { chapters } = read('书.md', `# 甲\n\n天亮。\n\n${ornament}\n\n# 乙\n\n天黑。\n`)
    expect(chapters).toEqual(['甲', '乙'])
  })
})

describe('noise within a paragraph', () => {
  it.each([
    'www点abcde点com',
    'abcde點com',
    'ｗｗｗ点ａｂｃｄｅ点ｃｏｍ',
    '【abcde点cc】',
    'www˙abcde˙com',
    'www,abcde,com',
    'a·b·c·d·e.c·o·m',
    'ａｂｃｄｅ。ｃｏｍ',
    'http://www。abcde。com',
    '更多精彩请到www点abcde点com',
    '[url=http://www.abcde.com]abcde[/url]',
    '<a href="http://www.abcde.com">abcde</a>',
    '八㈠中文网',
    '笔趣阁www.biquge点com',
    '_分节阅读_12',
    '＿分節閱讀＿１２',
  ])('is %s, alone', noise => {
    const line = prose[1]?.replace('上面', `上面${noise}`)
    const { within } = read('书.txt', [prose[0], line, prose[2]].join('\n'))
    expect(within).toEqual([noise])
  })

  it('is a row of page numbers between dashes', () => {
    const lines = [1, 2, 3, 4].map(page => `${prose[1]?.replace('上面', `上面-${page}-`)}${page}`)
    expect(read('书.txt', lines.join('\n')).within).toEqual(['-1-', '-2-', '-3-', '-4-'])
  })

  it.each([
    '会议在早上9点net中心召开，大家都来了，谁也没有迟到。',
    '请发邮件到abc@sina点com，我们会尽快回复您的来信，谢谢。',
    '这本书分节阅读了3遍，才明白其中的道理，真是难懂。',
    '二十㈠中文版的说明书，他看了三遍，还是不明白。',
    '他说“Word。me too”，大家都笑了起来，谁也不信他。',
  ])('is nothing that an author writes: %s', line => {
    expect(read('书.txt', [prose[0], line, prose[2]].join('\n')).within).toEqual([])
  })

  it('is a page number in brackets that cuts a sentence', () => {
    const lines = [1, 2, 3, 4].flatMap(page => [
      `他走过长长的街道${page}，看见`,
      `(${page})`,
      '灯。',
    ])
    const { removals } = read('书.txt', lines.join('\n')).preview.findings
    expect(removals).toMatchObject([{ kind: 'page-number', count: 4 }])
  })
})

const old = ['子曰學而時習之。', '有朋自遠方來。', '人不知而不慍。', '其爲人也孝弟。']
const modern = ['孔子说要学习。', '有朋友从远方来。', '别人不了解我。', '为人孝顺。']

describe('labels of two texts', () => {
  it.each([
    ['原　文：', '译　文：'],
    ['ST: ', 'TT: '],
    ['原：', '译：'],
    ['<原文>', '<译文>'],
    ['SOURCE TEXT:', 'TARGET TEXT:'],
    ['**原文**：', '**译文**：'],
  ])('are %s and %s', (here, there) => {
    const lines = old.flatMap((text, i) => [here + text, there + modern[i]])
    expect(read('书.txt', lines.join('\n')).pairs).toEqual(
      old.map((text, i) => `${text} | ${modern[i]}`),
    )
  })

  it('may count the pairs', () => {
    const lines = old.flatMap((text, i) => [`原文${i + 1}：${text}`, `译文${i + 1}：${modern[i]}`])
    const { pairs, preview } = read('书.txt', lines.join('\n'))
    expect(pairs).toEqual(old.map((text, i) => `${text} | ${modern[i]}`))
    expect(preview.notices.map(({ code }) => code)).not.toContain('several-translations')
  })
})

describe('lines without words', () => {
  const english = ['He studied.', 'A friend came.', 'Nobody knew.', 'He was good.', '...', '1998']
  const chinese = [...old, '……', '1998']
  const paired = chinese.map((text, i) => `${text} | ${english[i]}`)

  it.each([
    ['line by line', '\n'],
    ['after a stroke', ' | '],
    ['after a tight stroke', '｜'],
  ])('stay beside their own, %s', (_how, between) => {
    const lines = chinese.map((text, i) => `${text}${between}${english[i]}`)
    expect(read('书.txt', lines.join('\n')).pairs).toEqual(paired)
  })
})

describe('WebVTT', () => {
  it('has looks, notes and names of cues that are not words', () => {
    const cues = old.map(
      (text, i) => `cue${i}\n00:0${i}.000 --> 00:0${i + 1}.000\n${text}\n${modern[i]}`,
    )
    const head = 'WEBVTT\n\nSTYLE\n::cue { color: white }\n\nNOTE made by hand'
    const { texts } = read('片.vtt', [head, ...cues].join('\n\n'))
    expect(texts).toEqual(old.flatMap((text, i) => [text, modern[i]]))
  })
})

import { expect, it } from 'vitest'
import { outline } from './headings/outline-testing.ts'
import { previewImport } from './index.ts'
import { asPrinted, withMissingCharacters } from './missing-characters.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (text: string, name = '书.txt') => previewImport(utf8(text), name)
const noticesOf = (text: string, name?: string) => {
  const preview = read(text, name)
  return preview.ok ? preview.notices.map(({ code, detail }) => `${code} ${detail}`) : []
}

it.each([
  ['of the Kanseki Repository', '名曰&KR0001;山', '名曰{〓=KR0001}山'],
  ['of CBETA', '又見&M012345;、&CB00123;。', '又見{〓=M012345}、{〓=CB00123}。'],
  ['with a hyphen', '其字&CDP-8BBA;，&C3-6B3A;。', '其字{〓=CDP-8BBA}，{〓=C3-6B3A}。'],
  ['of two parts', '书&I-CDP-8BBA;者', '书{〓=I-CDP-8BBA}者'],
  ['that begin like an entity of HTML', '字&GT-12345;也', '字{〓=GT-12345}也'],
  ['side by side', '&KR0001;&KR0001;二石', '{〓=KR0001}{〓=KR0001}二石'],
  ['of private code points', '其名&#xE123;&#57636;不传', '其名{〓=U+E123}{〓=U+E124}不传'],
])('entities %s are 〓 with their name, in plain text and on pages', (_title, written, shown) => {
  for (const name of ['书.txt', '书.md', '书.html', '书.tsv']) {
    if (name === '书.md' && written.includes('#')) continue
    const text = name === '书.html' ? `<p>${written}</p>` : written
    expect(outline(read(text, name))).toEqual([shown])
  }
})

it.each([
  ['company names', 'AT&T5;与 R&D2;'],
  ['parameters', '参数 x?y=1&B2345;z 与 y=&C2345;。'],
  ['entities of HTML', '甲&copy;乙&frac12;丙&there4;'],
  ['descriptions by parts', '[金*本]与⿰金本'],
  ['an unfinished name', '甲&KR0001乙'],
  ['a long name', `甲&K${'1'.repeat(80)};`],
])('%s stay as written', (_title, text) => {
  expect(outline(read(text))).toEqual([text])
  expect(noticesOf(text)).toEqual([])
})

it('references to Han characters become those characters in plain text, where nothing else decodes them', () => {
  expect(outline(read('&#x4E2D;&#22269;人 &#x41;&#x110000;'))).toEqual(['中国人 &#x41;&#x110000;'])
  expect(outline(read('<p>写作 &amp;#x4E2D;</p>', '书.html'))).toEqual(['写作 &#x4E2D;'])
})

it('the names of missing characters in code stay as written', () => {
  const markdown = '在文中写 `&KR0001;` 表示\n\n```\n&KR0001; = 字\n```\n\n正文里的 &KR0002; 是缺字'
  const expected = ['在文中写 &KR0001; 表示', '&KR0001; = 字', '正文里的 {〓=KR0002} 是缺字']
  expect(outline(read(markdown, '书.md'))).toEqual(expected)
  const page =
    '<p>在文中写 <code>&amp;KR0001;</code> 表示<pre>&amp;KR0001; = 字</pre><p>正文里的 &KR0002; 是缺字'
  expect(outline(read(page, '书.html'))).toEqual(expected)
  expect(noticesOf(page, '书.html')).toEqual(['missing-characters 1'])
})

it('an author has 〓 for a missing character', () => {
  for (const [name, text] of [
    ['书.html', '<title>山志</title><meta name="author" content="&amp;CDP-8BBA;生"><p>甲'],
    ['山志 - &CDP-8BBA;生.txt', '山志\n作者：&CDP-8BBA;生\n\n第一章 山\n甲。\n第二章 水\n乙。'],
  ] as const)
    expect(read(text, name)).toMatchObject({ text: { book: { author: '〓生' } } })
})

it('missing characters are counted in a notice', () => {
  expect(noticesOf('甲&KR0001;\n乙&KR0002;&KR0001;')).toEqual(['missing-characters 3'])
})

it('titles and headings have 〓 for a missing character', () => {
  const preview = read('<title>山志&KR0001;</title><h1>&KR0001;山</h1><p>甲</p>', '书.html')
  expect(preview).toMatchObject({
    ok: true,
    text: {
      book: { title: '山志〓', chapters: [{ title: '〓山', headings: [{ title: '〓山' }] }] },
    },
  })
})

it('a translation in the same file keeps its formats around a missing character', () => {
  const rich = { text: '甲&KR0001;乙', spans: [{ format: 'strong' as const, start: 9, end: 10 }] }
  const [chapter] = withMissingCharacters([
    {
      title: '',
      level: 1,
      paragraphs: [{ kind: 'body', text: '天', beside: { texts: [rich], doubtful: false } }],
    },
  ])
  expect(chapter?.paragraphs[0]?.beside?.texts).toEqual([
    { text: '甲〓乙', spans: [{ format: 'strong', start: 2, end: 3 }] },
  ])
})

it('inlines and breaks of print after a missing character move with their words', () => {
  const [chapter] = withMissingCharacters([
    {
      title: '',
      level: 1,
      paragraphs: [
        {
          kind: 'body',
          text: '天&KR0001;地玄&KR0002;',
          inlines: [
            { kind: 'strong', start: 1, end: 10 },
            { kind: 'ruby', start: 10, end: 11, reading: 'xuán' },
          ],
          printBreaks: [10],
        },
      ],
    },
  ])
  expect(chapter?.paragraphs).toEqual([
    {
      kind: 'body',
      text: '天〓地玄〓',
      inlines: [
        { kind: 'strong', start: 1, end: 3 },
        { kind: 'missingCharacter', start: 1, end: 2, name: 'KR0001' },
        { kind: 'ruby', start: 3, end: 4, reading: 'xuán' },
        { kind: 'missingCharacter', start: 4, end: 5, name: 'KR0002' },
      ],
      printBreaks: [3],
    },
  ])
})

it('a missing character is as wide as any other when lines are measured', () => {
  expect(asPrinted('甲&KR0001;乙&#x4E2D;')).toBe('甲〇乙〇')
})

it('verse with a missing character is verse', () => {
  const verse = '白日依山&KR0001;，\n黄河入海流。\n欲穷千里目，\n更上一层楼。\n'
  expect(outline(read(`登楼\n\n${verse}`)).slice(-4)).toEqual([
    'verse: 白日依山{〓=KR0001}，',
    'verse: 黄河入海流。',
    'verse: 欲穷千里目，',
    'verse: 更上一层楼。',
  ])
})

import { gzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { besideParagraphs } from '../bilingual/imported-translation.ts'
import type { ImportChoices } from '../choices.ts'
import { previewImport } from '../index.ts'
import { outline } from '../headings/outline-testing.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const header =
  '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="zh-CN" datatype="plaintext"/>'
const file = (body: string, head = header) =>
  `<?xml version="1.0"?>\n<tmx version="1.4">${head}<body>\n${body}\n</body></tmx>`
const tuv = (language: string, segment: string) =>
  `<tuv xml:lang="${language}"><seg>${segment}</seg></tuv>`
const unit = (...variants: readonly string[]) => `<tu>${variants.join('')}</tu>`

const preview = (text: string, choices: ImportChoices = {}) =>
  previewImport(utf8(text), '记忆.tmx', choices)

function read(body: string, head?: string) {
  const found = preview(file(body, head))
  if (!found.ok) throw new Error(found.code)
  const beside = found.translation ? besideParagraphs(found.text, found.translation) : []
  return {
    language: [found.text.book.language, found.translation?.language],
    source: outline(found),
    translation: beside.map(({ text }) => text),
    others: beside.map(({ others = [] }) => others.map(({ text }) => text)),
    notices: found.notices.map(({ code, detail }) => `${code} ${detail}`),
  }
}

describe('TMX', () => {
  it('is a bilingual book with a paragraph for each unit', () => {
    const body = unit(tuv('zh-CN', '天地玄黄。'), tuv('en-GB', 'Heaven &amp; earth.'))
    expect(read(body)).toMatchObject({
      language: ['zh-Hans', 'en-GB'],
      source: ['天地玄黄。'],
      translation: [{ text: 'Heaven & earth.', spans: [] }],
    })
  })

  it('has Chinese as its source, whichever way the memory translates', () => {
    const body = unit(tuv('en', 'The earth.'), tuv('zh-TW', '大地。'), tuv('fr', 'La terre.'))
    const found = read(body, header.replace('zh-CN', 'en'))
    expect(found).toMatchObject({ source: ['大地。'], language: ['zh-Hant', 'en'] })
    expect(found.others).toEqual([['La terre.']])
  })

  it.each([
    ['the declared language', 'en', ['en', 'fr'], ['The earth.']],
    ['the commonest language if all may be', '*all*', ['en', 'fr'], ['The earth.']],
  ])('without Chinese has %s as its source', (_title, srclang, language, source) => {
    const body = unit(tuv('en', 'The earth.'), tuv('fr', 'La terre.'))
    expect(read(body, header.replace('zh-CN', srclang))).toMatchObject({ language, source })
  })

  it('keeps the formats that inline codes stand for, and counts the other codes', () => {
    const codes =
      '山<bpt i="1" type="bold">&lt;b></bpt>里<bpt i="2">&lt;i></bpt>的<ept i="1"/>春<ept i="2"/>天<ph type="lb"/>来<ph>{1}</ph>了'
    const found = read(unit(tuv('zh', codes), tuv('en', '<hi type="superscript">a</hi> b')))
    expect(found.source).toEqual(['山**里_的**春_天\n来了'])
    expect(found.translation).toEqual([
      { text: 'a b', spans: [{ format: 'superscript', start: 0, end: 1 }] },
    ])
    expect(found.notices).toEqual(['codes-left-out 1'])
  })

  it('keeps the words around codes without partners, and counts these', () => {
    const found = read(
      unit(tuv('zh', '一<ept i="3"/>二<bpt i="1" type="bold"/>三'), tuv('en', 'x')),
    )
    expect(found).toMatchObject({ source: ['一二三'], notices: ['mended-markup 2'] })
  })

  it('reads line ends with an indent as layout, and others as line breaks', () => {
    const found = read(unit(tuv('zh', '\n      天地\n      玄黄\n    '), tuv('en', 'one\ntwo')))
    expect(found.source).toEqual(['天地玄黄'])
    expect(found.translation).toMatchObject([{ text: 'one\ntwo' }])
  })

  it('counts units without words of the source', () => {
    const body = unit(tuv('zh', '天'), tuv('en', 'a')) + unit(tuv('en', 'b'))
    expect(read(body).notices).toEqual(['pairs-left-out 1'])
  })

  it('keeps both languages in the text if the reader wants no translation apart', () => {
    const body = unit(tuv('zh', '天地。'), tuv('en', 'Earth.'))
    const whole = preview(file(body), { translationApart: false })
    expect(outline(whole)).toEqual(['天地。', 'Earth.'])
    expect(whole).toMatchObject({ findings: { translation: { apart: false, paired: 1 } } })
  })

  it('applies what the reader taught, and keeps the translations beside their paragraphs', () => {
    const body = ['第一章', '天地。', '宇宙。', '第二章', '玄黄。'].map((words, i) =>
      unit(tuv('zh', words), tuv('en', `t${i}`)),
    )
    const found = preview(file(body.join('')), { chapterLines: '第#章', dropLines: ['天地。'] })
    expect(outline(found)).toEqual(['# 第一章', '宇宙。', '---', '# 第二章', '玄黄。'])
    expect(found.ok && found.translation?.texts.map(({ text }) => text)).toEqual([
      't0',
      't2',
      't3',
      't4',
    ])
  })

  it('is read with everything that the standard has', () => {
    const head =
      '<header srclang="*all*"><note o-encoding="x">n</note><prop type="a" xml:lang="en">p</prop><ude name="u" base="x"><map unicode="#xF8FF" code="#xF0" ent="A" subst="[A]"/></ude></header>'
    const zh =
      '天<ut x="1">&lt;b></ut>地<hi type="x"><ph assoc="p">&lt;img alt="<sub type="a">山<hi>水</hi></sub>"></ph>玄</hi><it pos="end"/>黄'
    const own = `<tu tuid="1" segtype="phrase"><note>n</note><prop type="a">p</prop><tuv lang="ZH-CN" o-encoding="x"><prop type="a"/><note/><seg>${zh}</seg></tuv>${tuv('EN', 'a')}</tu>`
    expect(read(own, head).source).toEqual(['天地玄黄'])
  })

  it.each(['1.1', '1.2', '1.3', '1.4', '1.4b'])('is read in version %s', version => {
    const text = file(unit(tuv('zh', '天'), tuv('en', 'a'))).replace('"1.4"', `"${version}"`)
    const type = text.replace('<tmx', '<!DOCTYPE tmx PUBLIC "-//L//DTD" "tmx14.dtd">\n<tmx')
    for (const one of [text, type]) expect(outline(preview(one))).toEqual(['天'])
  })

  it('is read from gzip, with `lang` without a prefix, and in UTF-16', () => {
    const text = file(unit('<tuv lang="zh"><seg>天</seg></tuv><tuv lang="en"><seg>sky</seg></tuv>'))
    const wide = Uint8Array.from(
      Array.from(`\ufeff${text}`, char => char.charCodeAt(0)).flatMap(unit => [
        unit & 0xff,
        unit >> 8,
      ]),
    )
    for (const bytes of [gzipSync(utf8(text)), wide, gzipSync(wide)])
      expect(outline(previewImport(bytes, 'a.tmx.gz'))).toEqual(['天'])
  })
})

describe('TMX that is not valid', () => {
  const good = unit(tuv('zh', '天'))
  const ude = (maps: string) => `<header srclang="zh"><ude name="u">${maps}</ude></header>`
  it.each([
    ['an unclosed element', '<tmx version="1.4"><header>', 'markup', '', 1],
    ['an entity', file(unit(tuv('zh', '天&foo;'))), 'entity', '', 3],
    [
      'an entity that its document type defines',
      file(good.replace('天', '&e;')).replace('\n', '<!DOCTYPE tmx [<!ENTITY e "天">]>\n'),
      'entity',
      '',
      3,
    ],
    ['no header', file(good, ''), 'missing-element', 'header', 2],
    ['no source language', file(good, '<header/>'), 'missing-attribute', 'srclang', 2],
    ['another version', file(good).replace('1.4', '2.0'), 'value', 'version="2.0"', 2],
    ['a unit without variants', file('<tu/>'), 'missing-element', 'tuv', 3],
    ['a variant without a segment', file(unit('<tuv lang="zh"/>')), 'missing-element', 'seg', 3],
    ['two segments', file(unit('<tuv lang="zh"><seg/><seg/></tuv>')), 'element', 'seg', 3],
    ['no language', file(unit('<tuv><seg/></tuv>')), 'missing-attribute', 'xml:lang', 3],
    ['words in a unit', file('<tu>x<tuv lang="zh"><seg/></tuv></tu>'), 'words', 'x', 3],
    ['an unknown code', file(unit(tuv('zh', '<b>天</b>'))), 'element', 'b', 3],
    ['a code without a number', file(unit(tuv('zh', '<bpt/>'))), 'missing-attribute', 'i', 3],
    [
      'a note after its segment',
      file('<tu><tuv lang="zh"><seg/><note/></tuv></tu>'),
      'element',
      'note',
      3,
    ],
    [
      'a unit of an unknown size',
      file('<tu segtype="word"><tuv lang="zh"><seg/></tuv></tu>'),
      'value',
      'segtype="word"',
      3,
    ],
    ['a code in native code', file(unit(tuv('zh', '<ph><ph/></ph>'))), 'element', 'ph', 3],
    ['a segment in a segment', file(unit(tuv('zh', '<seg/>'))), 'element', 'seg', 3],
    ['half of a code of no side', file(unit(tuv('zh', '<it/>天'))), 'missing-attribute', 'pos', 3],
    ['a second body', file(good).replace('</tmx>', '<body/></tmx>'), 'element', 'body', 4],
    ['an encoding without characters', file(good, ude('')), 'missing-element', 'map', 2],
    [
      'a character that is none',
      file(good, ude('<map unicode="F8FF"/>')),
      'value',
      'unicode="F8FF"',
      2,
    ],
    [
      'codes of no encoding',
      file(good, ude('<map unicode="#xF8FF" code="#xF0"/>')),
      'missing-attribute',
      'base',
      2,
    ],
    ['another root', '<other>x</other>', 'element', 'other', 1],
    ['deep nesting', file('<a>'.repeat(300)), 'deep', 'a', 3],
  ])('with %s is refused with the place and the reason', (_title, text, reason, name, line) => {
    expect(preview(text)).toMatchObject({
      ok: false,
      code: 'import.invalid',
      file: '记忆.tmx',
      xml: { reason, name, line },
    })
  })

  it('is refused if its compressed contents are damaged', () => {
    const bytes = gzipSync(utf8(file(good)))
    expect(previewImport(bytes.subarray(0, 60), 'a.tmx.gz')).toMatchObject({
      ok: false,
      code: 'import.damaged-file',
    })
  })

  it('is refused in the column of the element, counted in characters', () => {
    const found = preview(file(`<tu>${tuv('zh', '𠮷')}<x/></tu>`))
    expect(found).toMatchObject({ xml: { reason: 'element', line: 3, column: 42 } })
  })
})

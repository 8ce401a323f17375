/**
 * Tests the EPUB importer. This file is long because it has a case for each known fault of
 * bookshops and converters.
 */
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { makeZip } from '../../zip/make-zip.ts'
import { previewImport } from '../index.ts'
import { noticesOf, outline } from '../headings/outline-testing.ts'
import { epubOf, type EpubParts } from './epub-testing.ts'
import { epub } from './epub.ts'

const read = (parts: EpubParts) => epub.parse(epubOf(parts), '书.epub')
const toc = (list: string) => `<nav epub:type="toc"><ol>${list}</ol></nav>`

describe('chapters of an EPUB', () => {
  it.each<[string, EpubParts, readonly string[]]>([
    [
      'come from the navigation document, with the headings in the text',
      {
        pages: {
          'a.xhtml': '<p>扉页</p>',
          'b.xhtml': '<h2>第一章 天</h2><p>甲</p><h3>一</h3><p>乙</p>',
          'c.xhtml': '<p class="t">第二章</p><p>丙</p>',
        },
        nav: toc('<li><a href="b.xhtml">第一章　天</a></li><li><a href="c.xhtml">第二章</a></li>'),
      },
      ['扉页', '---', '# 第一章 天', '甲', '## 一', '乙', '---', '# 第二章', '丙'],
    ],
    [
      'come from an NCX',
      {
        pages: { 'a.html': '<p>天</p>', 'b.html': '<h1>地</h1><p>乙</p>' },
        items: '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        spine: 'toc="ncx"',
        files: {
          'OEBPS/toc.ncx': `<ncx><navMap><navPoint><navLabel><text>天</text></navLabel><content src="a.html"/>
            <navPoint><navLabel><text>地</text></navLabel><content src="b.html"/></navPoint></navPoint></navMap></ncx>`,
        },
      },
      ['# 天', '---', '## 地', '乙'],
    ],
    [
      'begin inside documents',
      {
        pages: { 'a.xhtml': '<h1 id="x">一</h1><p>甲</p><div id="y"/><h1>二</h1><p>乙</p>' },
        nav: toc('<li><a href="a.xhtml#x">一</a></li><li><a href="a.xhtml#y">二</a></li>'),
      },
      ['# 一', '甲', '---', '# 二', '乙'],
    ],
    [
      'begin at elements with two ids, and at rows',
      {
        pages: {
          'a.xhtml':
            '<p>甲</p><p><a id="x" name="y"/>一</p><p>乙</p><table><tr id="z"><td>二</td><td>丙</td></tr></table>',
        },
        nav: toc('<li><a href="a.xhtml#y">一</a></li><li><a href="a.xhtml#z">二</a></li>'),
      },
      ['甲', '---', '# 一', '乙', '---', '# 二', '丙'],
    ],
    [
      'get a heading that is only in the contents',
      {
        pages: { 'a.xhtml': '<img src="t.png"/>', 'b.xhtml': '<p>甲</p>' },
        nav: toc('<li><a href="a.xhtml">第一章</a></li>'),
      },
      ['# 第一章', '甲'],
    ],
    [
      'get the alternative text of a picture as heading',
      {
        pages: {
          'a.xhtml': '<h1><img alt="第一章 天" src="t.png"/></h1><p>甲</p>',
          'b.xhtml': '<h1><img alt="标题图片" src="t.png"/></h1><p>乙</p>',
        },
      },
      ['# 第一章 天', '甲', '乙'],
    ],
    [
      'come from classes if there are no headings and contents',
      {
        pages: {
          'a.xhtml': '<p class="x ChapterTitle">天</p><p>甲</p><p class="title2">一</p><p>乙</p>',
          'b.xhtml': '<div class="title"><p>地</p><p>丙</p></div><p class="title">地</p><p>丙</p>',
        },
      },
      ['# 天', '甲', '## 一', '乙', '地', '丙', '---', '# 地', '丙'],
    ],
    [
      'do not come from classes if there are headings',
      { pages: { 'a.xhtml': '<h1>天</h1><p class="title">甲</p>' } },
      ['# 天', '甲'],
    ],
    [
      'begin with an entry without a link at the first entry below it',
      {
        pages: { 'a.xhtml': '<p><b>一</b></p><p>甲</p>', 'b.xhtml': '<p>二</p><p>乙</p>' },
        nav: toc(
          '<li><span>上部</span><ol><li><a href="a.xhtml">一</a></li><li><a href="b.xhtml">二</a></li></ol></li>',
        ),
      },
      ['# 上部', '---', '## 一', '甲', '---', '## 二', '乙'],
    ],
    [
      'keep a title in two paragraphs',
      {
        pages: { 'a.xhtml': '<p>第一章</p><p>山　居</p><p>甲</p>' },
        nav: toc('<li><a href="a.xhtml">第一章 山居</a></li>'),
      },
      ['# 第一章', '## 山　居', '甲'],
    ],
    [
      'come from a page of links, which is left out',
      {
        pages: {
          'a.xhtml':
            '<p>目　录</p><p><a href="b.xhtml">天</a></p><p>2. <a href="b.xhtml#c">地</a></p>',
          'b.xhtml': '<p>天</p><p>甲</p><p><a id="c"/>地</p><p>乙</p>',
        },
      },
      ['# 天', '甲', '---', '# 地', '乙'],
    ],
    [
      'have the characters of HTML entities',
      {
        pages: { 'a.html': '<p>甲</p>' },
        items: '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        files: {
          'OEBPS/toc.ncx':
            '<ncx><navMap><navPoint><navLabel><text>天&middot;地&nbsp;&x;</text></navLabel><content src="a.html"/></navPoint></navMap></ncx>',
        },
      },
      ['# 天·地 &x;', '甲'],
    ],
    [
      'do not include a cover',
      {
        pages: { 'a.xhtml': '<img/>', 'b.xhtml': '<h1>一</h1><p>甲</p>' },
        nav: toc('<li><a href="a.xhtml">封面</a></li><li><a href="b.xhtml">一</a></li>'),
      },
      ['# 一', '甲'],
    ],
    [
      'equal a title with a sign of a note',
      {
        pages: {
          'a.xhtml':
            '<p>第一章 山<sup>[1]</sup></p><p>甲</p><p id="b">第二章 水①</p><p>乙</p><p id="c">第三章 云</p><p>丙</p>',
        },
        nav: toc(
          '<li><a href="a.xhtml">第一章 山</a></li><li><a href="a.xhtml#b">第二章 水</a></li><li><a href="a.xhtml#c">第三章 云〔一〕</a></li>',
        ),
      },
      ['# 第一章 山^[1]^', '甲', '---', '# 第二章 水①', '乙', '---', '# 第三章 云', '丙'],
    ],
    [
      'equal the title with a sign before another that is alike',
      {
        pages: { 'a.xhtml': '<h2>山</h2><h2>山中①</h2><p>甲</p>' },
        nav: toc('<li><a href="a.xhtml">山中</a></li>'),
      },
      ['## 山', '# 山中①', '甲'],
    ],
    [
      'keep the numbers of parts of one title apart',
      {
        pages: { 'a.xhtml': '<p>山居（一）</p><p>山居（二）</p><p>甲</p>' },
        nav: toc('<li><a href="a.xhtml">山居（二）</a></li>'),
      },
      ['山居（一）', '# 山居（二）', '甲'],
    ],
    [
      'equal a title with a byte order mark',
      {
        pages: { 'a.xhtml': '<p>\ufeff第一章 山</p><p>甲</p>' },
        nav: toc('<li><a href="a.xhtml">第一章\ufeff 山</a></li>'),
      },
      ['# 第一章 山', '甲'],
    ],
    [
      'give way to headings if they have an entry or two',
      {
        pages: {
          'a.xhtml': '<h1>第一章 天</h1><p>甲</p>',
          'b.xhtml': '<h1>第二章 地</h1><p>乙</p>',
          'c.xhtml': '<h1>第三章 人</h1><p>丙</p>',
        },
        nav: toc('<li><a href="a.xhtml">正文</a></li>'),
      },
      ['# 第一章 天', '甲', '---', '# 第二章 地', '乙', '---', '# 第三章 人', '丙'],
    ],
    [
      'give way to headings that no tag marks',
      {
        pages: {
          'a.xhtml':
            '<p>第一章 天</p><p>甲。</p><p>第二章 地</p><p>乙。</p><p>第三章 人</p><p>丙。</p>',
        },
        nav: toc('<li><a href="a.xhtml">开始</a></li>'),
      },
      ['# 第一章 天', '甲。', '---', '# 第二章 地', '乙。', '---', '# 第三章 人', '丙。'],
    ],
    [
      'stay with two entries if the headings divide no further',
      {
        pages: {
          'a.xhtml': '<h1>上篇</h1><h2>一</h2><p>甲</p><h2>二</h2><p>乙</p>',
          'b.xhtml': '<h1>下篇</h1><h2>三</h2><p>丙</p>',
        },
        nav: toc('<li><a href="a.xhtml">上篇</a></li><li><a href="b.xhtml">下篇</a></li>'),
      },
      ['# 上篇', '## 一', '甲', '## 二', '乙', '---', '# 下篇', '## 三', '丙'],
    ],
    [
      'stay with two entries that are the parts of the book, and are added',
      {
        pages: {
          'a.xhtml': '<h2>一</h2><p>甲</p><h2>二</h2><p>乙</p>',
          'b.xhtml': '<h2>三</h2><p>丙</p><h2>四</h2><p>丁</p>',
        },
        nav: toc(
          '<li><a href="a.xhtml">上部 少年</a></li><li><a href="b.xhtml">下部 老年</a></li>',
        ),
      },
      [
        '# 上部 少年',
        '## 一',
        '甲',
        '## 二',
        '乙',
        '---',
        '# 下部 老年',
        '## 三',
        '丙',
        '## 四',
        '丁',
      ],
    ],
    [
      'equal a heading with a private character, which they may have as itself',
      {
        pages: {
          'a.xhtml': '<h1>第一章 見&#xE123;說</h1><p>甲</p>',
          'b.xhtml': '<h1>第二章 聞</h1><p>乙</p>',
          'c.xhtml': '<h1>第三章 知</h1><p>丙</p>',
        },
        nav: toc(
          '<li><a href="a.xhtml">第一章 見\ue123說</a></li><li><a href="b.xhtml">第二章 聞</a></li><li><a href="c.xhtml">第三章 知</a></li>',
        ),
      },
      ['# 第一章 見{〓=U+E123}說', '甲', '---', '# 第二章 聞', '乙', '---', '# 第三章 知', '丙'],
    ],
    [
      'come from headings if there are no contents',
      { pages: { 'a.xhtml': '<h1>一</h1><p>甲</p>', 'b.xhtml': '<h1>二</h1><p>乙</p>' } },
      ['# 一', '甲', '---', '# 二', '乙'],
    ],
    [
      'are the documents if there is nothing else',
      { pages: { 'a.xhtml': '<p>甲</p>', 'b.xhtml': '<p>乙</p>' } },
      ['甲', '---', '乙'],
    ],
  ])('%s', (_title, parts, expected) => {
    expect(outline(read(parts))).toEqual(expected)
  })
})

it('an EPUB keeps other text on the page of its contents', () => {
  const page = (more: string) =>
    `<h1>目录</h1>${more}<nav epub:type="toc"><ol><li><a href="b.xhtml">一</a></li></ol></nav>`
  const parts = (more: string): EpubParts => ({
    pages: { 'a.xhtml': page(more), 'b.xhtml': '<h1>一</h1><p>天</p>' },
    files: {
      'OEBPS/book.opf': `<package><metadata/><manifest><item id="a" properties="nav" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`,
    },
  })
  expect(outline(read(parts('')))).toEqual(['# 一', '天'])
  expect(outline(read(parts('<p>前言</p>')))).toEqual(['# 目录', '前言', '---', '# 一', '天'])
})

describe('notes of an EPUB', () => {
  it.each<[string, EpubParts, readonly string[]]>([
    [
      'are recognized by type anywhere in the text',
      {
        pages: {
          'a.xhtml':
            '<p>天<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><p>注</p></aside><p>地</p>',
        },
      },
      ['天[^1→注]', '地', 'note: 注'],
    ],
    [
      'move from their own document to the chapter that refers to them',
      {
        pages: {
          'a.xhtml': '<h1>一</h1><p>天<sup><a id="r1" href="n.xhtml#n1">[1]</a></sup></p>',
          'b.xhtml': '<h1>二</h1><p>地<sup><a id="r2" href="n.xhtml#n2">[2]</a></sup></p>',
          'n.xhtml':
            '<p id="n1"><a href="a.xhtml#r1">[1]</a>注一</p><p id="n2"><a href="b.xhtml#r2">[2]</a>注二</p>',
        },
      },
      ['# 一', '天[^[1]→[1]注]', 'note: [1]注一', '---', '# 二', '地[^[2]→[2]注]', 'note: [2]注二'],
    ],
    [
      'are found outside the reading order',
      {
        pages: { 'a.xhtml': '<p>天<a epub:type="noteref" href="n.xhtml#n">①</a></p>' },
        files: { 'OEBPS/n.xhtml': '<html><body><p id="n">注</p></body></html>' },
      },
      ['天[^①→注]', 'note: 注'],
    ],
    [
      'are read if hidden until touched',
      {
        pages: {
          'a.xhtml':
            '<p>天<a epub:type="noteref" href="#n">1</a></p><section hidden="hidden"><aside epub:type="footnote" id="n">注</aside></section><p hidden="">x</p>',
        },
      },
      ['天[^1→注]', 'note: 注'],
    ],
    [
      'are read from attributes',
      {
        pages: {
          'a.xhtml':
            '<p>天<sup><img class="qqreader-footnote" alt="甲乙丙" src="a"/></sup>地<img zy-footnote="丁戊己" src="a"/>人<img alt="某人像" src="b"/></p><p>和</p>',
        },
      },
      ['天[^注→甲乙丙]地[^注→丁戊己]人', '和', 'note: 甲乙丙', 'note: 丁戊己'],
    ],
    [
      'get a sign if the reference is a picture',
      {
        pages: {
          'a.xhtml':
            '<p>天<a class="duokan-footnote" href="#fn1"><img alt=""/></a>地</p><ol><li id="fn1">某</li></ol>',
        },
      },
      ['天[^注→某]地', 'note: 某'],
    ],
  ])('%s', (_title, parts, expected) => {
    expect(outline(read(parts))).toEqual(expected)
  })
})

it('an EPUB is recognized by its contents under any name', () => {
  const bytes = epubOf({ pages: { 'a.xhtml': '<p>天</p>' } })
  for (const name of ['书.zip', '书.txt', '书'])
    expect(outline(previewImport(bytes, name))).toEqual(['天'])
})

it('an EPUB counts the characters of a page of links', () => {
  const preview = read({
    pages: {
      'a.xhtml': '<h1>目录</h1><a href="b.xhtml">天</a><a href="b.xhtml">地</a>',
      'b.xhtml': '<p>天</p>',
    },
  })
  expect(noticesOf(preview)).toContain('contents-left-out 4')
})

it('an EPUB gives its title, author and language', () => {
  const metadata =
    '<dc:creator id="c">某人</dc:creator><dc:creator id="d">译者</dc:creator><meta refines="#d" property="role">trl</meta><dc:language>zh-CN</dc:language>'
  const preview = read({ pages: { 'a.xhtml': '<p>春眠不觉晓</p>' }, metadata })
  expect(preview.ok && preview.text.book).toMatchObject({
    title: '书',
    author: '某人',
    language: 'zh-Hans',
  })
})

describe('an EPUB is read and its faults are counted with', () => {
  const pages = { 'a.xhtml': '<p>天</p>' }
  it.each<[string, EpubParts, readonly string[], readonly string[]]>([
    ['no mimetype', { pages, files: { mimetype: null } }, ['天'], []],
    ['no container', { pages, files: { 'META-INF/container.xml': null } }, ['天'], []],
    [
      'an escaped name in another case',
      {
        pages: { 'A%20一.xhtml': '<p>天</p>' },
        files: { 'OEBPS/A%20一.xhtml': null, 'OEBPS/a 一.XHTML': '<p>天' },
      },
      ['天'],
      ['mended-markup 1'],
    ],
    [
      'a missing document',
      { pages: { ...pages, 'b.xhtml': '' }, files: { 'OEBPS/b.xhtml': null } },
      ['天'],
      ['missing-parts 1'],
    ],
    [
      'broken markup',
      { pages: { 'a.xhtml': '<p>天<b>地</p><p>人&nbsp;&hellip;' } },
      ['天**地**', '人 …'],
      ['mended-markup 1'],
    ],
    [
      'declarations in a document',
      {
        pages: {
          'a.xhtml':
            '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x" [<!ENTITY nbsp "&#160;"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>天&nbsp;地&x;</p></body></html>',
        },
      },
      ['天 地&x;'],
      [],
    ],
    [
      'contents without targets',
      { pages, nav: toc('<li><a href="x.xhtml">一</a></li>') },
      ['天'],
      [],
    ],
    [
      'two items with one id',
      { pages, items: '<item id="p0" href="b.xhtml" media-type="application/xhtml+xml"/>' },
      ['天'],
      [],
    ],
    [
      'files of macOS before the package',
      {
        pages,
        files: {
          'META-INF/container.xml': null,
          '__MACOSX/OEBPS/._book.opf': 'Mac OS X',
          'OEBPS/._book.opf': 'Mac OS X',
        },
      },
      ['天'],
      [],
    ],
    [
      'an empty reading order',
      {
        pages,
        files: {
          'OEBPS/book.opf':
            '<package><manifest><item id="a" href="a.xhtml" media-type="text/x-oeb1-document"/></manifest><spine/></package>',
        },
      },
      ['天'],
      [],
    ],
    [
      'a document in an unknown format',
      {
        pages: { ...pages, 'b.txt': '地' },
        files: {
          'OEBPS/book.opf':
            '<package><manifest><item id="a" href="a.xhtml" media-type="application/xml"/><item id="b" href="b.txt" media-type="text/plain"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        },
      },
      ['天'],
      ['missing-parts 1'],
    ],
    [
      'an obfuscated font',
      {
        pages,
        files: {
          'META-INF/encryption.xml': encryption(
            'http://www.idpf.org/2008/embedding',
            'OEBPS/a.xhtml',
          ),
        },
      },
      ['天'],
      [],
    ],
  ])('%s', (_title, parts, expected, notices) => {
    const preview = read(parts)
    expect([outline(preview), noticesOf(preview)]).toEqual([expected, notices])
  })
})

function encryption(algorithm: string, path: string): string {
  return `<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/>
    <enc:CipherData><enc:CipherReference URI="${path}"/></enc:CipherData></enc:EncryptedData></encryption>`
}

/** Returns a zip whose directory marks each entry as encrypted. */
function passworded(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at < copy.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint8(at + 8, view.getUint8(at + 8) | 1)
  }
  return copy
}

it('an EPUB takes bold and italic from linked and own style sheets', () => {
  const page = (head: string) =>
    `<?xml version="1.0"?><html><head>${head}</head><body><p>天<span class="b">地</span><span class="i">人</span></p></body></html>`
  const preview = read({
    pages: {
      'a.xhtml': page(
        '<link rel="stylesheet" href="../Styles/a.css"/><style>.i{font-style:italic}</style>',
      ),
      'b.xhtml': page('<link rel="alternate stylesheet" href="../Styles/a.css"/>'),
      'c.xhtml': page('<link rel="stylesheet" href="none.css"/>'),
    },
    files: { 'Styles/a.css': '.b { font-weight: bold }' },
  })
  expect(outline(preview)).toEqual(['天**地**_人_', '---', '天地人', '---', '天地人'])
})

describe('an EPUB is refused', () => {
  const bomb = zipSync({
    'a.opf': new TextEncoder().encode('<package/>'.padEnd(5_000_000)),
  })
  const pages = { 'a.xhtml': '<p>天</p>' }
  const bytes = epubOf({ pages })
  it.each([
    [
      'if its text is encrypted',
      epubOf({
        pages,
        files: {
          'META-INF/encryption.xml': encryption(
            'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
            'OEBPS/a.xhtml',
          ),
        },
      }),
      'import.encrypted',
    ],
    [
      'if its text is encrypted and named from the root',
      epubOf({
        pages,
        files: {
          'META-INF/encryption.xml': encryption(
            'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
            '/OEBPS/a.xhtml',
          ),
        },
      }),
      'import.encrypted',
    ],
    [
      'if it has rights and no readable text',
      epubOf({
        pages: { 'a.xhtml': '' },
        files: { 'OEBPS/a.xhtml': null, 'META-INF/sinf.xml': '<sinf/>' },
      }),
      'import.encrypted',
    ],
    ['if it has a password', passworded(bytes), 'import.encrypted'],
    [
      'if it has only pictures',
      epubOf({ pages: { 'a.xhtml': '<img src="a.png"/>' } }),
      'import.no-text',
    ],
    ['if it is truncated', bytes.slice(0, -30), 'import.damaged-file'],
    [
      'if it has no package',
      makeZip([{ name: 'mimetype', bytes: new Uint8Array(3) }], 0),
      'import.damaged-file',
    ],
    ['if it is a zip bomb', bomb, 'import.too-large'],
  ])('%s', (_title, file, code) => {
    expect(previewImport(file, '书.epub')).toEqual({ ok: false, code, file: '书.epub' })
  })
})

/**
 * Tests the HTML importer. This file is long because it has a case for each habit of sites and
 * editors.
 */
import { describe, expect, it } from 'vitest'
import { previewImport } from '../index.ts'
import { noticesOf, outline } from '../headings/outline-testing.ts'
import { html } from './html.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (body: string) => html.parse(utf8(`<!doctype html><body>${body}`), '页.html')

it('HTML without marked headings gets chapters from numbered lines', () => {
  const page = '<p><b>第一章 河</b><p>老人看水。<p>第二章 山<p>孩子们跑过。<p>他说第三章里没有。'
  const preview = read(page)
  expect(outline(preview)).toEqual([
    '# 第一章 河',
    '老人看水。',
    '---',
    '# 第二章 山',
    '孩子们跑过。',
    '他说第三章里没有。',
  ])
  expect(preview.ok && preview.findings.chapters).toMatchObject([{ sign: 'chapter', count: 2 }])
  expect(outline(read(`<h1>书</h1>${page}`))).toContain('第二章 山')
})

describe('the HTML importer', () => {
  it.each<[string, string, readonly string[]]>([
    ['reads each <p> as a paragraph', '<p>天</p><p>地', ['天', '地']],
    ['reads the text between blocks as paragraphs', '天<div>地</div>人', ['天', '地', '人']],
    [
      'divides paragraphs at two line breaks',
      '<p>天地<br><br>玄黄<br/> <br/>宇宙</p>',
      ['天地', '玄黄', '宇宙'],
    ],
    ['joins Chinese lines at a single line break', '<p>天地<br>玄黄', ['天地玄黄']],
    ['puts a space for a single line break in English', '<p>one<br>two', ['one two']],
    [
      'divides paragraphs at a line break before an indent',
      '　　天。<br>　　地。<br>&nbsp;&nbsp;人。',
      ['天。', '地。', '人。'],
    ],
    ['divides paragraphs at an indented line', '<p>　　天。\n　　地。', ['天。', '地。']],
    [
      'joins lines without a space in Chinese and with one in English',
      '<p>天\n  地\none\n two',
      ['天地 one two'],
    ],
    [
      'divides paragraphs at line breaks between whole sentences',
      '<td><b>译文</b><br>天黑了。<span>雨停了。<br>\n人走了。</span><br>“完了？”<p>甲<br>乙',
      ['**译文**', '天黑了。雨停了。', '人走了。', '“完了？”', '甲乙'],
    ],
    [
      'divides paragraphs at line breaks in a table cell',
      '<table><tr><td>天黑了。<br>雨停了。<br>人走了。</table>',
      ['天黑了。', '雨停了。', '人走了。'],
    ],
    [
      'joins lines that break inside a sentence',
      '<p>天黑了，<br>雨停了，<br>人。',
      ['天黑了，雨停了，人。'],
    ],
    ['collapses white space', '<p> 天 &nbsp; 地 ', ['天 地']],
    ['leaves out invisible characters', '<p>天\u00ad地\u200b玄\u2060\ufeff', ['天地玄']],
    [
      'reads headings with their levels',
      '<h1>天</h1><h2>地</h2><h3>人</h3>',
      ['# 天', '## 地', '### 人'],
    ],
    ['reads headings by role', '<div role=heading aria-level=3>天</div>', ['### 天']],
    [
      'reads the paragraph classes of Word',
      '<p class=MsoTitle>天<p class=MsoQuote>地<p class="MsoCaption">图',
      ['# 天', '> 地', 'caption: 图'],
    ],
    ['reads quotations', '<blockquote><p>天<p>地</blockquote>人', ['> 天', '> 地', '人']],
    ['joins lines between direct speech', '<p>“走吧。”<br>“好。”\n他说', ['“走吧。”“好。”他说']],
    ['joins the lines of a heading', '<h1>第一章<br>天</h1>', ['# 第一章 天']],
    [
      'reads captions by class, including those of bookshops',
      '<p class=duokan-image-maintitle>图二</p><div class="wp-caption"><img><p class="wp-caption-text">图</p></div>',
      ['caption: 图二', 'caption: 图'],
    ],
    ['reads captions', '<figure><img><figcaption>图一</figcaption></figure>', ['caption: 图一']],
    [
      'reads verse with one paragraph a line',
      '<p class=poem>床前明月光，<br>疑是地上霜。',
      ['verse: 床前明月光，', 'verse: 疑是地上霜。'],
    ],
    [
      'reads the line blocks of Pandoc as verse',
      '<div class=line-block>天<br>地</div>',
      ['verse: 天', 'verse: 地'],
    ],
    [
      'recognizes verse by its metre',
      '<p>吟道：<p>床前<b>明月</b>光，疑是地上霜。<br>\n举头望明月，低头思故乡。<p>完了。',
      [
        '吟道：',
        'verse: 床前**明月**光，疑是地上霜。',
        'verse: 举头望明月，低头思故乡。',
        '完了。',
      ],
    ],
    [
      'reads each list item as a paragraph',
      '<ol><li>天<li>地<ul><li>人</ul></ol>',
      ['天', '地', '人'],
    ],
    [
      'reads each table cell as a paragraph, row by row',
      '<table><caption>表<tr><td>天<td>地<tr><td>人<td>和</table>',
      ['caption: 表', '天', '地', '人', '和'],
    ],
    ['reads a layout table as paragraphs', '<table><tr><td><p>天<p>地</table>', ['天', '地']],
    [
      'reads bold, italic and superscript',
      '<p>天<b>地</b><em>玄</em><sup>2</sup>',
      ['天**地**_玄_^2^'],
    ],
    ['reads bold by style', '<p><span style="font-weight: bold">天</span>地', ['**天**地']],
    [
      'divides preformatted Chinese at indents',
      '<pre>　　天地\n玄黄。\n　　宇宙。</pre>',
      ['天地玄黄。', '宇宙。'],
    ],
    [
      'divides preformatted Chinese that is indented by spaces',
      '<pre>    天地\n玄黄。\n    宇宙\n洪荒。</pre><pre>  日月\n  盈昃。</pre>',
      ['天地玄黄。', '宇宙洪荒。', '日月', '盈昃。'],
    ],
    ['divides preformatted text at line breaks', '<pre>天<br>地</pre>', ['天', '地']],
    ['leaves out a heading that is a picture', '<h1><img alt="某某网站"></h1><p>天', ['天']],
    [
      'reads formulas without their annotations',
      '<p>天<math><semantics><mi>x</mi><annotation>\\displaystyle x</annotation></semantics></math>',
      ['天x'],
    ],
    ['keeps code unchanged', '<pre>if a:\n    b()</pre>', ['if a:\n    b()']],
    ['reads pictures of single characters', '<p>天<img alt="𠮷">地', ['天𠮷地']],
  ])('%s', (_title, body, expected) => {
    expect(outline(read(body))).toEqual(expected)
  })
})

describe('ruby becomes readings', () => {
  it.each([
    [
      'reads alternating words and readings',
      '<ruby>汉<rt>hàn</rt>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>',
      '{汉|hàn}{字|zì}',
    ],
    [
      'reads all words before all readings',
      '<ruby><rb>汉<rb>字<rt>hàn<rt>zì</ruby>',
      '{汉|hàn}{字|zì}',
    ],
    ['reads one reading over a word', '<ruby>北京<rt>Běijīng</ruby>', '{北京|Běijīng}'],
    ['divides a word by its readings', '<ruby>北京<rt>běi<rt>jīng</ruby>', '{北|běi}{京|jīng}'],
    [
      'reads ruby containers',
      '<ruby><rbc><rb>汉</rb><rb>字</rb></rbc><rtc><rt>hànzì</rt></rtc></ruby>',
      '{汉字|hànzì}',
    ],
    [
      'prefers readings of characters to those of the whole',
      '<ruby><rb>东</rb><rb>京</rb><rtc><rt>dōng</rt><rt>jīng</rt></rtc><rtc>Tokyo</rtc></ruby>',
      '{东|dōng}{京|jīng}',
    ],
    ['ignores an empty reading', '<ruby>汉<rt></rt></ruby>', '汉'],
    ['ignores a reading without words', '天<ruby><rt>tiān</rt></ruby>地', '天地'],
    ['ignores a reading outside ruby', '天<rt>tiān</rt>地', '天地'],
    [
      'puts a reading over formatted words',
      '<ruby><b>汉</b>字<rt>hànzì</ruby>',
      '{**汉**字|hànzì}',
    ],
  ])('%s', (_title, body, expected) => {
    expect(outline(read(`<p>${body}`))).toEqual([expected])
  })
})

describe('notes of a page', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'move to the end if they link back',
      '<p>天<a id=r1 href="#n1">[1]</a>地<p id=n1><a href="#r1">[1]</a>注一<p>人',
      ['天[^[1]→[1]注]地', '人', 'note: [1]注一'],
    ],
    [
      'are recognized by the name of their target',
      '<p>天<sup><a href="#fn1">①</a></sup><ol><li id=fn1><p>注一<p>又注</ol><p>人',
      ['天[^①→注一]', '人', 'note: 注一', 'note: 又注'],
    ],
    [
      'lose an arrow that links back',
      '<p>天<a id=a href="#b">1</a><p id=b>注 <a href="#a">↩</a>',
      ['天[^1→注]', 'note: 注'],
    ],
    [
      'are found by links with the address of the page',
      '<p>天<a id=r1 href="http://a.b/c#n1">1</a><a href="http://d.e/#x">2</a><p id=n1><a href="http://a.b/c#r1">1</a> 注',
      ['天[^1→1 注]2', 'note: 1 注'],
    ],
    [
      'lose their links back to several references',
      '<p>天<sup id=r1><a href="#n">[2]</a></sup>地<sup id=r2><a href="#n">[2]</a></sup><ol><li id=n>^ <a href="#r1"><sup>2.0</sup></a> <a href="#r2"><sup>b</sup></a> 注</ol>',
      ['天[^[2]→^ 注]地[^[2]→^ 注]', 'note: ^ 注'],
    ],
    [
      'keep other links to references',
      '<p>天<a id=r1 href="#n1">[1]</a>地<a id=r2 href="#n2">[2]</a>人<a id=r3 href="#n2">[2]</a><ol><li id=n1><a href="#r1">^</a> 甲<li id=n2><a href="#r2">a</a> <a href="#r3">b</a> 参见<a href="#r1">1</a>，<a href="#r2">地</a></ol>',
      ['天[^[1]→甲]地[^[2]→参见1，]人[^[2]→参见1，]', 'note: 甲', 'note: 参见1，地'],
    ],
    [
      'are separate if one paragraph holds several',
      '<p>天<a id=a href="#b">1</a>地<a id=c href="#d">2</a><p><a id=b href="#a">1</a> 甲<br><a id=d href="#c">2</a> 乙',
      ['天[^1→1 甲]地[^2→2 乙]', 'note: 1 甲', 'note: 2 乙'],
    ],
    [
      'are not recognized if the link is words',
      '<p>见<a id=a href="#b">下文</a><p id=b><a href="#a">上文</a>地',
      ['见下文', '上文地'],
    ],
    [
      'are not recognized if a number links to them without a link back',
      '<p>见<a href="#p5">5</a><p id=p5>地',
      ['见5', '地'],
    ],
    [
      'keep later paragraphs with a note class',
      '<p>天<a href="#fn1">1</a><p class=footnote id=fn1>1 注<p class=footnote>又注<p>人',
      ['天[^1→1 注]', '人', 'note: 1 注', 'note: 又注'],
    ],
    [
      'are interlinear if in small type',
      '<p>学而时习之<small>习，鸟数飞也</small>，不亦说乎',
      ['学而时习之‹习，鸟数飞也›，不亦说乎'],
    ],
  ])('%s', (_title, body, expected) => {
    expect(outline(read(body))).toEqual(expected)
  })
})

describe('text that is not part of the article', () => {
  const prose = '人民对美好生活的向往，就是我们的奋斗目标。'.repeat(60)
  it.each<[string, string, readonly string[]]>([
    [
      'is left out if it is a script or hidden',
      '天<script>alert("地")</script><style>p{}</style><p hidden>人<p style="display:none">和<template>x</template>',
      ['天'],
    ],
    ['is left out if it is the title', '<title>书</title><p>天', ['天']],
    ['is left out if it is navigation', `<nav><a href=a>首页</a></nav><p>${prose}`, [prose]],
    [
      'is left out if it is only links',
      `<div><a>上页</a><a>目录</a><a>下页</a></div><div><p>${prose}</div>`,
      [prose],
    ],
    [
      'is left out by its class',
      `<div class=main><p>${prose}</div><div id=footer>版权所有 某某公司</div>`,
      [prose],
    ],
    [
      'is left out if it is a breadcrumb trail',
      `<div><a href=a>某网</a> &gt; <a href=b>山居</a> &gt; 第一章</div><p>${prose}`,
      [prose],
    ],
    [
      'is left out if it is comments marked as articles',
      `<article><p>${prose}</p></article><ol><li><article><p>写得好。</p></article><li><article>不错</article></ol>`,
      [prose],
    ],
    [
      'is left out if the page marks its article',
      `<div>某网站的热门推荐</div><article><p>${prose}</article>`,
      [prose],
    ],
    [
      'keeps the heading that is the title of the page',
      `<title>春 - 某网</title><div class=top><h1>春</h1>某网</div><div><p>${prose}</div>`,
      ['# 春', prose],
    ],
  ])('%s', (_title, body, expected) => {
    expect(outline(read(body))).toEqual(expected)
  })

  it('is counted in the notices', () => {
    expect(noticesOf(read(`<nav>首页 新闻</nav><p>${prose}<img src=a>`))).toEqual([
      'left-out 4',
      'pictures 1',
    ])
  })
})

it.each([
  ['a script', '<div style="visibility: hidden; opacity: 0"><p>天地玄黄</div>'],
  ['a dialog', '<div aria-hidden=true><p hidden>宇宙<p>天地玄黄</div><div role=dialog>登录</div>'],
])('HTML text that %s would show is read', (_title, body) => {
  expect(outline(read(body))[0]).toBe('天地玄黄')
})

it.each([
  ['spaces in preformatted text', `<pre>天地玄黄${' '.repeat(300_000)}宇</pre>`],
  ['line ends in preformatted text', `<pre>天地玄黄${'\n'.repeat(300_000)}宇</pre>`],
  [
    'references to one note',
    `<p>${Array.from({ length: 90_000 }, (_, i) => `<a id=r${i} href="#n">1</a>`).join('')}<ol><li id=n>${Array.from({ length: 90_000 }, (_, i) => `<a href="#r${i}">a</a>`).join('')}`,
  ],
  [
    'notes in one paragraph',
    `<p>${Array.from({ length: 180_000 }, (_, i) => `<a href="#n${i}">${i}</a>`).join('')}`,
  ],
])('the HTML importer reads very many %s in linear time', (_title, body) => {
  // In quadratic time the test would time out.
  expect(read(body).ok).toBe(true)
})

it('hostile HTML markup becomes text or is left out', () => {
  const hostile =
    '<p onclick="x()">天<a href="javascript:x()">地</a><iframe src=x>人</iframe><object>和</object><svg><text>水</text></svg>'
  expect(outline(read(hostile))).toEqual(['天地'])
})

it('a page saved as MHTML is read', () => {
  const mail = (page: string) =>
    utf8(
      `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n\r\n\r\n----b--\r\n${page}\r\n----b----\r\n`,
    )
  const page = mail(
    'Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<title>=E5=B1=B1</title><p>=E6=98=\r\n=A5',
  )
  for (const name of ['山.mhtml', '山.html', '山.txt']) {
    const preview = previewImport(page, name)
    expect(outline(preview)).toEqual(['春'])
    expect(preview.ok && preview.text.book.title).toBe('山')
  }
  expect(outline(html.parse(mail('Content-Type: text/css\r\n\r\np{}'), '山.mht'))).toEqual([
    'import.damaged-file',
  ])
})

describe('the style sheet of a page', () => {
  const sheet =
    '<style>@import "a.css"; .b, p.c { color: red; font-weight: 700 } /* .n{font-weight:bold} */ span.i{font-style:italic}.b2{font-weight:bold;font-weight:normal}@media print{.m{font-weight:bold}}</style>'
  it.each([
    ['applies to a class', '<span class="x b">地</span>', '**地**'],
    ['applies to a tag with a class', '<span class=i>地</span>', '_地_'],
    ['applies two classes', '<span class="b i">地</span>', '**_地**_'],
    ['is extended by a style attribute', '<span style="font-weight:bolder">地</span>', '**地**'],
    ['is overridden by a style attribute', '<span class=b style="font-weight:400">地</span>', '地'],
    ['does not apply to another tag', '<span class=c>地</span>', '地'],
    ['applies the last declaration', '<span class=b2>地</span>', '地'],
    ['does not apply in a comment', '<span class=n>地</span>', '地'],
    ['does not apply in print rules', '<span class=m>地</span>', '地'],
    ['overrides a <b> that an editor undid', '<b style="font-weight:normal">地</b>', '地'],
    ['does not make bold words bold twice', '<b class=b>地</b>', '**地**'],
  ])('%s', (_title, words, expected) => {
    expect(outline(read(`${sheet}<p>天${words}人`))).toEqual([`天${expected}人`])
  })

  it.each([
    ['unclosed braces and comments', '/*{'.repeat(100_000)],
    ['nested rules', '.b{'.repeat(100_000)],
    ['one rule for many classes', `${'.b,'.repeat(80_000)}.b{font-weight:bold}`],
    ['one class in many rules', '.b{font-weight:bold}'.repeat(13_000)],
  ])('is read in linear time with %s', (_title, css) => {
    const many = Array.from({ length: 200_000 }, (_, i) => `c${i}`).join(' ')
    const page = `<style>${css}</style><p>天<span class="b ${many}">地</span>`
    expect(outline(read(page))[0]?.replaceAll('*', '')).toBe('天地')
  })
})

describe('a page of frames', () => {
  const frames = '<frameset cols="20%,*"><frame src=menu.htm><frame src=text.htm>'
  it.each([
    ['without a text for other browsers', `${frames}</frameset>`],
    [
      'with a remark about browsers',
      `${frames}<noframes><body>您的浏览器不支持框架。</noframes></frameset>`,
    ],
    ['inside an empty page', '<body><iframe src=text.htm></iframe>'],
  ])('%s is refused as a page of frames', (_title, page) => {
    expect(outline(html.parse(utf8(`<html>${page}`), '页.html'))).toEqual(['import.frames'])
  })

  it('is read from its noframes text', () => {
    const words = '老人坐在门口，看着远处的河，孩子们从桥上跑过。'.repeat(9)
    const page = `<title>河</title>${frames}<noframes><body><h1>一</h1><p>${words}</noframes></frameset>`
    const preview = html.parse(utf8(`<html>${page}`), '页.html')
    expect(outline(preview)).toEqual(['# 一', words])
    expect(preview.ok && preview.text.book.title).toBe('河')
  })
})

it('a page gives its author, title and language', () => {
  const page =
    '<html lang=zh-TW><title>春曉</title><meta name=author content=孟浩然><p>春眠不覺曉</html>'
  const preview = html.parse(utf8(page), 'x.html')
  expect(preview.ok && preview.text.book).toMatchObject({
    title: '春曉',
    author: '孟浩然',
    language: 'zh-Hant',
  })
})

it.each(['gb2312', 'GBK', 'gb18030'])(
  'a page is read in the encoding that it declares: %s',
  name => {
    const bytes = [...utf8(`<meta charset=${name}><p>`), 0xd6, 0xd0, 0xb9, 0xfa]
    expect(outline(html.parse(Uint8Array.from(bytes), 'x.html'))).toEqual(['中国'])
  },
)

it('a page takes the title and the chapter lines that the reader chose', () => {
  const page = utf8('<h1>书</h1><p>卷一<p>天<p>卷二<p>地')
  const preview = html.parse(page, 'x.html', { title: '新', author: '', chapterLines: '卷#' })
  expect(preview.ok && preview.text.book.title).toBe('新')
  expect(outline(preview)).toEqual(['## 书', '# 卷一', '天', '---', '# 卷二', '地'])
})

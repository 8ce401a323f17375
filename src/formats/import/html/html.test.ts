/**
 * What pages become. Longer than most: a case for each thing that sites and editors do in their own
 * way.
 */
import { describe, expect, it } from 'vitest'
import { previewImport } from '../index.ts'
import { noticesOf, outline } from '../headings/outline-testing.ts'
import { html } from './html.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (body: string) => html.parse(utf8(`<!doctype html><body>${body}`), '页.html')

it('has chapters where no heading is marked as one', () => {
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

describe('a page becomes', () => {
  it.each<[string, string, readonly string[]]>([
    ['a paragraph for each of its own', '<p>天</p><p>地', ['天', '地']],
    ['one for each stretch between blocks', '天<div>地</div>人', ['天', '地', '人']],
    [
      'one for every two line breaks',
      '<p>天地<br><br>玄黄<br/> <br/>宇宙</p>',
      ['天地', '玄黄', '宇宙'],
    ],
    ['no new one for a single line break', '<p>天地<br>玄黄', ['天地玄黄']],
    ['one word after another for a single line break in English', '<p>one<br>two', ['one two']],
    [
      'one for a line break before an indent',
      '　　天。<br>　　地。<br>&nbsp;&nbsp;人。',
      ['天。', '地。', '人。'],
    ],
    ['one for an indent in a new line', '<p>　　天。\n　　地。', ['天。', '地。']],
    ['lines joined as Chinese is, and as English is', '<p>天\n  地\none\n two', ['天地 one two']],
    [
      'one a line where line breaks part whole sentences',
      '<td><b>译文</b><br>天黑了。<span>雨停了。<br>\n人走了。</span><br>“完了？”<p>甲<br>乙',
      ['**译文**', '天黑了。雨停了。', '人走了。', '“完了？”', '甲乙'],
    ],
    [
      'one a line in a cell, too',
      '<table><tr><td>天黑了。<br>雨停了。<br>人走了。</table>',
      ['天黑了。', '雨停了。', '人走了。'],
    ],
    [
      'lines joined that break in mid-sentence',
      '<p>天黑了，<br>雨停了，<br>人。',
      ['天黑了，雨停了，人。'],
    ],
    ['text whose spaces are one space', '<p> 天 &nbsp; 地 ', ['天 地']],
    ['text without what cannot be seen', '<p>天\u00ad地\u200b玄\u2060\ufeff', ['天地玄']],
    ['headings of their levels', '<h1>天</h1><h2>地</h2><h3>人</h3>', ['# 天', '## 地', '### 人']],
    ['headings by role', '<div role=heading aria-level=3>天</div>', ['### 天']],
    [
      'what Word calls its paragraphs',
      '<p class=MsoTitle>天<p class=MsoQuote>地<p class="MsoCaption">图',
      ['# 天', '> 地', 'caption: 图'],
    ],
    ['quotations', '<blockquote><p>天<p>地</blockquote>人', ['> 天', '> 地', '人']],
    ['lines joined between quotations', '<p>“走吧。”<br>“好。”\n他说', ['“走吧。”“好。”他说']],
    ['one line of a heading in two', '<h1>第一章<br>天</h1>', ['# 第一章 天']],
    [
      'captions by class, the names that shops give their pictures among them',
      '<p class=duokan-image-maintitle>图二</p><div class="wp-caption"><img><p class="wp-caption-text">图</p></div>',
      ['caption: 图二', 'caption: 图'],
    ],
    ['captions', '<figure><img><figcaption>图一</figcaption></figure>', ['caption: 图一']],
    [
      'verse, a line each',
      '<p class=poem>床前明月光，<br>疑是地上霜。',
      ['verse: 床前明月光，', 'verse: 疑是地上霜。'],
    ],
    ['verse as Pandoc has it', '<div class=line-block>天<br>地</div>', ['verse: 天', 'verse: 地']],
    [
      'verse by its measure, a line each',
      '<p>吟道：<p>床前<b>明月</b>光，疑是地上霜。<br>\n举头望明月，低头思故乡。<p>完了。',
      [
        '吟道：',
        'verse: 床前**明月**光，疑是地上霜。',
        'verse: 举头望明月，低头思故乡。',
        '完了。',
      ],
    ],
    ['a paragraph an item', '<ol><li>天<li>地<ul><li>人</ul></ol>', ['天', '地', '人']],
    [
      'a paragraph a cell, row by row',
      '<table><caption>表<tr><td>天<td>地<tr><td>人<td>和</table>',
      ['caption: 表', '天', '地', '人', '和'],
    ],
    ['what a table lays out', '<table><tr><td><p>天<p>地</table>', ['天', '地']],
    ['bold, italic and raised words', '<p>天<b>地</b><em>玄</em><sup>2</sup>', ['天**地**_玄_^2^']],
    ['looks by style', '<p><span style="font-weight: bold">天</span>地', ['**天**地']],
    [
      'prose of preformatted Chinese',
      '<pre>　　天地\n玄黄。\n　　宇宙。</pre>',
      ['天地玄黄。', '宇宙。'],
    ],
    [
      'prose of preformatted Chinese that is indented by spaces',
      '<pre>    天地\n玄黄。\n    宇宙\n洪荒。</pre><pre>  日月\n  盈昃。</pre>',
      ['天地玄黄。', '宇宙洪荒。', '日月', '盈昃。'],
    ],
    ['a line a line break of preformatted text', '<pre>天<br>地</pre>', ['天', '地']],
    ['no heading of a picture', '<h1><img alt="某某网站"></h1><p>天', ['天']],
    [
      'formulas without what programs say of them',
      '<p>天<math><semantics><mi>x</mi><annotation>\\displaystyle x</annotation></semantics></math>',
      ['天x'],
    ],
    ['code as it stands', '<pre>if a:\n    b()</pre>', ['if a:\n    b()']],
    ['characters that are drawn', '<p>天<img alt="𠮷">地', ['天𠮷地']],
  ])('%s', (_title, body, expected) => {
    expect(outline(read(body))).toEqual(expected)
  })
})

describe('readings are beside the words and not in the text', () => {
  it.each([
    [
      'one after the other',
      '<ruby>汉<rt>hàn</rt>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>',
      '{汉|hàn}{字|zì}',
    ],
    ['all words first', '<ruby><rb>汉<rb>字<rt>hàn<rt>zì</ruby>', '{汉|hàn}{字|zì}'],
    ['a word of several characters', '<ruby>北京<rt>Běijīng</ruby>', '{北京|Běijīng}'],
    ['a character each of a word', '<ruby>北京<rt>běi<rt>jīng</ruby>', '{北|běi}{京|jīng}'],
    [
      'in containers',
      '<ruby><rbc><rb>汉</rb><rb>字</rb></rbc><rtc><rt>hànzì</rt></rtc></ruby>',
      '{汉字|hànzì}',
    ],
    [
      'in containers, a character each, and of the whole',
      '<ruby><rb>东</rb><rb>京</rb><rtc><rt>dōng</rt><rt>jīng</rt></rtc><rtc>Tokyo</rtc></ruby>',
      '{东|dōng}{京|jīng}',
    ],
    ['of nothing', '<ruby>汉<rt></rt></ruby>', '汉'],
    ['without words', '天<ruby><rt>tiān</rt></ruby>地', '天地'],
    ['by itself', '天<rt>tiān</rt>地', '天地'],
    ['over words that are marked', '<ruby><b>汉</b>字<rt>hànzì</ruby>', '{**汉**字|hànzì}'],
  ])('%s', (_title, body, expected) => {
    expect(outline(read(`<p>${body}`))).toEqual([expected])
  })
})

describe('notes', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'that lead back are at the end',
      '<p>天<a id=r1 href="#n1">[1]</a>地<p id=n1><a href="#r1">[1]</a>注一<p>人',
      ['天[^[1]→[1]注]地', '人', 'note: [1]注一'],
    ],
    [
      'that are called notes, raised or not',
      '<p>天<sup><a href="#fn1">①</a></sup><ol><li id=fn1><p>注一<p>又注</ol><p>人',
      ['天[^①→注一]', '人', 'note: 注一', 'note: 又注'],
    ],
    [
      'with nothing but an arrow back lose the arrow',
      '<p>天<a id=a href="#b">1</a><p id=b>注 <a href="#a">↩</a>',
      ['天[^1→注]', 'note: 注'],
    ],
    [
      'whose links a browser has written in full',
      '<p>天<a id=r1 href="http://a.b/c#n1">1</a><a href="http://d.e/#x">2</a><p id=n1><a href="http://a.b/c#r1">1</a> 注',
      ['天[^1→1 注]2', 'note: 1 注'],
    ],
    [
      'that several places refer to lose their several ways back',
      '<p>天<sup id=r1><a href="#n">[2]</a></sup>地<sup id=r2><a href="#n">[2]</a></sup><ol><li id=n>^ <a href="#r1"><sup>2.0</sup></a> <a href="#r2"><sup>b</sup></a> 注</ol>',
      ['天[^[2]→^ 注]地[^[2]→^ 注]', 'note: ^ 注'],
    ],
    [
      'keep their links to the signs of other notes, and to their own by words',
      '<p>天<a id=r1 href="#n1">[1]</a>地<a id=r2 href="#n2">[2]</a>人<a id=r3 href="#n2">[2]</a><ol><li id=n1><a href="#r1">^</a> 甲<li id=n2><a href="#r2">a</a> <a href="#r3">b</a> 参见<a href="#r1">1</a>，<a href="#r2">地</a></ol>',
      ['天[^[1]→甲]地[^[2]→参见1，]人[^[2]→参见1，]', 'note: 甲', 'note: 参见1，地'],
    ],
    [
      'several in one paragraph are one each',
      '<p>天<a id=a href="#b">1</a>地<a id=c href="#d">2</a><p><a id=b href="#a">1</a> 甲<br><a id=d href="#c">2</a> 乙',
      ['天[^1→1 甲]地[^2→2 乙]', 'note: 1 甲', 'note: 2 乙'],
    ],
    [
      'that a link of words leads to are none',
      '<p>见<a id=a href="#b">下文</a><p id=b><a href="#a">上文</a>地',
      ['见下文', '上文地'],
    ],
    [
      'that a number leads to and not back are none',
      '<p>见<a href="#p5">5</a><p id=p5>地',
      ['见5', '地'],
    ],
    [
      'have paragraphs that are called notes',
      '<p>天<a href="#fn1">1</a><p class=footnote id=fn1>1 注<p class=footnote>又注<p>人',
      ['天[^1→1 注]', '人', 'note: 1 注', 'note: 又注'],
    ],
    [
      'are in small type between the lines',
      '<p>学而时习之<small>习，鸟数飞也</small>，不亦说乎',
      ['学而时习之‹习，鸟数飞也›，不亦说乎'],
    ],
  ])('%s', (_title, body, expected) => {
    expect(outline(read(body))).toEqual(expected)
  })
})

describe('what is not the text', () => {
  const prose = '人民对美好生活的向往，就是我们的奋斗目标。'.repeat(60)
  it.each<[string, string, readonly string[]]>([
    [
      'is never read where it is a script or hidden',
      '天<script>alert("地")</script><style>p{}</style><p hidden>人<p style="display:none">和<template>x</template>',
      ['天'],
    ],
    ['is never read where it is what the page is called', '<title>书</title><p>天', ['天']],
    ['goes where it is navigation', `<nav><a href=a>首页</a></nav><p>${prose}`, [prose]],
    [
      'goes where it is links by themselves',
      `<div><a>上页</a><a>目录</a><a>下页</a></div><div><p>${prose}</div>`,
      [prose],
    ],
    [
      'goes by its name',
      `<div class=main><p>${prose}</div><div id=footer>版权所有 某某公司</div>`,
      [prose],
    ],
    [
      'goes where it is the way to the page',
      `<div><a href=a>某网</a> &gt; <a href=b>山居</a> &gt; 第一章</div><p>${prose}`,
      [prose],
    ],
    [
      'goes where it is comments that are articles as the text is',
      `<article><p>${prose}</p></article><ol><li><article><p>写得好。</p></article><li><article>不错</article></ol>`,
      [prose],
    ],
    [
      'goes where the page says what the text is',
      `<div>某网站的热门推荐</div><article><p>${prose}</article>`,
      [prose],
    ],
    [
      'leaves the heading that the page is called by',
      `<title>春 - 某网</title><div class=top><h1>春</h1>某网</div><div><p>${prose}</div>`,
      ['# 春', prose],
    ],
  ])('%s', (_title, body, expected) => {
    expect(outline(read(body))).toEqual(expected)
  })

  it('is counted', () => {
    expect(noticesOf(read(`<nav>首页 新闻</nav><p>${prose}<img src=a>`))).toEqual([
      'left-out 4',
      'pictures 1',
    ])
  })
})

it.each([
  ['by a script', '<div style="visibility: hidden; opacity: 0"><p>天地玄黄</div>'],
  [
    'by a dialog',
    '<div aria-hidden=true><p hidden>宇宙<p>天地玄黄</div><div role=dialog>登录</div>',
  ],
])('is the text where it is hidden %s and would be shown', (_title, body) => {
  expect(outline(read(body))[0]).toBe('天地玄黄')
})

it.each([
  ['spaces', `<pre>天地玄黄${' '.repeat(300_000)}宇</pre>`],
  ['line ends', `<pre>天地玄黄${'\n'.repeat(300_000)}宇</pre>`],
  [
    'places that refer to one note',
    `<p>${Array.from({ length: 90_000 }, (_, i) => `<a id=r${i} href="#n">1</a>`).join('')}<ol><li id=n>${Array.from({ length: 90_000 }, (_, i) => `<a href="#r${i}">a</a>`).join('')}`,
  ],
  [
    'notes in one paragraph',
    `<p>${Array.from({ length: 180_000 }, (_, i) => `<a href="#n${i}">${i}</a>`).join('')}`,
  ],
])('comes to an end with very many %s', (_title, body) => {
  // With the square of their number it takes longer than any test may.
  expect(read(body).ok).toBe(true)
})

it('is text or nothing where markup is hostile', () => {
  const hostile =
    '<p onclick="x()">天<a href="javascript:x()">地</a><iframe src=x>人</iframe><object>和</object><svg><text>水</text></svg>'
  expect(outline(read(hostile))).toEqual(['天地'])
})

it('is read where a browser saved it as one file', () => {
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

describe('words are bold or italic by a style', () => {
  const sheet =
    '<style>@import "a.css"; .b, p.c { color: red; font-weight: 700 } /* .n{font-weight:bold} */ span.i{font-style:italic}.b2{font-weight:bold;font-weight:normal}@media print{.m{font-weight:bold}}</style>'
  it.each([
    ['of a class', '<span class="x b">地</span>', '**地**'],
    ['of a tag and a class', '<span class=i>地</span>', '_地_'],
    ['of two classes', '<span class="b i">地</span>', '**_地**_'],
    ['written on them', '<span style="font-weight:bolder">地</span>', '**地**'],
    [
      'written on them, whatever their class',
      '<span class=b style="font-weight:400">地</span>',
      '地',
    ],
    ['only where its tag is theirs', '<span class=c>地</span>', '地'],
    ['only as the last of it says', '<span class=b2>地</span>', '地'],
    ['only where it is no remark', '<span class=n>地</span>', '地'],
    ['only on a screen', '<span class=m>地</span>', '地'],
    ['not where an editor takes a tag back', '<b style="font-weight:normal">地</b>', '地'],
    ['no more than they were', '<b class=b>地</b>', '**地**'],
  ])('%s', (_title, words, expected) => {
    expect(outline(read(`${sheet}<p>天${words}人`))).toEqual([`天${expected}人`])
  })

  it.each([
    ['braces and remarks without end', '/*{'.repeat(100_000)],
    ['rules within rules', '.b{'.repeat(100_000)],
    ['one rule for many classes', `${'.b,'.repeat(80_000)}.b{font-weight:bold}`],
    ['one class in many rules', '.b{font-weight:bold}'.repeat(13_000)],
  ])('or not, in a page whose sheet has %s', (_title, css) => {
    const many = Array.from({ length: 200_000 }, (_, i) => `c${i}`).join(' ')
    const page = `<style>${css}</style><p>天<span class="b ${many}">地</span>`
    expect(outline(read(page))[0]?.replaceAll('*', '')).toBe('天地')
  })
})

describe('a page of frames', () => {
  const frames = '<frameset cols="20%,*"><frame src=menu.htm><frame src=text.htm>'
  it.each([
    ['with nothing for browsers without', `${frames}</frameset>`],
    ['with a remark', `${frames}<noframes><body>您的浏览器不支持框架。</noframes></frameset>`],
    ['inside of an empty page', '<body><iframe src=text.htm></iframe>'],
  ])('%s says that it is one', (_title, page) => {
    expect(outline(html.parse(utf8(`<html>${page}`), '页.html'))).toEqual(['import.frames'])
  })

  it('is read as browsers without frames show it where there is a text for them', () => {
    const words = '老人坐在门口，看着远处的河，孩子们从桥上跑过。'.repeat(9)
    const page = `<title>河</title>${frames}<noframes><body><h1>一</h1><p>${words}</noframes></frameset>`
    const preview = html.parse(utf8(`<html>${page}`), '页.html')
    expect(outline(preview)).toEqual(['# 一', words])
    expect(preview.ok && preview.text.book.title).toBe('河')
  })
})

it('says of itself who wrote it, what it is called and in which Chinese', () => {
  const page =
    '<html lang=zh-TW><title>春曉</title><meta name=author content=孟浩然><p>春眠不覺曉</html>'
  const preview = html.parse(utf8(page), 'x.html')
  expect(preview.ok && preview.text.book).toMatchObject({
    title: '春曉',
    author: '孟浩然',
    language: 'zh-Hant',
  })
})

it.each(['gb2312', 'GBK', 'gb18030'])('is read in the encoding that it says it is in: %s', name => {
  const bytes = [...utf8(`<meta charset=${name}><p>`), 0xd6, 0xd0, 0xb9, 0xfa]
  expect(outline(html.parse(Uint8Array.from(bytes), 'x.html'))).toEqual(['中国'])
})

it('is called what the reader calls it, and begins chapters where the reader says', () => {
  const page = utf8('<h1>书</h1><p>卷一<p>天<p>卷二<p>地')
  const preview = html.parse(page, 'x.html', { title: '新', author: '', chapterLines: '卷#' })
  expect(preview.ok && preview.text.book.title).toBe('新')
  expect(outline(preview)).toEqual(['## 书', '# 卷一', '天', '---', '# 卷二', '地'])
})

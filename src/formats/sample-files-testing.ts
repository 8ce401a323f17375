/** A small whole file of each import format. The texts are our own. */
import { gzipSync, zipSync } from 'fflate'

const utf8 = (text: string) => new TextEncoder().encode(text)

const newspaper = `山居札记
作者：无名氏
(新华社北京11月7日电)

第一章 春
一、雪水
　　山里的春天来得晚。雪水一滴一滴落下,像𠮷祥的钟声，推动治理体系改
革，不断发展。
（一）客
1.有人来了。
专栏1 茶
　　水开了,茶叶慢慢舒展。
(下转第三版)
(上接第一版)他说：“坐。”
第二章 秋
图1 山居
*注：此处有泉。
结束语
　　A line of English, cut in the middle of
its sentence. 完。
`

const markdown = `---
title: 山居
author: 无名氏
---

# 第一章 春

山里的**春天**来得*晚*。[^1] 见[泉](https://example.org/泉)。

> 引文一段。

- 一
- 二

| 甲 | 乙 |
| --- | --- |
| 天 | 地 |

第二章 秋
=========

\`\`\`
代码
\`\`\`

[^1]: 注释。
`

const html = `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>山居</title>
<script>alert(1)</script><style>p{}</style></head><body><nav><a href="/">首页</a></nav><article>
<h1>第一章&nbsp;春</h1><p>山里的<b>春天</b>来得<i>晚</i>。<ruby>山<rp>(</rp><rt>shān</rt><rp>)</rp></ruby><br><br>
雪水<sup><a id="r1" href="#n1">1</a></sup>落下。</p><blockquote>引文。</blockquote>
<table><tr><td>天</td><td>地</td></tr></table><figure><img src="a.png" alt="泉"><figcaption>图</figcaption></figure>
<ol><li id="n1">注。<a href="#r1">↩</a></li></ol></article></body></html>`

const xml = '<?xml version="1.0" encoding="utf-8"?>'
const xhtml = (title: string, body: string) =>
  `${xml}<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>${title}</title></head><body>${body}</body></html>`

const epub = () =>
  zipSync({
    mimetype: [utf8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': utf8(
      `${xml}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="O/c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    ),
    'O/c.opf': utf8(
      `${xml}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier><dc:title>山居</dc:title><dc:creator>无名氏</dc:creator><dc:language>zh</dc:language></metadata><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="t" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="a" href="%E4%B8%80.xhtml" media-type="application/xhtml+xml"/></manifest><spine toc="t"><itemref idref="a"/></spine></package>`,
    ),
    'O/nav.xhtml': utf8(
      xhtml(
        '目录',
        '<nav epub:type="toc"><ol><li><a href="%E4%B8%80.xhtml#x">第一章</a></li></ol></nav>',
      ),
    ),
    'O/toc.ncx': utf8(
      `${xml}<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap><navPoint id="p"><navLabel><text>第一章</text></navLabel><content src="%E4%B8%80.xhtml"/></navPoint></navMap></ncx>`,
    ),
    'O/一.xhtml': utf8(
      xhtml(
        '春',
        '<h1 id="x">第一章</h1><p>山里的<em>春天</em>来得晚<a epub:type="noteref" href="#f">1</a>。</p><p><ruby>山<rt>shān</rt></ruby>居。</p><aside epub:type="footnote" id="f"><p>注。</p></aside>',
      ),
    ),
  })

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const docx = () =>
  zipSync({
    '[Content_Types].xml': utf8(
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': utf8(
      `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': utf8(
      `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/footnotes" Target="footnotes.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'word/styles.xml': utf8(
      `${xml}<w:styles ${word}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`,
    ),
    'word/footnotes.xml': utf8(
      `${xml}<w:footnotes ${word}><w:footnote w:id="2"><w:p><w:r><w:t>注。</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    ),
    'word/document.xml': utf8(
      `${xml}<w:document ${word}><w:body><w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>第一章</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>山里</w:t></w:r><w:ins w:id="1"><w:r><w:t>的春天</w:t></w:r></w:ins><w:del w:id="3"><w:r><w:delText>秋</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>天</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`,
    ),
  })

const tmx = `${xml}<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="paragraph" o-tmf="x" adminlang="en" srclang="zh-CN" datatype="plaintext"/><body>
<tu tuid="1"><note>n</note><tuv xml:lang="zh-CN"><seg>天地<bpt i="1" type="bold">&lt;b></bpt>玄黄<ept i="1">&lt;/b></ept>。</seg></tuv><tuv xml:lang="en-GB"><seg>Heaven and <hi type="italic">earth</hi>.</seg></tuv><tuv xml:lang="fr"><seg>Le ciel.<ph type="lb"/>La terre.</seg></tuv></tu>
<tu><tuv lang="zh-CN"><seg>宇宙洪荒。</seg></tuv><tuv lang="en"><seg><![CDATA[The <universe>.]]></seg></tuv></tu></body></tmx>`

const xliff = `${xml}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-Hans" trgLang="en" xmlns:my="urn:my"><file id="f"><group id="g" name="春"><unit id="u1" my:a="1"><notes><note id="n1">注</note></notes><originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;</data></originalData><segment state="translated"><source>天地<pc id="1" dataRefStart="d1" dataRefEnd="d2">玄黄</pc><sm id="m1" type="comment" ref="#n=n1"/>。<em startRef="m1"/></source><target>Heaven<ph id="2" type="fmt" subType="xlf:lb"/>and earth.</target></segment></unit></group></file></xliff>`

const oldXliff = `${xml}<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a.txt" datatype="plaintext" source-language="zh-CN" target-language="en"><header><note>n</note></header><body><group><trans-unit id="1"><source>天地<g id="1" ctype="bold">玄黄</g>。</source><seg-source><mrk mtype="seg" mid="1">天地</mrk></seg-source><target state="final">Heaven.</target><note>n</note></trans-unit></group></body></file></xliff>`

const tbx = `${xml}<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body><termEntry id="c1"><note>n</note><langSet xml:lang="zh"><descripGrp><descrip type="definition">山中之居。</descrip></descripGrp><tig><term>山居</term></tig></langSet><langSet xml:lang="en"><tig><term>mountain dwelling</term></tig><tig><term>hut</term></tig></langSet></termEntry></body></text></martif>`

const wide = Uint8Array.from(
  Array.from(`\ufeff${newspaper}`, char => char.charCodeAt(0)).flatMap(unit => [
    unit & 0xff,
    unit >> 8,
  ]),
)
const gb18030 = Uint8Array.from(
  'b5dad2bbd5c20ac9bdcbaec8cbc9bdcbaec8cba1a30ab5dab6fed5c20ac8cbc9bdcbaec8cba1a39532823695328237'.match(
    /../g,
  ) ?? [],
  pair => parseInt(pair, 16),
)

export interface SampleFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export const sampleFiles: readonly SampleFile[] = [
  { name: '山居.txt', bytes: utf8(newspaper) },
  { name: '宽.txt', bytes: wide },
  { name: '国标.txt', bytes: gb18030 },
  { name: '山居.md', bytes: utf8(markdown) },
  { name: '山居.html', bytes: utf8(html) },
  { name: '山居.epub', bytes: epub() },
  { name: '山居.docx', bytes: docx() },
  { name: '记忆.tmx', bytes: utf8(tmx) },
  { name: '记忆.tmx.gz', bytes: gzipSync(utf8(tmx), { mtime: 1 }) },
  { name: '译稿.xlf', bytes: utf8(xliff) },
  { name: '旧稿.xlf', bytes: utf8(oldXliff) },
  { name: '术语.tbx', bytes: utf8(tbx) },
  { name: '对译.tsv', bytes: utf8('天地玄黄\tHeaven and earth\n宇宙洪荒\tThe universe\n') },
]

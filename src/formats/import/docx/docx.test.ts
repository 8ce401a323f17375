/**
 * Tests the DOCX importer. This file is long because it has a case for each habit of word
 * processors.
 */
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { previewImport } from '../index.ts'
import { noticesOf, outline } from '../headings/outline-testing.ts'
import { docxOf, p, r, type DocxParts } from './docx-testing.ts'
import { docx } from './docx.ts'

const read = (parts: DocxParts) => docx.parse(docxOf(parts), '文.docx')
const paragraph = (inner: string) => `<w:p>${inner}</w:p>`
const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`

const field = (instruction: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`

describe('a Word heading is recognized', () => {
  const styles =
    style('1', 'heading 1') +
    style('a', '标题 2') +
    style('e', 'heading 2,H2,节') +
    style('b', 'mine', '<w:basedOn w:val="1"/>') +
    style('c', 'other', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
    style('d', 'body', '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
  it.each([
    ['by the name of its style', p('天', '1'), '# 天'],
    ['by the Chinese name of its style', p('天', 'a'), '## 天'],
    ['by the name of its style before aliases', p('天', 'e'), '## 天'],
    ['by the base of its style', p('天', 'b'), '# 天'],
    ['by the outline level of its style', p('天', 'c'), '### 天'],
    ['by its own outline level', p('天', undefined, '<w:outlineLvl w:val="0"/>'), '# 天'],
    ['by the id of a missing style', p('天', 'Heading3'), '### 天'],
    ['unless its style says body text', p('天', 'd'), '天'],
    ['but not because it is bold', paragraph(r('天', '<w:b/>')), '**天**'],
  ])('%s', (_title, body, expected) => {
    expect(outline(read({ body, styles }))).toEqual([expected])
  })
})

describe('the DOCX importer', () => {
  it.each<[string, string, readonly string[]]>([
    ['reads paragraphs and leaves out empty ones', p('天') + p(' 　') + p('　　地'), ['天', '地']],
    [
      'reads bold, italic and superscript',
      paragraph(
        r('天', '<w:b/>') +
          r('地', '<w:b/>') +
          r('玄', '<w:b w:val="0"/><w:i/>') +
          r('2', '<w:vertAlign w:val="superscript"/>'),
      ),
      ['**天地**_玄_^2^'],
    ],
    [
      'reads quotations and captions by style',
      p('天', 'Quote') + p('图', 'Caption'),
      ['> 天', 'caption: 图'],
    ],
    [
      'keeps line breaks, and divides paragraphs at two',
      paragraph('<w:r><w:t>天</w:t><w:br/><w:t>地</w:t><w:br/><w:br/><w:t>人</w:t></w:r>'),
      ['天\n地', '人'],
    ],
    [
      'reads the text of links, fields and controls',
      paragraph(
        `<w:hyperlink>${r('天')}</w:hyperlink><w:fldSimple w:instr="PAGE">${r('地')}</w:fldSimple><w:sdt><w:sdtContent>${r('人')}</w:sdtContent></w:sdt>`,
      ),
      ['天地人'],
    ],
    [
      'reads the results of fields, not their instructions',
      paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
          r('天') +
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>' +
          r('地'),
      ),
      ['天地'],
    ],
    [
      'reads what fields without a result draw',
      paragraph(
        field(' EQ \\* jc2 \\* "Font:宋体" \\* hps12 \\o\\ad(\\s\\up 11(xuě),雪)') +
          r('天') +
          field(' eq \\o\\ac(○,</w:instrText><w:instrText>3)') +
          field(' EQ \\f(1,x) ') +
          field(' SYMBOL 9312 \\f 宋体 ') +
          field(' XE "索引" '),
      ),
      ['{雪|xuě}天③(1,x)①'],
    ],
    [
      'reads a field that is mostly spaces',
      paragraph(r('天') + field(` EQ \\o\\a(\\s\\up${' '.repeat(300_000)}(`)),
      ['天(('],
    ],
    [
      'reads all text after a field without an end',
      paragraph(
        r('天') + field('REF x').replace(/<w:r><w:fldChar w:fldCharType="end".*/, '') + r('地'),
      ) + p('人'),
      ['天地', '人'],
    ],
    [
      'reads symbols and hyphens',
      paragraph(
        '<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:tab/><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Unknown" w:char="F061"/></w:r>',
      ),
      ['ab-c\tα〓'],
    ],
    [
      'reads ruby',
      paragraph(
        `<w:r><w:ruby><w:rt>${r('hàn')}</w:rt><w:rubyBase>${r('汉')}</w:rubyBase></w:ruby></w:r>` +
          r('字'),
      ),
      ['{汉|hàn}字'],
    ],
    [
      'reads table cells row by row',
      `<w:tbl>${['天地', '人和'].map(([a = '', b = '']) => `<w:tr><w:tc>${p(a)}</w:tc><w:tc>${p(b)}</w:tc></w:tr>`).join('')}</w:tbl>`,
      ['天', '地', '人', '和'],
    ],
    [
      'reads text boxes once',
      paragraph(
        r('天') +
          `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p('地')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('地')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      ['天', '地'],
    ],
    [
      'reads the first of several alternatives',
      `<mc:AlternateContent><mc:Choice>${p('天')}</mc:Choice><mc:Fallback>${p('地')}</mc:Fallback></mc:AlternateContent>`,
      ['天'],
    ],
    [
      'recognizes verse by its metre',
      paragraph(
        '<w:r><w:t>床前</w:t></w:r>' +
          r('明月', '<w:b/>') +
          '<w:r><w:t>光，疑是地上霜。</w:t><w:br/><w:t>举头望明月，低头思故乡。</w:t></w:r>',
      ),
      ['verse: 床前**明月**光，疑是地上霜。', 'verse: 举头望明月，低头思故乡。'],
    ],
    [
      'joins a drop cap to its word',
      p('D', undefined, '<w:framePr w:dropCap="drop"/>') + p('rop'),
      ['Drop'],
    ],
    ['leaves out hidden text', paragraph(r('天') + r('地', '<w:vanish/>')), ['天']],
  ])('%s', (_title, body, expected) => {
    expect(outline(read({ body }))).toEqual(expected)
  })
})

describe('the DOCX importer accepts and counts', () => {
  it.each<[string, string, readonly string[], string]>([
    [
      'insertions and deletions',
      paragraph(
        `<w:ins>${r('天')}</w:ins><w:del><w:r><w:delText>地</w:delText></w:r></w:del>${r('人')}`,
      ),
      ['天人'],
      'tracked-changes 2',
    ],
    [
      'moved words',
      paragraph(`<w:moveFrom>${r('天')}</w:moveFrom>`) +
        paragraph(`<w:moveTo>${r('天')}</w:moveTo>`),
      ['天'],
      'tracked-changes 2',
    ],
    [
      'a deleted end of a paragraph',
      p('天', undefined, '<w:rPr><w:del/></w:rPr>') + p('地'),
      ['天地'],
      'tracked-changes 1',
    ],
    [
      'a deleted row',
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p('天')}</w:tc></w:tr><w:tr><w:tc>${p('地')}</w:tc></w:tr></w:tbl>`,
      ['地'],
      'tracked-changes 1',
    ],
    [
      'comments',
      paragraph(r('天') + '<w:r><w:commentReference w:id="0"/></w:r>'),
      ['天'],
      'comments 1',
    ],
    ['pictures', paragraph(r('天') + '<w:r><w:drawing/></w:r>'), ['天'], 'pictures 1'],
    ['tables of contents', p('天 1', 'TOC1') + p('地'), ['地'], 'contents-left-out 2'],
  ])('%s', (_title, body, expected, notice) => {
    const preview = read({ body })
    expect([outline(preview), noticesOf(preview)]).toEqual([expected, [notice]])
  })
})

describe('a generated table of contents is left out with its heading and counted', () => {
  const entry = (title: string, before = '') =>
    paragraph(
      `${before}<w:hyperlink w:anchor="a">${r(title)}<w:r><w:tab/></w:r>${r('1')}</w:hyperlink>`,
    )
  const begin =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
  const control = (inner: string) =>
    `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
  it.each<[string, string, readonly string[], string]>([
    ['by its style', p('目　录') + p('天 1', 'TOC1') + p('地'), ['地'], 'contents-left-out 4'],
    [
      'by the style of WPS',
      p('天 1', 'WPSOffice手动目录 1') + p('地'),
      ['地'],
      'contents-left-out 2',
    ],
    [
      'by its control, except text that is not an entry',
      control(p('目录') + entry('天') + p('人')) + p('地'),
      ['人', '地'],
      'contents-left-out 4',
    ],
    [
      'by its field, up to the end of the field',
      entry('天', begin) + entry('人') + paragraph(end) + entry('地'),
      ['地\t1'],
      'contents-left-out 4',
    ],
    [
      'by a field without an end, except text that is not an entry',
      entry('天', begin) + p('地'),
      ['地'],
      'contents-left-out 2',
    ],
  ])('%s', (_title, body, expected, notice) => {
    const preview = read({ body })
    expect([outline(preview), noticesOf(preview)]).toEqual([expected, [notice]])
  })
})

describe('text inserted by altChunk', () => {
  const chunk = '<w:altChunk r:id="inserted"/>'
  const page = '<html><body><h1>天</h1><p>地，<b>玄</b>黄</p></body></html>'
  const mail = (head: string, body: string) =>
    `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"; boundary="----=part"\r\n\r\n------=part\r\nContent-Type: text/html; charset="utf-8"\r\n${head}\r\n\r\n${body}\r\n\r\n------=part--\r\n`
  const bytes = new TextEncoder().encode(page)
  const quoted = Array.from(bytes, byte =>
    byte < 0x80 && byte !== 0x3d
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase()}`,
  ).join('')
  it.each([
    ['a page', page],
    ['a page in MHTML', mail('Content-Location: file:///C:/a.html', page)],
    [
      'MHTML in quoted-printable',
      mail('Content-Transfer-Encoding: quoted-printable', quoted.replace('</h1>', '</h1>=\r\n')),
    ],
    [
      'MHTML in base64',
      mail('Content-Transfer-Encoding: base64', btoa(String.fromCharCode(...bytes))),
    ],
  ])('is read from %s', (_title, inserted) => {
    const preview = read({ body: p('前') + chunk + p('后'), inserted })
    expect([outline(preview), noticesOf(preview)]).toEqual([
      ['前', '---', '# 天', '地，**玄**黄', '后'],
      [],
    ])
  })

  it.each([
    ['is missing', undefined],
    ['is not a page', '{\\rtf1 abc}'],
    ['is a MIME message without a page', 'MIME-Version: 1.0\nContent-Type: text/plain\n\nabc <b>'],
    ['is MHTML in damaged base64', mail('Content-Transfer-Encoding: base64', 'abcde')],
  ])('is counted as missing if it %s', (_title, inserted) => {
    const preview = read({ body: p('前') + chunk, ...(inserted !== undefined && { inserted }) })
    expect([outline(preview), noticesOf(preview)]).toEqual([['前'], ['missing-parts 1']])
  })
})

it('a Word document has its notes at the end of the chapter that refers to them', () => {
  const reference = (kind: string, id: number) =>
    `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:${kind}Reference w:id="${id}"/></w:r>`
  const note = (kind: string, id: number, text: string) =>
    `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${r(` ${text}`)}</w:p></w:${kind}>`
  const preview = read({
    body:
      p('一', 'Heading1') +
      paragraph(r('天') + reference('footnote', 2) + r('。')) +
      p('二', 'Heading1') +
      paragraph(r('地') + reference('endnote', 2)),
    footnotes: '<w:footnote w:type="separator" w:id="0"/>' + note('footnote', 2, '脚注'),
    endnotes: note('endnote', 2, '尾注') + note('endnote', 3, '无'),
  })
  expect(outline(preview)).toEqual([
    '# 一',
    '天[^[1]→[1] ]。',
    'note: [1] 脚注',
    '---',
    '# 二',
    '地[^[2]→[2] ]',
    'note: [2] 尾注',
  ])
})

it('a Word document gives its title and author', () => {
  const core = '<dc:title>春</dc:title><dc:creator>某人</dc:creator>'
  const book = (body: string, said: string) => {
    const preview = read({ body, core: said })
    return preview.ok ? preview.text.book : null
  }
  expect(book(p('天'), core)).toMatchObject({ title: '春', author: '某人' })
  expect(book(p('题', 'Title') + p('天'), core)).toMatchObject({ title: '题' })
  expect(book(p('天'), '<dc:title>Microsoft Word - a.doc</dc:title>')).toMatchObject({
    title: '文',
  })
})

describe('a Word document is refused', () => {
  const ole = (name: string) =>
    Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Uint8Array(600),
      ...Array.from(name, letter => [letter.charCodeAt(0), 0]).flat(),
      0,
      0,
    ])
  const zipped = (files: Readonly<Record<string, string>>) =>
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]),
      ),
    )
  it.each([
    ['if an old Word wrote it', ole('WordDocument'), 'import.old-word'],
    ['if it has a password', ole('EncryptedPackage'), 'import.encrypted'],
    ['if it is another file of an old Office', ole('Workbook'), 'import.unknown-format'],
    [
      'if it is a spreadsheet',
      zipped({ '[Content_Types].xml': '', 'xl/workbook.xml': '<w/>' }),
      'import.unknown-format',
    ],
    [
      'if its XML is truncated',
      zipped({
        'word/document.xml':
          '<w:document xmlns:w="a/wordprocessingml/main"><w:body><w:p><w:r><w:t>天</w:t>',
      }),
      'import.damaged-file',
    ],
    ['if its zip is truncated', docxOf({ body: p('天') }).slice(0, -40), 'import.damaged-file'],
    ['if it has no text', docxOf({ body: p(' ') }), 'import.empty'],
    [
      'if it is a zip bomb',
      zipped({ 'word/document.xml': ' '.repeat(5_000_000) }),
      'import.too-large',
    ],
    [
      'if an entry name leads out of the zip',
      zipped({ '../word/document.xml': '<a/>', 'word/document.xml': '<a/>' }),
      'import.dangerous-file',
    ],
  ])('%s', (_title, bytes, code) => {
    expect(previewImport(bytes, '文.docx')).toEqual({ ok: false, code, file: '文.docx' })
  })
})

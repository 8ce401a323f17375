import { expect, it } from 'vitest'
import { previewImport } from '../index.ts'
import { outline } from '../headings/outline-testing.ts'
import { zipParts } from '../structured/zip-parts.ts'
import { docxOf, p, r, type DocxParts } from './docx-testing.ts'

/** Returns the same document as Word saves it in one XML file. */
function flatOf(document: DocxParts): string {
  const parts = zipParts(docxOf(document))
  if (typeof parts === 'string') throw new Error(parts)
  const written = [...parts.names].map(name => {
    const bytes = parts.read(name) ?? new Uint8Array()
    const data = name.endsWith('.mht')
      ? `<pkg:binaryData>${btoa(String.fromCharCode(...bytes))}</pkg:binaryData>`
      : `<pkg:xmlData>${new TextDecoder().decode(bytes).replace(/^<\?xml.*?\?>/, '')}</pkg:xmlData>`
    return `<pkg:part pkg:name="/${name}" pkg:contentType="x">${data}</pkg:part>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${written.join('')}</pkg:package>`
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const document: DocxParts = {
  body: `${p('第一章', '1')}<w:p>${r('天', '<w:b/>')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
  styles: '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>',
  footnotes: `<w:footnote w:id="2">${p('脚注')}</w:footnote>`,
  core: '<dc:creator>某人</dc:creator>',
}

it.each(['文.xml', '文.docx', '文'])(
  'a document in one XML file is read like one in a zip file: %s',
  name => {
    const zip = previewImport(docxOf(document), '文.docx')
    for (const text of [flatOf(document), `\ufeff${flatOf(document)}`]) {
      const flat = previewImport(utf8(text), name)
      expect(outline(flat)).toEqual(outline(zip))
      expect(flat.ok && flat.text.book.author).toBe('某人')
    }
  },
)

it('a document in one XML file includes inserted text', () => {
  const inserted = '<html><body><p>a page</p></body></html>'
  const text = flatOf({ body: `${p('天')}<w:altChunk r:id="inserted" xmlns:r="r"/>`, inserted })
  expect(outline(previewImport(utf8(text), '文.xml'))).toEqual(['天', 'a page'])
})

it.each([
  ['that is truncated', flatOf(document).slice(0, -400), 'import.damaged-file'],
  ['without text', flatOf({ body: p(' ') }), 'import.empty'],
  [
    'of another program',
    flatOf(document)
      .replaceAll('word/document.xml', 'xl/workbook.xml')
      .replaceAll('w:document', 'w:book'),
    'import.unknown-format',
  ],
])('a document in one XML file %s is refused', (_title, text, code) => {
  expect(outline(previewImport(utf8(text), '文.xml'))).toEqual([code])
})

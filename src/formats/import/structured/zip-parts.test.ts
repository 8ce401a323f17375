import { expect, it } from 'vitest'
import { docxOf, p } from '../docx/docx-testing.ts'
import { epubOf } from '../epub/epub-testing.ts'
import { previewImport } from '../index.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const word = docxOf({ body: p('山里的春天。') })
const book = epubOf({ pages: { 'a.xhtml': '<p>山里的春天。</p>' } })

it.each([
  ['a Word document', word, '书.docx'],
  ['an EPUB', book, '书.epub'],
  ['an EPUB of another name', book, '书.zip'],
])('%s is read if other data precedes its archive', (_title, archive, name) => {
  for (const before of ['\ufeff', '\r\n', 'MZ, a program that unpacks itself. '.repeat(99)]) {
    const read = previewImport(Uint8Array.from([...utf8(before), ...archive]), name)
    expect(read.ok && read.text.chapters.flat().map(({ text }) => text)).toEqual(['山里的春天。'])
  }
})

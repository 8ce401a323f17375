import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { noteXml } from './note-paragraphs.ts'

const language = { fonts: '', direction: '', language: '' }
const cell = (row: number, column: number, text: string) => ({
  ...plain(text),
  block: { kind: 'cell' as const, row, column, columns: 2 },
})

it('a table in a note is a table of Word, between paragraphs as Word needs them', () => {
  const xml = noteXml(
    [cell(0, 0, 'a'), cell(0, 1, 'b'), cell(1, 1, 'd')],
    'FootnoteText',
    language,
    {
      runs: '<w:r/>',
    },
  )
  expect(xml).toMatch(/^<w:p>.*?<w:r\/><\/w:p><w:tbl>/)
  expect(xml).toMatch(/<\/w:tbl><w:p>[^]*<\/w:p>$/)
  expect(xml.match(/<w:tr>/g)).toHaveLength(2)
  expect(xml.match(/<w:tc>/g)).toHaveLength(4)
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  // A cell without a paragraph is damage to Word.
  expect(xml.match(/<w:tc>(?:(?!<\/w:tc>).)*<w:p>/g)).toHaveLength(4)
})

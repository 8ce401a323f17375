import type { MarkColour } from '#domain/annotation'
import type { Format, RichText } from '#domain/rich-text'
import type { Ruby } from '#domain/book'
import type { SourceText } from '../looks.ts'
import { markedPieces, type MarkedPiece } from '../marked-pieces.ts'
import type { Mark } from '../survey.ts'
import type { DocxLanguage } from './docx-language.ts'
import { escapeXml, linkXml, runXml } from './xml.ts'

/** How marks are written. */
export interface MarkWriter {
  /** Whether marked words have the colour of their category behind them. */
  readonly isColoured: boolean
  /** Returns what comes before the first of a mark's words, and after its last. */
  readonly begin: (mark: Mark) => string
  readonly end: (mark: Mark) => string
  /** Returns the sign of a note. */
  readonly sign: (mark: Mark) => string
}

/** Writes no marks. */
export const withoutMarks: MarkWriter = {
  isColoured: false,
  begin: () => '',
  end: () => '',
  sign: () => '',
}

/** The colours behind marked words, light enough for print. */
const colours: Readonly<Record<MarkColour, string>> = {
  amber: 'FFE8A3',
  orange: 'FFDDBB',
  rose: 'F7D3DA',
  violet: 'E1D6F5',
  blue: 'CFE2F7',
  teal: 'C9E8E6',
  green: 'CDEBC5',
  grey: 'E3E3E3',
}

/** The properties of each format, in the order of the schema: before and after the colour. */
const early: Partial<Record<Format, string>> = {
  strong: '<w:b/><w:bCs/>',
  emphasis: '<w:i/><w:iCs/>',
  strikethrough: '<w:strike/>',
  underline: '<w:u w:val="single"/>',
}
const earlyOrder = ['strong', 'emphasis', 'strikethrough', 'underline'] as const

/** Returns the runs of a text with its formats and marks. */
export function runsXml(
  rich: RichText & Partial<SourceText>,
  language: DocxLanguage,
  marks: readonly Mark[] = [],
  writer: MarkWriter = withoutMarks,
): string {
  const rubies = (rich.around ?? []).filter(it => it.kind === 'ruby')
  let open: Ruby | null = null
  let base = ''
  let held = ''
  let xml = ''
  for (const piece of markedPieces(rich, marks)) {
    const run = pieceXml(piece, language, writer)
    const before = marks.filter(mark => begins(mark, piece)).map(writer.begin)
    const after = marks.filter(mark => !mark.isAbout && mark.end === piece.end).map(writer.end)
    const ending = [...after, ...piece.signs.map(writer.sign)].join('')
    open ??= rubies.find(({ start }) => start === piece.start) ?? null
    if (open === null) {
      xml += before.join('') + run + ending
      continue
    }
    // Nothing but runs can be in the base of a reading.
    xml += before.join('')
    base += run
    held += ending
    if (piece.end < open.end) continue
    xml += rubyXml(open.reading, base, language) + held
    open = null
    base = ''
    held = ''
  }
  return xml
}

const begins = ({ isAbout, start }: Mark, piece: MarkedPiece): boolean =>
  !isAbout && start === piece.start

function pieceXml(
  { text, looks, link, drawn }: MarkedPiece,
  { fonts, language }: DocxLanguage,
  { isColoured }: MarkWriter,
): string {
  if (text === '') return ''
  const colour = isColoured ? drawn.at(-1) : undefined
  const fill = colour && colours[colour.category?.colour ?? 'grey']
  const properties = [
    looks.includes('code') ? '<w:rStyle w:val="Code"/>' : '',
    looks.includes('code') ? '' : fonts,
    ...earlyOrder.map(name => (looks.includes(name) ? (early[name] ?? '') : '')),
    fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>` : '',
    looks.includes('superscript') ? '<w:vertAlign w:val="superscript"/>' : '',
    language,
  ].join('')
  const run = runXml(text, properties)
  return link === null ? run : linkXml(link, run)
}

const rubyXml = (reading: string, base: string, { language }: DocxLanguage): string =>
  '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="11"/>' +
  '<w:hpsRaise w:val="20"/><w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>' +
  `<w:rt><w:r><w:rPr><w:sz w:val="11"/>${language}</w:rPr><w:t>${escapeXml(reading)}</w:t></w:r></w:rt>` +
  `<w:rubyBase>${base}</w:rubyBase></w:ruby></w:r>`

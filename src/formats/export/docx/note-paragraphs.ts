import type { NoteBody } from '#domain/annotation'
import { nested, type ListBlock, type NoteBlock, type NoteTable } from '#domain/notes/nested'
import { isBlank, type RichText } from '#domain/rich-text'
import type { DocxLanguage } from './docx-language.ts'
import { runsXml } from './runs.ts'
import { paragraphXml, runXml } from './xml.ts'

/** A paragraph of a note: its runs, and how far it is moved in. */
interface NoteParagraphXml {
  readonly runs: string
  readonly depth: number
  /** A table in place of a paragraph. */
  readonly table?: NoteTable
}

/** How far a paragraph is moved in at each depth, in twentieths of a point. */
const step = 284

/**
 * Returns the paragraphs of a note in the style `style`, without blank ones. Lists are written with
 * their signs. `first` comes before the words of the first paragraph, which is there in any case.
 */
export function noteXml(
  note: NoteBody,
  style: string,
  language: DocxLanguage,
  first: { readonly runs: string; readonly isLine?: boolean },
): string {
  const written = nested(note.filter(rich => !isBlank(rich))).flatMap(block =>
    blockXml(block, language),
  )
  const [head, ...rest] = written
  const all: readonly NoteParagraphXml[] =
    first.isLine === true || !head || head.table
      ? [{ runs: first.runs, depth: 0 }, ...written]
      : [{ ...head, runs: first.runs + head.runs }, ...rest]
  // Word repairs a note that ends with a table.
  const ended = all.at(-1)?.table ? [...all, { runs: '', depth: 0 }] : all
  return ended
    .map(({ runs, depth, table }) => {
      if (table) return tableXml(table, style, language)
      const indent = depth === 0 ? '' : `<w:ind w:left="${depth * step}"/>`
      return paragraphXml(style, runs, language.direction + indent)
    })
    .join('')
}

const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map(edge => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('')

/** The width of the text on the page, in twentieths of a point. */
const textWidth = 9000

function tableXml({ rows }: NoteTable, style: string, language: DocxLanguage): string {
  const width = Math.floor(textWidth / Math.max(1, rows[0]?.length ?? 1))
  const grid = (rows[0] ?? []).map(() => `<w:gridCol w:w="${width}"/>`).join('')
  const cell = (line: NoteTable['rows'][number][number], isHead: boolean) => {
    const words = line ? runsXml(isHead ? bold(line.rich) : line.rich, language) : ''
    return (
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>` +
      `${paragraphXml(style, words, language.direction)}</w:tc>`
    )
  }
  const written = rows.map((cells, i) => {
    const head = i === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''
    return `<w:tr>${head}${cells.map(line => cell(line, i === 0)).join('')}</w:tr>`
  })
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${written.join('')}</w:tbl>`
  )
}

function blockXml(block: NoteBlock, language: DocxLanguage): readonly NoteParagraphXml[] {
  const one = (rich: RichText, depth: number) => ({ runs: runsXml(rich, language), depth })
  switch (block.kind) {
    case 'paragraph':
      return [one(block.line.rich, 0)]
    case 'heading':
      return [{ runs: runsXml(bold(block.line.rich), language), depth: 0 }]
    case 'quotation':
      return block.lines.map(({ rich }) => one(rich, 1))
    case 'code':
      return [{ runs: runXml(block.line.rich.text, '<w:rStyle w:val="Code"/>'), depth: 1 }]
    case 'list':
      return listXml(block, language, 1)
    case 'table':
      return [{ runs: '', depth: 0, table: block }]
  }
}

const bold = ({ text, spans }: RichText): RichText => ({
  text,
  spans: [...spans, { format: 'strong', start: 0, end: text.length }],
})

const listXml = (
  { list, items }: ListBlock,
  language: DocxLanguage,
  depth: number,
): readonly NoteParagraphXml[] =>
  items.flatMap(({ line, checked, lists }, i) => {
    const box = checked === null ? '' : checked ? '☑ ' : '☐ '
    const sign = list === 'number' ? `${i + 1}. ` : box || '• '
    const own = line
      ? [{ runs: runXml(sign, language.language) + runsXml(line.rich, language), depth }]
      : []
    return [...own, ...lists.flatMap(inner => listXml(inner, language, depth + 1))]
  })

import type { NoteBody } from '#domain/annotation'
import { nested, type ListBlock, type NoteBlock } from '#domain/notes/nested'
import { isBlank, type RichText } from '#domain/rich-text'
import type { DocxLanguage } from './docx-language.ts'
import { runsXml } from './runs.ts'
import { paragraphXml, runXml } from './xml.ts'

/** A paragraph of a note: its runs, and how far it is moved in. */
interface NoteParagraphXml {
  readonly runs: string
  readonly depth: number
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
    first.isLine === true || !head
      ? [{ runs: first.runs, depth: 0 }, ...written]
      : [{ ...head, runs: first.runs + head.runs }, ...rest]
  return all
    .map(({ runs, depth }) =>
      paragraphXml(
        style,
        runs,
        language.direction + (depth === 0 ? '' : `<w:ind w:left="${depth * step}"/>`),
      ),
    )
    .join('')
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

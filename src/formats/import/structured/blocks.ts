/**
 * What a document with structure holds before it becomes paragraphs: texts and tables in
 * reading order, each with its language where the document tells it. Markdown, HTML, EPUB
 * and DOCX are read into this; who looks for two languages in one source looks here.
 */
import type { ParagraphKind } from '#domain/book'
import type { Draft, DraftInline } from '../draft.ts'

/** One paragraph, without white space at its edges, never empty. */
export interface TextBlock {
  readonly type: 'text'
  readonly kind: ParagraphKind
  /** Headings only; 1 is the outermost. */
  readonly level?: number
  readonly text: string
  readonly inlines: readonly DraftInline[]
  /** A note's first paragraph: what its references call it. */
  readonly label?: string
  /** BCP 47, as the document has it; absent where it says nothing. */
  readonly lang?: string
  /** It is the rest of the block before it, in another language, after this space. */
  readonly after?: '' | ' '
  /** In a table of several columns: whether it is the first of its row. */
  readonly row?: 'first' | 'rest'
  /** Names by which places of the document point here. */
  readonly anchors?: readonly string[]
}

export interface TableCell {
  readonly blocks: readonly TextBlock[]
  /** How many columns it takes up; at least 1. */
  readonly columns: number
}

export interface TableBlock {
  readonly type: 'table'
  readonly rows: readonly (readonly TableCell[])[]
}

export type StructureBlock = TextBlock | TableBlock

/** The texts of `blocks` in reading order; a table's row by row, cell by cell. */
export const textsIn = (blocks: readonly StructureBlock[]): readonly TextBlock[] =>
  blocks.flatMap(block => (block.type === 'text' ? [block] : block.rows.flatMap(textsInRow)))

const textsInRow = (cells: readonly TableCell[]): readonly TextBlock[] =>
  cells
    .flatMap(cell => cell.blocks)
    .map((block, i) => ({ ...block, row: i === 0 ? 'first' : 'rest' }))

/** The paragraph that a text is. */
export function draftOf({ kind, level, text, inlines, label, lang, row }: TextBlock): Draft {
  return {
    kind,
    ...(level !== undefined && { level }),
    text,
    ...(inlines.length > 0 && { inlines }),
    ...(label !== undefined && { label }),
    ...(lang !== undefined && { lang }),
    ...(row !== undefined && { row }),
  }
}

/** `texts` in which what says the same in several languages is one paragraph again. */
export function rejoined(texts: readonly TextBlock[]): readonly TextBlock[] {
  const whole: TextBlock[] = []
  for (const { after, ...block } of texts) {
    const before = whole.at(-1)
    if (after === undefined || before === undefined) {
      whole.push(block)
      continue
    }
    const start = before.text.length + after.length
    const moved = block.inlines.map(inline => ({
      ...inline,
      start: inline.start + start,
      end: inline.end + start,
    }))
    const text = before.text + after + block.text
    whole.splice(-1, 1, { ...before, text, inlines: [...before.inlines, ...moved] })
  }
  return whole
}

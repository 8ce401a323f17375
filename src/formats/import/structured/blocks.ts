/**
 * The contents of a structured document before they become paragraphs: texts and tables in reading
 * order. Markdown, HTML, EPUB and DOCX are read into blocks, and a translation in the same document
 * is found in them.
 */
import type { ParagraphKind } from '#domain/book'
import type { Draft, DraftBeside, DraftInline, NamedVersion } from '../draft.ts'
import type { HeadingReason } from '../findings.ts'

/** One paragraph, without white space at its edges, never empty. */
export interface TextBlock {
  readonly type: 'text'
  readonly kind: ParagraphKind
  /** Headings only; 1 is the outermost. */
  readonly level?: number
  /** Headings only: why it is one; absent if the document marks it. */
  readonly reason?: HeadingReason
  readonly text: string
  readonly inlines: readonly DraftInline[]
  /** The offsets at which lines end that the text does not show, if there are any. */
  readonly lineEnds?: readonly number[]
  /** On the first paragraph of a note: the label that its references use. */
  readonly label?: string
  /** BCP 47, from the document; absent if it names none. */
  readonly lang?: string
  /**
   * Marks the block before it, repeated in another language, after this space in the same
   * paragraph.
   */
  readonly after?: '' | ' '
  /** Its number among the texts of the document, from 0. */
  readonly at?: number
  /** In a table of several columns: whether it is the first of its row. */
  readonly row?: 'first' | 'rest'
  /** Which of several translations it is part of, or a note beside the text. */
  readonly version?: NamedVersion
  /** Ids that links in the document use for this block. */
  readonly anchors?: readonly string[]
  /** Its translation, if the document pairs them. */
  readonly beside?: DraftBeside
}

export interface TableCell {
  readonly blocks: readonly TextBlock[]
  /** How many columns it spans; at least 1. */
  readonly columns: number
}

export interface TableBlock {
  readonly type: 'table'
  readonly rows: readonly (readonly TableCell[])[]
}

export type StructureBlock = TextBlock | TableBlock

/** Returns the texts of `blocks` in reading order, tables row by row and cell by cell. */
export const textsIn = (blocks: readonly StructureBlock[]): readonly TextBlock[] =>
  blocks.flatMap(block => (block.type === 'text' ? [block] : block.rows.flatMap(textsInRow)))

const textsInRow = (cells: readonly TableCell[]): readonly TextBlock[] =>
  cells
    .flatMap(cell => cell.blocks)
    .map((block, i) => ({ ...block, row: i === 0 ? 'first' : 'rest' }))

/** Returns `block` as part of one of several translations, or as a note beside the text. */
export function asVersion(block: TextBlock, version: NamedVersion | undefined): TextBlock {
  if (version === undefined) return block
  if (version !== 'note') return { ...block, version }
  const { level: _level, ...rest } = block
  return { ...rest, kind: 'note', version }
}

/** Returns a text as a paragraph. */
export function draftOf(block: TextBlock): Draft {
  const { kind, level, reason, text, inlines, label, lang, row, version, at, beside } = block
  return {
    kind,
    ...(level !== undefined && { level }),
    ...(reason !== undefined && { reason }),
    text,
    ...(inlines.length > 0 && { inlines }),
    ...(label !== undefined && { label }),
    ...(lang !== undefined && { lang }),
    ...(row !== undefined && { row }),
    ...(version !== undefined && { version }),
    ...(at !== undefined && { origin: { line: at, text } }),
    ...(beside !== undefined && { beside }),
  }
}

/** Returns `texts` with repetitions in another language joined into one paragraph. */
export function rejoined(texts: readonly TextBlock[]): readonly TextBlock[] {
  const whole: TextBlock[] = []
  for (const { after, ...block } of texts) {
    const before = whole.at(-1)
    if (after === undefined || before === undefined) {
      whole.push(block)
      continue
    }
    whole.splice(-1, 1, joinedText(before, after, block))
  }
  return whole
}

/** Returns `before` with the words of `block` at its end, after `space`. */
export function joinedText(before: TextBlock, space: string, block: TextBlock): TextBlock {
  const start = before.text.length + space.length
  const moved = block.inlines.map(inline => ({
    ...inline,
    start: inline.start + start,
    end: inline.end + start,
  }))
  const text = before.text + space + block.text
  const beside = besideBoth(before.beside, block.beside)
  return { ...before, text, inlines: [...before.inlines, ...moved], ...(beside && { beside }) }
}

/** Returns the translations of two paragraphs that become one. */
function besideBoth(
  first: DraftBeside | undefined,
  second: DraftBeside | undefined,
): DraftBeside | undefined {
  if (first === undefined || second === undefined) return first ?? second
  const detailsOf = ({ texts, details }: DraftBeside) => texts.map((_, at) => details?.[at] ?? {})
  return {
    texts: [...first.texts, ...second.texts],
    doubtful: first.doubtful || second.doubtful,
    details: [...detailsOf(first), ...detailsOf(second)],
    ...((first.needsReview || second.needsReview) && { needsReview: true }),
  }
}

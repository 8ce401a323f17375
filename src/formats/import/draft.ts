import type { NoteReference, Paragraph, PlainInline, Ruby } from '#domain/book'
import type { RichText } from '#domain/rich-text'

/** A note's sign before notes have names: `note` is the label of the draft it points at. */
interface DraftNoteReference extends Omit<NoteReference, 'note'> {
  readonly note: string
}

export type DraftInline = PlainInline | Ruby | DraftNoteReference

/** A paragraph that has no name yet. */
export interface Draft extends Omit<Paragraph, 'id' | 'inlines'> {
  readonly inlines?: readonly DraftInline[]
  /** By which `noteReference`s anywhere in the book point at this paragraph; each once in a book. */
  readonly label?: string
  /** BCP 47, where the document says it of this paragraph. */
  readonly lang?: string
  /** In a table of several columns: whether it is the first of its row. */
  readonly row?: 'first' | 'rest'
  /** What of a translation in the same source stands beside it. */
  readonly beside?: DraftBeside
}

/** Paragraphs of a translation, in their order. */
interface DraftBeside {
  readonly texts: readonly RichText[]
  readonly doubtful: boolean
}

/** The printer's notes on where an article goes on: （上接第四版）, （下转第三版）. */
const marker =
  /[（(](?:上接|下接|下转|下轉|紧接|緊接)第?[^（）()\s]{1,10}[版页頁][^（）()\s]{0,8}[）)]/g

/** Where in `text` the printer's notes stand; undefined if there is none. */
export function markersIn(text: string): readonly PlainInline[] | undefined {
  const inlines = Array.from(text.matchAll(marker), ({ 0: found, index }) => ({
    kind: 'marker' as const,
    start: index,
    end: index + found.length,
  }))
  return inlines.length > 0 ? inlines : undefined
}

/** Whether `line` is a printer's note and nothing else. */
export const isMarker = (line: string): boolean => {
  const [only] = markersIn(line) ?? []
  return only?.start === 0 && only.end === line.length
}

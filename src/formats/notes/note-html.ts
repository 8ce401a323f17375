import type { NoteBody } from '#domain/annotation'
import {
  deepestItem,
  listItem,
  mostColumns,
  mostRows,
  type NoteForm,
  type NoteParagraph,
} from '#domain/notes/block'
import { isLinkTarget } from '#domain/notes/link-target'
import {
  fromRuns,
  isBlank,
  plain,
  runsOf,
  type Format,
  type RichText,
  type Run,
} from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'
import { isElement } from '../import/markup/find.ts'
import { parseMarkup, type Content, type Element } from '../import/markup/tree.ts'

const formatOf: Readonly<Record<string, Format>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  sup: 'superscript',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  del: 'strikethrough',
  strike: 'strikethrough',
  code: 'code',
}

const blocks =
  /^(?:address|article|aside|blockquote|center|dd|div|dl|dt|figure|footer|h[1-6]|header|hr|li|main|ol|p|pre|section|table|tbody|td|th|thead|tr|ul)$/

const hidden = /^(?:head|script|style|template|title)$/

/** Returns the paragraphs of `html` with the forms and formats that notes have. Never throws. */
export function noteOfHtml(html: string): NoteBody {
  const reader = new NoteReader()
  reader.read(parseMarkup(html, 'html').root.children, plainPlace)
  return reader.end()
}

/** What the elements around words say of them. */
interface Place {
  readonly formats: readonly Format[]
  readonly link: string | null
  /** How many lists are around, and the kind of the innermost. */
  readonly lists: number
  readonly list: 'bullet' | 'number'
  /** The form of the paragraphs here; null for none. */
  readonly block: NoteForm | null
}

const plainPlace: Place = { formats: [], link: null, lists: 0, list: 'bullet', block: null }

/** Collects the paragraphs of a note. */
class NoteReader {
  readonly #paragraphs: NoteParagraph[] = []
  #runs: Run[] = []

  read(contents: readonly Content[], place: Place): void {
    for (const content of contents) {
      if (isElement(content)) this.#element(content, place)
      else this.#add(textIn(content, place), place)
    }
  }

  end(): NoteBody {
    this.#endParagraph(null)
    return this.#paragraphs
  }

  #element(element: Element, around: Place): void {
    const { name, children } = element
    if (hidden.test(name)) return
    if (name === 'table' && this.#table(element, around)) return
    if (name === 'br') return this.#add('\n', around)
    const isBlock = blocks.test(name)
    if (isBlock) this.#endParagraph(around.block)
    const place = placeIn(element, around)
    this.read(children, place)
    if (isBlock) this.#endParagraph(place.block)
  }

  /** Reads a table of a size that notes have. Returns false for another. */
  #table(element: Element, around: Place): boolean {
    const rows = rowsOf(element)
    const columns = Math.max(0, ...rows.map(cells => cells.length))
    if (columns < 2 || columns > mostColumns || rows.length > mostRows) return false
    this.#endParagraph(around.block)
    for (const [row, cells] of rows.entries())
      for (const [column, cell] of cells.entries()) {
        const reader = new NoteReader()
        reader.read(cell.children, plainPlace)
        const lines = reader
          .end()
          .flatMap((line, i) => [...(i > 0 ? [broken] : []), ...runsOf(line)])
        const block = { kind: 'cell', row, column, columns } as const
        this.#paragraphs.push({ ...fromRuns(lines), block })
      }
    return true
  }

  #add(text: string, { formats, link, block }: Place): void {
    const last = this.#runs.at(-1)?.text ?? '\n'
    // White space counts once, and not at the beginning of a line, except in code.
    const isFree = block?.kind === 'code' || text === '\n' || !/[ \t\n\r\f]$/.test(last)
    const shown = isFree ? text : text.replace(/^[ \t\n\r\f]+/, '')
    if (shown !== '') this.#runs.push({ text: shown, formats, ...(link !== null && { link }) })
  }

  #endParagraph(block: NoteForm | null): void {
    const last = this.#runs.at(-1)
    if (last) this.#runs.splice(-1, 1, { ...last, text: last.text.replace(/[ \t\n\r\f]+$/, '') })
    const paragraph = fromRuns(this.#runs.filter(({ text }) => text !== ''))
    if (!isBlank(paragraph)) this.#paragraphs.push(formed(paragraph, block))
    this.#runs = []
  }
}

/** The line break between two paragraphs of a cell. */
const broken: Run = { text: '\n', formats: [] }

/** Returns the cells of each row of a table, without those of tables in it. */
const rowsOf = (table: Element): readonly (readonly Element[])[] =>
  table.children.filter(isElement).flatMap(part => {
    if (/^(?:thead|tbody|tfoot)$/.test(part.name)) return rowsOf(part)
    if (part.name !== 'tr') return []
    return [part.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th')]
  })

const textIn = (content: string, { block }: Place): string => {
  const text = withoutControls(content)
  return block?.kind === 'code' ? text : text.replaceAll(/[ \t\n\r\f]+/g, ' ')
}

function placeIn({ name, attributes }: Element, around: Place): Place {
  const format = formatOf[name]
  const isCode = around.block?.kind === 'code'
  if (format !== undefined && !isCode && !around.formats.includes(format))
    return { ...around, formats: [...around.formats, format] }
  const href = attributes.get('href')?.trim()
  if (name === 'a' && href !== undefined && isLinkTarget(href) && !isCode)
    return { ...around, link: href }
  if (name === 'ul' || name === 'ol')
    return { ...around, lists: around.lists + 1, list: name === 'ol' ? 'number' : 'bullet' }
  const block = blockIn(name, around)
  return block ? { ...around, block } : around
}

function blockIn(name: string, { lists, list }: Place): NoteForm | null {
  // The headings of our own export begin below those of the page.
  const level = /^h([1-6])$/.exec(name)?.[1]
  if (level) return { kind: 'heading', level: Number(level) > 4 ? 3 : Number(level) > 3 ? 2 : 1 }
  if (name === 'blockquote') return { kind: 'quotation' }
  if (name === 'pre') return { kind: 'code' }
  if (name === 'li') return listItem(list, Math.min(Math.max(lists - 1, 0), deepestItem))
  return null
}

/** Gives a paragraph its form. The sign of our own export makes an item one of a checklist. */
function formed(rich: RichText, block: NoteForm | null): NoteParagraph {
  if (!block) return rich
  if (block.kind === 'code') return { ...plain(rich.text), block }
  const sign = block.kind === 'item' ? /^([☐☑]) /.exec(rich.text) : null
  if (!sign || block.kind !== 'item') return { ...rich, block }
  const [first, ...others] = runsOf(rich)
  const words = first ? [{ ...first, text: first.text.slice(2) }, ...others] : []
  return {
    ...fromRuns(words.filter(({ text }) => text !== '')),
    block: listItem('check', block.depth, sign[1] === '☑'),
  }
}

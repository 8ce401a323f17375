/** Draws the sheets of a book that is set on pages. */
import type { PaperPage, PaperRow } from '#domain/paper/paginate'
import { headWords, isPaperHeading } from '#domain/paper/paper-headings'
import { placeNames, runsOfBlock, type PaperName, type PaperText } from '#domain/paper/paper-text'
import { keptWords } from '#domain/text/kept-words'
import { drawContents } from './contents.ts'
import { notesOf } from './draw-notes.ts'
import { drawCell, drawRow } from './draw-rows.ts'
import { DrawnLinks, element } from './draw-words.ts'
import { isIndented, type LaidOut } from './lay-out.ts'
import { sheetsElement } from './paper-look.ts'
import styles from './paper.module.css'

export interface Sheets {
  readonly count: number
  /** Draws a sheet, counted from 0. */
  readonly draw: (at: number) => HTMLElement
  /** Yields all sheets as HTML, each with the one element around them. */
  readonly html: () => Iterable<string>
}

interface Options {
  readonly hasTitlePage: boolean
  readonly hasNumbers: boolean
}

interface Drawing extends Options {
  readonly links: DrawnLinks | null
}

/** Facing pages always have a title page: the first page is a right one. */
export function sheetsOf(laid: LaidOut, options: Options): Sheets {
  const facing = laid.sheet.setting === 'facing'
  const titles = facing || options.hasTitlePage ? 1 : 0
  const heads = headingsOf(laid)
  const each = facing ? 2 : 1
  const firsts = firstPages(laid)
  const beforeText = titles + laid.contents.length * each
  const count = beforeText + laid.pages.length * each
  const drawn = (at: number, links: DrawnLinks | null): HTMLElement => {
    if (at < titles) return titleSheet(laid, links !== null)
    const page = Math.floor((at - titles) / each)
    const side = facing ? (at - titles) % 2 : null
    const drawing = { at, side, links, ...options }
    if (page < laid.contents.length) {
      const pageOf = (pair: number) => beforeText + (firsts.get(pair) ?? 0) * each + (side ?? 0) + 1
      return contentsSheet(laid, page, { ...drawing, pageOf })
    }
    const own = page - laid.contents.length
    const rows = laid.pages[own]
    return rows
      ? textSheet(laid, rows, { ...drawing, heading: heads[own] ?? null })
      : element('section')
  }
  return {
    count,
    draw: at => drawn(at, null),
    *html() {
      const [open = '', close = ''] = sheetsElement(laid.sheet).outerHTML.split(/(?=<\/div>$)/)
      const links = new DrawnLinks(namesWanted(laid))
      yield open
      for (let at = 0; at < count; at++) yield `${drawn(at, links).outerHTML}\n`
      yield close
    },
  }
}

/** The names of the places that something on the paper leads to. */
function namesWanted({ text: { pairs, notes }, contents }: LaidOut): ReadonlySet<string> {
  const wanted = new Set(contents.flat().map(({ pair }) => placeNames.pair(pair)))
  for (const { number } of notes) wanted.add(placeNames.note(number)).add(placeNames.sign(number))
  const runs = [
    ...pairs.flatMap(({ cells }) => cells.flatMap(cell => cell.runs)),
    ...notes.flatMap(note => note.paragraphs.flatMap(runsOfBlock)),
  ]
  for (const { link } of runs) if (link?.startsWith('#')) wanted.add(link.slice(1))
  return wanted
}

/** The first page of each pair. */
function firstPages({ pages }: LaidOut): ReadonlyMap<number, number> {
  const firsts = new Map<number, number>()
  for (const [page, { rows }] of pages.entries())
    for (const { pair } of rows) if (!firsts.has(pair)) firsts.set(pair, page)
  return firsts
}

/** The pair with the heading that each page is under: the first that begins on it, or the last. */
function headingsOf({ text, pages }: LaidOut): readonly (number | null)[] {
  let last: number | null = null
  return pages.map(({ rows }) => {
    const here = rows.filter(({ pair }) => isPaperHeading(text, pair)).map(({ pair }) => pair)
    const shown = here[0] ?? last
    last = here.at(-1) ?? last
    return shown
  })
}

function titleSheet({ text }: LaidOut, isLinked: boolean): HTMLElement {
  const sheet = element('section', styles.sheet)
  sheet.dataset['page'] = 'right'
  const title = element('div', styles.titlePage)
  const heading = named('h1', text.title, text)
  if (isLinked && text.link !== null) {
    const link = element('a')
    link.href = text.link
    link.append(...heading.childNodes)
    heading.append(link)
  }
  title.append(heading, ...text.names.map(name => named('p', name, text)))
  sheet.append(title)
  return sheet
}

/** A name is marked if it is of the source, which has the script that the reader wants. */
function named(
  kind: 'h1' | 'p' | 'span',
  { text, language }: PaperName,
  { pairs }: PaperText,
): HTMLElement {
  const made = element(kind)
  const source = pairs[0]?.cells.find(({ side }) => side === 'source')
  if (language === source?.language) made.dataset['showsSource'] = ''
  made.lang = language
  made.dir = 'auto'
  // A running head is one line.
  if (kind === 'h1') made.append(...keptPieces(text))
  else made.textContent = text
  return made
}

/** The pieces of a title whose lines end between Chinese words. */
function keptPieces(text: string): (string | HTMLElement)[] {
  const kept = keptWords(text)
  const words = kept.flatMap(({ start, end }, i) => {
    const word = element('span', 'kept-word')
    word.textContent = text.slice(start, end)
    return [text.slice(kept[i - 1]?.end ?? 0, start), word]
  })
  return [...words, text.slice(kept.at(-1)?.end ?? 0)]
}

interface OneSheet extends Drawing {
  /** The place of the sheet, from 0. */
  readonly at: number
  /** Which of two facing pages it is; null if it has both sides. */
  readonly side: number | null
}

interface ContentsSheet extends OneSheet {
  readonly pageOf: (pair: number) => number
}

function contentsSheet(laid: LaidOut, page: number, options: ContentsSheet): HTMLElement {
  const { at } = options
  const sheet = emptySheet(at)
  const entries = laid.contents[page] ?? []
  sheet.append(drawContents(laid.text, entries, { ...options, isFirst: page === 0 }), folioOf(at))
  return sheet
}

function emptySheet(at: number): HTMLElement {
  const sheet = element('section', styles.sheet)
  sheet.dataset['page'] = at % 2 === 0 ? 'right' : 'left'
  return sheet
}

function folioOf(at: number): HTMLElement {
  const folio = element('div', styles.folio)
  folio.setAttribute('aria-hidden', 'true')
  folio.textContent = String(at + 1)
  return folio
}

interface TextSheet extends OneSheet {
  readonly heading: number | null
}

function textSheet(laid: LaidOut, page: PaperPage, options: TextSheet): HTMLElement {
  const { at, side } = options
  const sheet = emptySheet(at)
  const body = element('div', styles.body)
  body.append(...page.rows.map((row, i) => rowOf(laid, row, { ...options, isTop: i === 0 })))
  const notes = page.notes[side ?? 0] ?? []
  sheet.append(runningHead(laid, options), body)
  if (notes.length > 0) sheet.append(notesOf(laid, notes, options.links))
  sheet.append(folioOf(at))
  return sheet
}

function runningHead({ text }: LaidOut, { side, heading }: TextSheet): HTMLElement {
  const head = element('div', styles.running)
  head.setAttribute('aria-hidden', 'true')
  const cells = heading === null ? [] : (text.pairs[heading]?.cells ?? [])
  const shown = side === null ? cells : cells.slice(side, side + 1)
  const chapter = shown.find(cell => headWords(cell) !== '')
  const own = side === null ? undefined : text.pairs[0]?.cells[side]?.side
  const title = own ? text.heads[own] : text.title
  head.append(named('span', title, text))
  if (chapter)
    head.append(named('span', { text: headWords(chapter), language: chapter.language }, text))
  return head
}

function rowOf(
  laid: LaidOut,
  row: PaperRow,
  { side, isTop, hasNumbers, links }: TextSheet & { readonly isTop: boolean },
): HTMLElement {
  const pair = laid.text.pairs[row.pair]
  if (!pair) return element('div')
  const drawn = drawRow(pair, {
    hasNumber: hasNumbers,
    isLinked: links !== null,
    isIndented: isIndented(laid.text, row.pair, laid.sheet),
    after: laid.text.pairs[row.pair - 1]?.kind ?? null,
    goesOn: row.cells.some(({ from }) => from > 0),
  })
  drawn.style.height = `${row.height + (isTop ? 0 : row.above)}px`
  if (isTop) drawn.dataset['top'] = ''
  for (const [i, cell] of pair.cells.entries()) {
    if (side !== null && i !== side) continue
    const ends = laid.ends[row.pair]?.[i] ?? []
    const { from, to } = row.cells[i] ?? { from: 0, to: 0 }
    const part = {
      start: ends[from - 1] ?? 0,
      end: ends[to - 1] ?? 0,
      breaks: ends.slice(from, to - 1),
      links,
    }
    // A side that has ended keeps its place.
    const runs = from < to ? cell.runs : []
    const { block } = drawCell(drawn, pair, {
      cell: { ...cell, runs },
      part,
      isFirst: i === (side ?? 0),
      name: placeNames.pair(row.pair),
    })
    if (to < ends.length && from < to) block.dataset['cut'] = ''
    if (from > 0) block.dataset['goesOn'] = ''
  }
  return drawn
}

/** Draws the sheets of a book that is set on pages. */
import type { NotePart, PaperPage, PaperRow } from '#domain/paper/paginate'
import type { PaperCell, PaperName } from '#domain/paper/paper-text'
import { wordsOf } from '#domain/paper/paper-text'
import { drawCell, drawNoteParagraph, drawRow } from './draw-rows.ts'
import { element } from './draw-words.ts'
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

/** A page of the program shows no links: following one would leave it. */
interface Drawing extends Options {
  readonly isLinked: boolean
}

/** Facing pages always have a title page: the first page is a right one. */
export function sheetsOf(laid: LaidOut, options: Options): Sheets {
  const facing = laid.sheet.setting === 'facing'
  const titles = facing || options.hasTitlePage ? 1 : 0
  const heads = headingsOf(laid)
  const count = titles + laid.pages.length * (facing ? 2 : 1)
  const drawn = (at: number, isLinked: boolean): HTMLElement => {
    if (at < titles) return titleSheet(laid, isLinked)
    const page = Math.floor((at - titles) / (facing ? 2 : 1))
    const side = facing ? (at - titles) % 2 : null
    const own = laid.pages[page]
    return own
      ? textSheet(laid, own, { at, side, heading: heads[page] ?? null, isLinked, ...options })
      : element('section')
  }
  return {
    count,
    draw: at => drawn(at, false),
    *html() {
      const [open = '', close = ''] = sheetsElement(laid.sheet).outerHTML.split(/(?=<\/div>$)/)
      yield open
      for (let at = 0; at < count; at++) yield `${drawn(at, true).outerHTML}\n`
      yield close
    },
  }
}

/** The pair with the heading that each page is under: the first that begins on it, or the last. */
function headingsOf({ text, pages }: LaidOut): readonly (number | null)[] {
  const isHead = (at: number): boolean => {
    const pair = text.pairs[at]
    if (!pair || pair.level === null || pair.level > 2) return false
    return headWords(pair.cells[0]) !== text.title.text
  }
  let last: number | null = null
  return pages.map(({ rows }) => {
    const here = rows.filter(({ pair }) => isHead(pair)).map(({ pair }) => pair)
    const shown = here[0] ?? last
    last = here.at(-1) ?? last
    return shown
  })
}

const headWords = (cell: PaperCell | undefined): string =>
  cell
    ? wordsOf(cell.runs.filter(({ isAside }) => !isAside))
        .replaceAll(/\s+/g, ' ')
        .trim()
    : ''

function titleSheet({ text }: LaidOut, isLinked: boolean): HTMLElement {
  const sheet = element('section', styles.sheet)
  sheet.dataset['page'] = 'right'
  const title = element('div', styles.titlePage)
  const heading = named('h1', text.title)
  if (isLinked && text.link !== null) {
    const link = element('a')
    link.href = text.link
    link.append(...heading.childNodes)
    heading.append(link)
  }
  title.append(heading, ...text.names.map(name => named('p', name)))
  sheet.append(title)
  return sheet
}

function named(kind: 'h1' | 'p' | 'span', { text, language }: PaperName): HTMLElement {
  const made = element(kind)
  made.lang = language
  made.dir = 'auto'
  made.textContent = text
  return made
}

interface TextSheet extends Drawing {
  /** The place of the sheet, from 0. */
  readonly at: number
  /** Which of two facing pages it is; null if it has both sides. */
  readonly side: number | null
  readonly heading: number | null
}

function textSheet(laid: LaidOut, page: PaperPage, options: TextSheet): HTMLElement {
  const { at, side } = options
  const sheet = element('section', styles.sheet)
  sheet.dataset['page'] = at % 2 === 0 ? 'right' : 'left'
  const body = element('div', styles.body)
  body.append(...page.rows.map((row, i) => rowOf(laid, row, { ...options, isTop: i === 0 })))
  const notes = page.notes[side ?? 0] ?? []
  sheet.append(runningHead(laid, options), body)
  if (notes.length > 0) sheet.append(notesOf(laid, notes, options.isLinked))
  const folio = element('div', styles.folio)
  folio.setAttribute('aria-hidden', 'true')
  folio.textContent = String(at + 1)
  sheet.append(folio)
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
  head.append(named('span', title))
  if (chapter) head.append(named('span', { text: headWords(chapter), language: chapter.language }))
  return head
}

function rowOf(
  laid: LaidOut,
  row: PaperRow,
  { side, isTop, hasNumbers, isLinked }: TextSheet & { readonly isTop: boolean },
): HTMLElement {
  const pair = laid.text.pairs[row.pair]
  if (!pair) return element('div')
  const drawn = drawRow(pair, {
    hasNumber: hasNumbers,
    isLinked,
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
    }
    // A side that has ended keeps its place.
    const runs = from < to ? cell.runs : []
    const { block } = drawCell(drawn, pair, {
      cell: { ...cell, runs },
      part,
      isFirst: i === (side ?? 0),
    })
    if (to < ends.length && from < to) block.dataset['cut'] = ''
    if (from > 0) block.dataset['goesOn'] = ''
  }
  return drawn
}

function notesOf(laid: LaidOut, parts: readonly NotePart[], isLinked: boolean): HTMLElement {
  const foot = element('div', styles.notes)
  for (const { number, from, to } of parts) {
    const note = laid.text.notes[number - 1]
    const lines = laid.notes.get(number)?.slice(from, to) ?? []
    for (const at of new Set(lines.map(({ paragraph }) => paragraph))) {
      const own = lines.filter(({ paragraph }) => paragraph === at)
      const [first, last] = [own[0], own.at(-1)]
      const words = note?.paragraphs[at]
      if (!words || !first || !last) continue
      const { block } = drawNoteParagraph(foot, words, {
        part: { start: first.start, end: last.end, breaks: own.slice(0, -1).map(({ end }) => end) },
        number: at === 0 && from === 0 ? number : null,
        link: isLinked ? (note?.link ?? null) : null,
      })
      if (last.end < wordsOf(words.runs).length) block.dataset['cut'] = ''
    }
  }
  return foot
}

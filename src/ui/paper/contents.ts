/** The contents of a book on paper: measured, cut into sheets, and drawn. */
import { headWords, isOfPhrases, paperHeadings } from '#domain/paper/paper-headings'
import { placeNames, type PaperText } from '#domain/paper/paper-text'
import { bodyHeight, type Sheet } from '#domain/paper/sheet'
import { element, type DrawnLinks } from './draw-words.ts'
import styles from './paper.module.css'

/** A line of the contents: the heading of a pair. */
export interface PaperContentsEntry {
  /** The place of the pair among the pairs. */
  readonly pair: number
  /** In CSS pixels. */
  readonly height: number
}

/** The heading of the contents takes so many lines. */
const headLines = 3

/**
 * Returns the entries on each sheet, or on each two facing ones. `shown` puts elements into the
 * page, so that they can be measured.
 */
export async function contentsSheets(
  text: PaperText,
  sheet: Sheet,
  shown: (elements: readonly HTMLElement[]) => Promise<void>,
): Promise<readonly (readonly PaperContentsEntry[])[]> {
  const sides = sheet.setting === 'facing' ? [0, 1] : [null]
  const drawn = paperHeadings(text).map(pair => ({
    pair,
    rows: sides.map(side => drawEntry(text, pair, { side, page: '0000' })),
  }))
  await shown(drawn.flatMap(({ rows }) => rows))
  const sheets: PaperContentsEntry[][] = []
  let left = 0
  for (const { pair, rows } of drawn) {
    const height = Math.max(...rows.map(row => row.getBoundingClientRect().height))
    if (height > left) {
      left = bodyHeight(sheet) - (sheets.length === 0 ? headLines * sheet.pitch : 0)
      sheets.push([])
    }
    sheets.at(-1)?.push({ pair, height })
    left -= height
  }
  return sheets
}

interface EntryLook {
  /** Which of two facing pages it is on; null if it has all sides. */
  readonly side: number | null
  /** The number of the page. */
  readonly page: string
}

function drawEntry({ pairs }: PaperText, at: number, { side, page }: EntryLook): HTMLAnchorElement {
  const pair = pairs[at]
  const entry = element('a', styles.entry)
  entry.dataset['level'] = String(pair?.level ?? 1)
  for (const [i, cell] of (pair?.cells ?? []).entries()) {
    if (side !== null && i !== side) continue
    const words = element('span', styles.entryWords)
    words.dataset['side'] = cell.side
    words.lang = cell.language
    words.dir = 'auto'
    words.textContent = headWords(cell)
    if (isOfPhrases(words.textContent)) words.dataset['phrases'] = ''
    entry.append(words)
  }
  const number = element('span', styles.entryPage)
  number.textContent = page
  entry.append(number)
  return entry
}

interface ContentsLook {
  readonly side: number | null
  readonly isFirst: boolean
  /** Returns the number of the page on which a pair begins. */
  readonly pageOf: (pair: number) => number
  readonly links: DrawnLinks | null
}

/** Draws the entries of a sheet. Only the first one has the heading. */
export function drawContents(
  text: PaperText,
  entries: readonly PaperContentsEntry[],
  { side, isFirst, pageOf, links }: ContentsLook,
): HTMLElement {
  const body = element('div', styles.contents)
  if (isFirst) {
    const heading = element(side === null || side === 0 ? 'h2' : 'p', styles.contentsName)
    // Its words are in the language of the interface.
    heading.lang = document.documentElement.lang
    heading.textContent = text.contents
    body.append(heading)
  }
  const list = element('ul')
  for (const { pair, height } of entries) {
    const item = element('li')
    const entry = drawEntry(text, pair, { side, page: String(pageOf(pair)) })
    if (links) entry.href = `#${placeNames.pair(pair)}`
    entry.style.height = `${height}px`
    item.append(entry)
    list.append(item)
  }
  body.append(list)
  return body
}

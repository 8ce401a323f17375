/**
 * Makes the paragraphs of a note out of pasted lists, quotations and code. Other programs nest
 * them; the note schema has one flat element for each.
 */
import { deepestItem, mostColumns, mostRows, type ListKind } from '#domain/notes/block'
import { declarationsOf } from '#domain/text/word-style'
import { listSign } from './office.ts'
import { styleText } from './styles-as-text.ts'

/** Rewrites `root`. It runs before `settleLooks`, which removes what Word says of its lists. */
export function settleForms(root: HTMLElement): void {
  for (const code of root.querySelectorAll('pre')) settleCode(code)
  for (const paragraph of root.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6'))
    settleWordItem(paragraph)
  for (const table of Array.from(root.querySelectorAll('table')).toReversed()) settleTable(table)
  // From the innermost, so that the words of an item are its own when its turn comes.
  for (const item of Array.from(root.querySelectorAll('li')).toReversed()) settleItem(item)
  for (const quotation of Array.from(root.querySelectorAll('blockquote')).toReversed())
    settleQuotation(quotation)
}

/**
 * Replaces a table by its cells, as flat paragraphs. A table of one column is no table, and one
 * that is wider than those of notes becomes paragraphs, too.
 */
function settleTable(table: HTMLTableElement): void {
  const rows = Array.from(table.rows, ({ cells }) => placed(cells))
  const columns = Math.max(0, ...rows.map(cells => cells.length))
  const isTable = columns > 1 && columns <= mostColumns && rows.length <= mostRows
  if (table.parentElement?.closest('table')) return
  if (!isTable) return asParagraphs(table)
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of cells.entries()) {
      const flat = table.ownerDocument.createElement('p')
      Object.assign(flat.dataset, { cell: '', row, column, columns })
      if (cell) flat.append(...wordsOfCell(cell))
      table.before(flat)
    }
  table.remove()
}

function asParagraphs(table: HTMLTableElement): void {
  for (const cell of table.querySelectorAll('td, th'))
    replaceBy(cell, table.ownerDocument.createElement('div'))
  for (const part of table.querySelectorAll('tr, thead, tbody, tfoot'))
    part.replaceWith(...part.childNodes)
  table.replaceWith(...table.childNodes)
}

/** The cells of a row by column. A cell over several columns is followed by empty ones. */
const placed = (cells: HTMLCollectionOf<HTMLTableCellElement>) =>
  Array.from(cells).flatMap(cell => [
    cell,
    ...Array.from({ length: Math.min(cell.colSpan, mostColumns) - 1 }, () => null),
  ])

/** What is in a cell as the words of one paragraph. */
function wordsOfCell(cell: Element): readonly ChildNode[] {
  for (const block of cell.querySelectorAll('p, div, li, h1, h2, h3, h4, h5, h6, blockquote, tr')) {
    if (block.nextElementSibling) block.append(cell.ownerDocument.createElement('br'))
    block.replaceWith(...block.childNodes)
  }
  for (const part of cell.querySelectorAll('ul, ol, table, tbody, thead, tfoot, td, th'))
    part.replaceWith(...part.childNodes)
  return Array.from(cell.childNodes)
}

/** Leaves only the text in `pre`, with its line breaks. */
function settleCode(code: Element): void {
  for (const br of code.querySelectorAll('br')) br.replaceWith('\n')
  code.textContent = (code.textContent ?? '').replace(/\n$/, '')
}

/** A paragraph of Word's in a list. Its sign is in the text, and its depth in a style. */
function settleWordItem(paragraph: Element): void {
  const list = declarationsOf(paragraph.getAttribute(styleText) ?? '').get('mso-list')
  const level = list === undefined ? null : /\blevel(\d)\b/.exec(list)
  if (!level || /^h[1-6]$/.test(paragraph.localName)) return
  for (const element of paragraph.querySelectorAll(`[${styleText}]`)) {
    const sign = listSign(element, declarationsOf(element.getAttribute(styleText) ?? ''))
    if (sign === null) continue
    element.remove()
    const depth = Number(level[1]) - 1
    replaceBy(paragraph, itemElement(paragraph, { list: sign === '' ? 'bullet' : 'number', depth }))
    return
  }
}

/**
 * Replaces an item of a list by flat paragraphs: its own words, then the items that it contained.
 */
function settleItem(item: HTMLLIElement): void {
  const around = item.closest('ul, ol, menu, dir')
  const box = item.querySelector('input[type="checkbox"]')
  const state = item.getAttribute('aria-checked')
  const isCheck = box !== null || state !== null || item.dataset['checked'] !== undefined
  const checked = box ? box.hasAttribute('checked') : state === 'true'
  box?.remove()
  const list = isCheck ? 'check' : around?.localName === 'ol' ? 'number' : 'bullet'
  const depth = depthOf(item)
  let own: Element | null = null
  for (const child of Array.from(item.childNodes)) {
    const isOurs = child instanceof HTMLElement && child.dataset['list'] !== undefined
    if (isOurs || (child instanceof Element && standing.has(child.localName))) {
      // Our own item in an element of a list has been copied from a note.
      item.before(child)
      continue
    }
    if (child instanceof Text && child.data.trim() === '' && !own) continue
    if (!own) item.before((own = itemElement(item, { list, depth, checked })))
    else if (child instanceof Element && blocks.has(child.localName))
      own.append(item.ownerDocument.createElement('br'))
    if (child instanceof Element && blocks.has(child.localName)) own.append(...child.childNodes)
    else own.append(child)
  }
  item.remove()
}

/** Elements that are no words of the item in which they are. */
const standing = new Set(['ul', 'ol', 'menu', 'dir', 'pre', 'blockquote', 'table'])
const blocks = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** How many lists are around the list of `item`. */
function depthOf(item: Element): number {
  let depth = -1
  for (let list = item.parentElement; list; list = list.parentElement)
    if (/^(?:ul|ol|menu|dir)$/.test(list.localName)) depth++
  // Google Docs writes nested lists beside each other and says how deep they are.
  const said = Number(item.getAttribute('aria-level') ?? Number.NaN)
  return Math.max(depth, said > 0 ? said - 1 : 0, 0)
}

interface Item {
  readonly list: ListKind
  readonly depth: number
  readonly checked?: boolean
}

function itemElement(beside: Element, { list, depth, checked = false }: Item): HTMLElement {
  const item = beside.ownerDocument.createElement('p')
  item.dataset['list'] = list
  item.dataset['depth'] = String(Math.min(depth, deepestItem))
  if (list === 'check') item.dataset['checked'] = String(checked)
  return item
}

/** Makes each paragraph in a quotation one. What has a form of its own leaves the quotation. */
function settleQuotation(quotation: Element): void {
  const inside = quotation.querySelectorAll('p, div, pre, blockquote, h1, h2, h3, h4, h5, h6')
  if (inside.length === 0) return
  for (const paragraph of inside) {
    const isPlain = paragraph.localName === 'p' || paragraph.localName === 'div'
    if (!isPlain || paragraph.matches('[data-list], :has(p, div, pre, blockquote)')) continue
    replaceBy(paragraph, quotation.ownerDocument.createElement('blockquote'))
  }
  quotation.replaceWith(...quotation.childNodes)
}

function replaceBy(element: Element, other: Element): void {
  other.append(...element.childNodes)
  element.replaceWith(other)
}

import type { StructureBlock, TableCell } from '../structured/blocks.ts'
import { textsIn } from '../structured/blocks.ts'
import { isElement } from '../markup/find.ts'
import type { Content, Element } from '../markup/tree.ts'

/** A cell with more paragraphs than this is part of a page layout. */
const fullestCell = 8

const parts: ReadonlySet<string> = new Set(['tbody', 'thead', 'tfoot', 'tr', 'colgroup'])

/**
 * Returns the blocks of a table: its captions and any text between its cells, then the table. For a
 * table that only lays out a page, returns the blocks of its cells instead. `read` returns the
 * blocks of a cell. `addAnchors` receives each element around cells.
 */
export function readTable(
  table: Element,
  read: (contents: readonly Content[]) => readonly StructureBlock[],
  addAnchors: (element: Element) => void,
): readonly StructureBlock[] {
  const captions: StructureBlock[] = []
  const rows: TableCell[][] = []
  const inside: (readonly StructureBlock[])[] = []

  function look(element: Element): void {
    for (const child of element.children) {
      const name = isElement(child) ? child.name : ''
      if (name === 'tr') rows.push([])
      if (isElement(child) && parts.has(name)) {
        addAnchors(child)
        look(child)
      } else if (isElement(child) && (name === 'td' || name === 'th')) {
        const blocks = read([child])
        inside.push(blocks)
        const row = rows.at(-1) ?? rows[rows.push([]) - 1]
        row?.push({ blocks: textsIn(blocks), columns: columnsOf(child) })
      } else captions.push(...read([child]))
    }
  }
  look(table)

  const isLayout =
    rows.every(row => row.length <= 1) ||
    inside.some(
      blocks =>
        blocks.length > fullestCell ||
        blocks.some(block => block.type === 'table' || block.kind === 'heading'),
    )
  return isLayout ? [...captions, ...inside.flat()] : [...captions, { type: 'table', rows }]
}

function columnsOf({ attributes }: Element): number {
  const columns = Number(attributes.get('colspan') ?? 1)
  return Number.isInteger(columns) && columns > 0 && columns <= 100 ? columns : 1
}

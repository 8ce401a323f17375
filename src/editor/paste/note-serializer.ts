import { DOMSerializer, type Fragment, type Schema } from 'prosemirror-model'

/** Writes copied paragraphs of a note with the elements of lists, which other programs read. */
export const noteSerializer = (schema: Schema): DOMSerializer => {
  const { nodes, marks } = DOMSerializer.fromSchema(schema)
  return new NoteSerializer(nodes, marks)
}

class NoteSerializer extends DOMSerializer {
  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const written = super.serializeFragment(fragment, options, target)
    const lists: Element[] = []
    // A part of one paragraph is words and no list.
    if (written.children.length < 2) return written
    for (const child of Array.from(written.children)) {
      const { list, depth } = child instanceof HTMLElement ? child.dataset : {}
      if (child instanceof HTMLElement && child.dataset['cell'] !== undefined) addCell(child)
      if (list === undefined) lists.length = 0
      else addItem(child, { list, depth: Number(depth), lists })
    }
    return written
  }
}

/** Moves a cell into the table before it, or into a new one. */
function addCell(cell: HTMLElement): void {
  const document = cell.ownerDocument
  const { row, columns } = cell.dataset
  const before = cell.previousElementSibling
  let table =
    before?.localName === 'table' && before.getAttribute('data-columns') === columns ? before : null
  if (!table || Number(table.lastElementChild?.getAttribute('data-row')) > Number(row)) {
    table = document.createElement('table')
    table.setAttribute('data-columns', columns ?? '')
    cell.before(table)
  }
  let line = table.lastElementChild
  if (line?.getAttribute('data-row') !== row) {
    line = document.createElement('tr')
    line.setAttribute('data-row', row ?? '')
    table.append(line)
  }
  const place = document.createElement(row === '0' ? 'th' : 'td')
  place.append(cell)
  line?.append(place)
}

interface Place {
  readonly list: string
  readonly depth: number
  /** The open lists, from the outermost. */
  readonly lists: Element[]
}

/** Moves `item` into the last of the open lists at its depth, or into a new one. */
function addItem(item: Element, { list, depth, lists }: Place): void {
  const document = item.ownerDocument
  lists.length = Math.min(lists.length, depth + 1)
  const around = lists.at(-1)
  if (lists.length <= depth || around?.getAttribute('data-kind') !== list) {
    if (lists.length > depth) lists.pop()
    const begun = document.createElement(list === 'number' ? 'ol' : 'ul')
    begun.setAttribute('data-kind', list)
    const parent = lists.at(-1)
    if (parent) (parent.lastElementChild ?? parent).append(begun)
    else item.before(begun)
    lists.push(begun)
  }
  const entry = document.createElement('li')
  lists.at(-1)?.append(entry)
  entry.append(item)
}

/**
 * How a long list is made of elements: the list has blocks, a block has chunks, and a chunk has
 * rows. Blocks and chunks far from the screen are empty.
 */

/** How many chunks a block has. */
export const chunksInBlock = 32

/** The number of a row, from 0, and how many rows are side by side there. */
export interface RowPlace {
  readonly row: number
  readonly columns: number
}

/** Returns the element of row `row` of `list`; undefined if it is not rendered. */
export function rowElement(
  list: Element | null,
  row: number,
  chunkSize: number,
): Element | undefined {
  const chunk = Math.floor(row / chunkSize)
  return list?.children[Math.floor(chunk / chunksInBlock)]?.children[chunk % chunksInBlock]
    ?.children[row % chunkSize]
}

/** Returns the row of `list` that contains `inside`, or `null`. */
export function rowAt(inside: Element, list: Element, chunkSize: number): RowPlace | null {
  const block = childWith(inside, list)
  const chunk = block && childWith(inside, block.child)
  const row = chunk && childWith(inside, chunk.child)
  if (!row) return null
  const tracks = getComputedStyle(chunk.child).gridTemplateColumns
  return {
    row: (block.at * chunksInBlock + chunk.at) * chunkSize + row.at,
    columns: tracks === 'none' ? 1 : tracks.split(' ').length,
  }
}

/** Returns the child of `parent` that contains `inside`, and its place among the children. */
function childWith(inside: Element, parent: Element) {
  const children = [...parent.children]
  const at = children.findIndex(child => child.contains(inside))
  const child = children[at]
  return child ? { child, at } : null
}

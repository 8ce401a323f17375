/** Reads the rows of TSV and CSV. Cells may be in quotation marks. */

/**
 * Returns the rows of `text`, whose line ends are `\n`. An unclosed quotation mark is an ordinary
 * character. In TSV all quotation marks are then ordinary, because a program that quotes cells
 * would have doubled it. A row has at most `width` cells; further separators belong to the last
 * cell.
 */
export function tableRows(
  text: string,
  separator: string,
  { width = Infinity, areQuoted = true } = {},
): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const row = rows.at(-1) ?? []
    const parting = row.length + 1 < width ? separator : '\n'
    const begin = separator === '\t' ? at : afterSpaces(text, at)
    const quoted = areQuoted && text[begin] === '"' ? quotedCell(text, begin) : null
    const after = quoted && afterSpaces(text, quoted.end)
    const isWhole = after !== null && isEnd(text[after], parting)
    if (areQuoted && separator === '\t' && text[at] === '"' && !isWhole) {
      return tableRows(text, separator, { width, areQuoted: false })
    }
    const end = isWhole ? after : plainEnd(text, at, parting)
    row.push((isWhole && quoted ? quoted.cell : text.slice(at, end)).trim())
    if (text[end] === '\n') rows.push([])
    at = end + 1
  }
  return rows.filter(cells => cells.some(cell => cell !== ''))
}

/** Programs and people put spaces around quotation marks, which belong to no cell. */
function afterSpaces(text: string, at: number): number {
  let next = at
  while (text[next] === ' ') next++
  return next
}

const isEnd = (sign: string | undefined, separator: string): boolean =>
  sign === undefined || sign === '\n' || sign === separator

function plainEnd(text: string, at: number, separator: string): number {
  let end = at
  while (!isEnd(text[end], separator)) end++
  return end
}

/** A cell in quotation marks, in which a doubled mark is one mark; null if it is never closed. */
function quotedCell(
  text: string,
  at: number,
): { readonly cell: string; readonly end: number } | null {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 2)) {
    if (text[end + 1] !== '"') {
      return { cell: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 }
    }
  }
  return null
}

import { withoutControls } from '#domain/text/control-characters'

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

/** Returns `text` as a cell of TSV, with signs for what a cell cannot have. */
const tsvCell = (text: string): string =>
  withoutControls(text).replaceAll(/[\\\t\n\r]/g, character => escapes[character] ?? character)

/** Returns a line of TSV with its end. */
export const tsvLine = (cells: readonly string[]): string => `${cells.map(tsvCell).join('\t')}\n`

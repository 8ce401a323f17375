import type { NoteBody } from '#domain/annotation'
import {
  nested,
  type NoteBlock,
  type ListEntry,
  type ListBlock,
  type NoteTable,
} from '#domain/notes/nested'
import { withoutControls } from '#domain/text/control-characters'
import { isBlank, type RichText } from '#domain/rich-text'
import { hardBreaks } from './markdown-text.ts'

/** Returns a formatted text as Markdown. Its line breaks are not hard yet. */
type Inline = (rich: RichText) => string

/**
 * Returns the blocks of a note without its blank paragraphs. Every line of a block but its first
 * begins with `indent`.
 */
export const noteMarkdown = (note: NoteBody, indent: string, inline: Inline): readonly string[] =>
  nested(note.filter(rich => !isBlank(rich))).map(block => blockMarkdown(block, indent, inline))

function blockMarkdown(block: NoteBlock, indent: string, inline: Inline): string {
  switch (block.kind) {
    case 'paragraph':
      return hardBreaks(inline(block.line.rich), indent)
    case 'heading':
      return `${'#'.repeat(block.level + 2)} ${inline(block.line.rich).replaceAll('\n', ' ')}`
    case 'quotation':
      return block.lines
        .map(({ rich }) => `> ${hardBreaks(inline(rich), `${indent}> `)}`)
        .join(`\n${indent}>\n${indent}`)
    case 'code':
      return fenced(block.line.rich.text).join(`\n${indent}`)
    case 'list':
      return listMarkdown(block, indent, inline)
    case 'table':
      return tableMarkdown(block, indent, inline)
  }
}

/** A table as GitHub writes it. A line break in a cell is an element of HTML. */
function tableMarkdown({ rows }: NoteTable, indent: string, inline: Inline): string {
  const [heads = [], ...others] = rows
  const lineOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const words = (cells: NoteTable['rows'][number]) =>
    lineOf(cells.map(line => (line ? cellMarkdown(inline(line.rich)) : '')))
  const rule = lineOf(heads.map(() => '---'))
  return [words(heads), rule, ...others.map(words)].join(`\n${indent}`)
}

/** A bar ends a cell, unless a backslash before it says that it is one of the words. */
const cellMarkdown = (words: string): string =>
  words.replaceAll(/(?<!\\)\|/g, '\\|').replaceAll('\n', '<br>')

const listMarkdown = (list: ListBlock, indent: string, inline: Inline): string =>
  list.items
    .map((item, i) => itemMarkdown(item, `${signOf(list, i)} `, indent, inline))
    .join(`\n${indent}`)

function itemMarkdown(
  { line, checked, lists }: ListEntry,
  sign: string,
  indent: string,
  inline: Inline,
): string {
  const within = indent + ' '.repeat(sign.length)
  const box = checked === null ? '' : checked ? '[x] ' : '[ ] '
  const words = line ? hardBreaks(inline(line.rich), within) : ''
  return [
    `${sign}${box}${words}`,
    ...lists.map(list => within + listMarkdown(list, within, inline)),
  ].join('\n')
}

const signOf = ({ list }: ListBlock, i: number): string => (list === 'number' ? `${i + 1}.` : '-')

/** Returns the lines of `code` between fences that are longer than any in it. */
function fenced(code: string): readonly string[] {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [fence, ...withoutControls(code).split(/\r\n?|\n/), fence]
}

/**
 * Changes signs that Chinese writers type into those of Markdown: headings without a space after
 * `#`, and notes with a Chinese colon. Words are never changed.
 */

import { endsSentence } from '#domain/text/sentence'
import { areVerse } from '../plain-text/metre.ts'

/** A text with code is left as it is. */
const code = /^ {0,3}(?:```|~~~)/m
const noteColon = /^(\[\^[^\]\s]{1,60}\])：[ \t]*/gm
const usualHeading = /^ {0,3}#{1,6}[ \t]/m
const signed = /^#.*$/gm
/** A short line with one sign. A line of tags has several. */
const heading = /^(#{1,6})([\p{L}\p{N}（(【《“][^#\n]{0,60})$/u
/** A single one may be a tag. */
const leastHeadings = 2

/** Returns `text` with the signs of Markdown. */
export function withUsualSigns(text: string): string {
  if (code.test(text)) return text
  const lines = text.match(signed) ?? []
  const areHeadings =
    !usualHeading.test(text) &&
    lines.length >= leastHeadings &&
    lines.every(line => heading.test(line)) &&
    !text.trimEnd().endsWith(lines.at(-1) ?? '')
  const spaced = areHeadings
    ? text.replaceAll(signed, line => line.replace(heading, '$1 $2'))
    : text
  return withParagraphs(spaced.replaceAll(noteColon, '$1: '))
}

/** A line that neither begins nor ends with a sign of Markdown. */
const plainLine =
  /^(?! {0,3}(?:[#>|<+*-]|`{3}|~{3}|\d{1,9}[.)]|\[\^?[^\]\n]*\]:|!\[)|[ \t]|\s*$).*(?<![\\ ])$/u
const leastLines = 5
/** The share of lines that must end like sentences. */
const mostly = 0.9

/**
 * Makes each line a paragraph if the lines are whole Chinese sentences and no blank lines separate
 * paragraphs. If blank lines do, each line is a sentence of a paragraph, and `text` is unchanged.
 */
function withParagraphs(text: string): string {
  const blocks = text.split(/\n(?:[ \t]*\n)+/).map(block => block.split('\n'))
  const isPlain = (line: string | undefined) => line !== undefined && plainLine.test(line)
  const isParted = blocks.some((lines, i) => isPlain(lines[0]) && isPlain(blocks[i - 1]?.at(-1)))
  if (isParted) return text
  const plain = blocks.filter(lines => lines.filter(isPlain).length > 1 && !areVerse(lines))
  const lines = plain.flat().filter(isPlain)
  const ended = lines.filter(line => /\p{Script=Han}/u.test(line) && endsSentence(line))
  if (lines.length < leastLines || ended.length < lines.length * mostly) return text
  const parted = new Set(plain)
  return blocks
    .map(block =>
      block
        .map((line, i) => (parted.has(block) && isPlain(line) && i > 0 ? `\n${line}` : line))
        .join('\n'),
    )
    .join('\n\n')
}

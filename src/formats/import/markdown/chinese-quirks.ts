/**
 * What writers of Chinese type where Markdown wants something a little different: headings without
 * the space after their signs, notes with the colon of Chinese. Signs are changed here, never words.
 */

import { endsSentence } from '#domain/text/sentence'
import { areVerse } from '../plain-text/metre.ts'

/** Code shows signs as they are. */
const code = /^ {0,3}(?:```|~~~)/m
const noteColon = /^(\[\^[^\]\s]{1,60}\])：[ \t]*/gm
const usualHeading = /^ {0,3}#{1,6}[ \t]/m
const signed = /^#.*$/gm
/** A line of tags has several such signs, and a heading is short. */
const heading = /^(#{1,6})([\p{L}\p{N}（(【《“][^#\n]{0,60})$/u
/** One alone may be a tag. */
const leastHeadings = 2

/** `text` with signs as Markdown knows them. */
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

/** Begins with no sign of Markdown, and ends with none. */
const plainLine =
  /^(?! {0,3}(?:[#>|<+*-]|`{3}|~{3}|\d{1,9}[.)]|\[\^?[^\]\n]*\]:|!\[)|[ \t]|\s*$).*(?<![\\ ])$/u
const leastLines = 5
const mostly = 0.9

/**
 * Chinese of which each line is whole sentences, and that has no blank line between any two paragraphs,
 * is written as in any other editor: a line a paragraph. With blank lines a line is a sentence of a paragraph.
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

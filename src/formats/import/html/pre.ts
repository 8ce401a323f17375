import { isElement, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'

const han = /\p{Script=Han}/gu
const indented = /^(?:[ \t]*\u3000|[ \t]{2})/

/**
 * Returns the paragraphs of preformatted text. Chinese text is prose: blank lines and indents
 * divide it, or else each line is a paragraph. Other text is divided only at blank lines.
 */
export function linesOfPre(pre: Element): readonly string[] {
  const whole = textOfLines(pre).replaceAll(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd()
  const isProse = (whole.match(han)?.length ?? 0) * 3 > whole.replaceAll(/\s/g, '').length
  const parts = isProse ? paragraphsIn(linesWithoutMargin(whole)) : whole.split(/\n(?:[ \t]*\n)+/)
  const lines = isProse && parts.length === 1 ? whole.split('\n') : parts
  return lines.filter(line => line.trim() !== '')
}

function paragraphsIn(lines: readonly string[]): readonly string[] {
  const paragraphs: string[][] = []
  let goesOn = false
  for (const line of lines) {
    const words = line.trim()
    if (words !== '' && goesOn && !indented.test(line)) paragraphs.at(-1)?.push(words)
    else if (words !== '') paragraphs.push([line.trimEnd()])
    goesOn = words !== ''
  }
  return paragraphs.map(pieces => pieces.join(''))
}

/** Returns the lines of `text` without the spaces that all of them begin with. */
function linesWithoutMargin(text: string): readonly string[] {
  const lines = text.split('\n')
  const margin = lines
    .filter(line => line.trim() !== '')
    .reduce((least, line) => Math.min(least, line.search(/[^ \t]/)), Infinity)
  return lines.map(line => line.slice(Math.min(margin, line.length)))
}

/** Returns the text of `element` with each `<br>` as a line end. */
const textOfLines = (element: Element): string =>
  element.children
    .map(child =>
      isElement(child) ? (child.name === 'br' ? '\n' : textOfLines(child)) : textOf(child),
    )
    .join('')

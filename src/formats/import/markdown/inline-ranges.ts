/**
 * The parser of Markdown takes as long as the square of how many blocks it is given. So it is given
 * a stretch of a long text at a time, each of which begins where nothing of what stands before can go on.
 */

/** In UTF-16 code units. */
const least = 4_000
/** A block that may go on past a blank line, whatever comes. */
const open = /^ {0,3}(?:```|~~~|<(?:script|pre|style|textarea|!|\?))/im
/** Only what is indented goes on with a list or a note after a blank line. */
const border = /\n[ \t]*\n(?=\S)/g
const definition = /^[ \t>*+-]*\[(\^?[^\]\n]{1,999})\]:/gm
const use = /\[(\^?[^[\]\n]{1,999})\]/g

export interface InlineRange {
  readonly text: string
  /** Definitions of names that are used here and defined elsewhere; what they say is said there. */
  readonly definitions: string
}

/** `text` in stretches. */
export function inlineRanges(text: string): readonly InlineRange[] {
  if (text.length < least * 2 || open.test(text)) return [{ text, definitions: '' }]
  const parts: string[] = []
  let from = 0
  for (const { 0: blank, index } of text.matchAll(border)) {
    const end = index + blank.length
    if (end - from < least) continue
    parts.push(text.slice(from, end))
    from = end
  }
  parts.push(text.slice(from))
  const defined = new Set(Array.from(text.matchAll(definition), ([, name = '']) => folded(name)))
  return parts.map(part => {
    const used = Array.from(part.matchAll(use), ([, name = '']) => name)
    const needed = new Map(used.map(name => [folded(name), name] as const))
    const names = [...needed].flatMap(([key, name]) => (defined.has(key) ? [name] : []))
    return { text: part, definitions: names.map(name => `\n\n[${name}]: x`).join('') }
  })
}

const folded = (name: string): string => name.replaceAll(/\s+/g, ' ').trim().toLowerCase()

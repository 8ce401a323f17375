/**
 * Divides a long text for the Markdown parser, whose time is quadratic in the number of blocks.
 * Each range begins where no earlier block can continue.
 */

/** The least length of a range, in UTF-16 code units. */
const least = 4_000
/** The beginning of a block that blank lines do not end. */
const open = /^ {0,3}(?:```|~~~|<(?:script|pre|style|textarea|!|\?))/im
/** A blank line before text without indent: only indented text continues a list or a note. */
const border = /\n[ \t]*\n(?=\S)/g
const definition = /^[ \t>*+-]*\[(\^?[^\]\n]{1,999})\]:/gm
const use = /\[(\^?[^[\]\n]{1,999})\]/g

export interface InlineRange {
  readonly text: string
  /**
   * Placeholder definitions of the names that this range uses. Their contents are in their own
   * ranges.
   */
  readonly definitions: string
}

/** Returns `text` in ranges. */
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

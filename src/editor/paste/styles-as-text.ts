/**
 * Makes the styles in HTML inert and keeps their text. The content policy refuses every inline
 * style of parsed HTML and logs each one: for 5,000 styled words that took two seconds.
 */

/** The attribute that holds the text of a `style` attribute. */
export const styleText = 'data-pasted-style'

/**
 * Returns `html` with each `style` attribute renamed to `styleText` and each style sheet as plain
 * text. Words stay the same.
 */
export function stylesAsText(html: string): string {
  let kept = ''
  let done = 0
  for (const { at, end, text } of renamings(html)) {
    kept += html.slice(done, at) + text
    done = end
  }
  return kept + html.slice(done)
}

interface Renaming {
  readonly at: number
  readonly end: number
  readonly text: string
}

function* renamings(html: string): Generator<Renaming> {
  const opening = /<(?:!--|([a-z][^\s/>]*))/gi
  for (let tag = opening.exec(html); tag; tag = opening.exec(html)) {
    const [whole, name] = tag
    if (name === undefined) {
      const end = html.indexOf('-->', tag.index)
      if (end < 0) return
      opening.lastIndex = end
      continue
    }
    let at = tag.index + whole.length
    if (name.toLowerCase() === 'style') yield { at, end: at, text: ' type="text/plain"' }
    for (;;) {
      attribute.lastIndex = at
      const found = attribute.exec(html)
      if (!found) break
      const { start, end } = nameIn(found)
      if (html.slice(start, end).toLowerCase() === 'style')
        yield { at: start, end, text: styleText }
      at = attribute.lastIndex
    }
    opening.lastIndex = at
  }
}

/** An attribute with a value in either quotes, in none, or without a value. */
const attribute = /([\s/]*)([^\s/>=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*)?)?/y

function nameIn({ index, 1: before = '', 2: name = '' }: RegExpExecArray) {
  const start = index + before.length
  return { start, end: start + name.length }
}

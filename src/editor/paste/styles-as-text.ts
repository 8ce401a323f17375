/**
 * Takes their effect from styles in HTML and keeps what they say. The program's content policy refuses every inline
 * style in what is parsed, and says so for each of them: with 5,000 styled words that took two seconds.
 */

/** The attribute in which the text of a `style` is found afterwards. */
export const styleText = 'data-pasted-style'

/** `html` with each `style` under that name, and each sheet as plain text; its words are as they were. */
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

/** An attribute, its value in either quotes, in none, or left out. */
const attribute = /([\s/]*)([^\s/>=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*)?)?/y

function nameIn({ index, 1: before = '', 2: name = '' }: RegExpExecArray) {
  const start = index + before.length
  return { start, end: start + name.length }
}

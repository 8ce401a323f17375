/** Returns `text` as HTML by its headings and blank lines only. */
export function plainHtml(text: string): string {
  return text
    .replaceAll(/^#{1,6} .*$/gm, '\n$&\n')
    .split(/\n(?:[ \t]*\n)+/)
    .map(block => block.trim())
    .map(block => {
      const [, signs, title] = /^(#{1,6}) +(.*)$/.exec(block) ?? []
      const tag = signs === undefined ? 'p' : `h${signs.length}`
      return `<${tag}>${escaped(title ?? block)}</${tag}>`
    })
    .join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }

/** Escapes `text` for HTML. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<"]/g, character => entities[character] ?? character)

/** The signs by which a text refers to its notes. */
import { lineOf, named } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'

const sign =
  /^[[（(〔【［{]?\s*(?:[注註校译譯]\s*)?(?:[0-9０-９]{1,4}|[a-z]|[ivx]{1,5}|[一二三四五六七八九十百]{1,4}|[①-⓿❶-➓⑴-⒇㈠-㈩]|[*＊※†‡]{1,3}|[注註])\s*[\]）)〕】］}]?$/iu

/** Whether `words` look like the sign of a note: `[1]`, `注三`, `※`. */
export const isSign = (words: string): boolean => sign.test(words)

/** The sign of a note whose reference is a picture without a name. */
export const drawnSign = '注'

/** Returns the visible text of a link, or, if the link is a picture, a sign for it. */
export function signOf(link: Element): string {
  const words = lineOf(link)
  const [picture] = named(link, 'img')
  if (words !== '' || picture === undefined) return words
  const alt = picture.attributes.get('alt')?.trim() ?? ''
  return isSign(alt) ? alt : drawnSign
}

/**
 * Returns the note that an empty element holds in an attribute, as bookshops write it; null if it
 * holds none.
 */
export function noteInAttribute(element: Element): string | null {
  const { name, attributes } = element
  for (const [key, value] of attributes) {
    const isNote = /foot(?:er)?-?note$/i.test(key)
    const isName =
      key === 'alt' && name === 'img' && /footnote/i.test(attributes.get('class') ?? '')
    const text = value.replaceAll(/\s+/g, ' ').trim()
    if ((isNote || isName) && Array.from(text).length > 2 && /\p{L}/u.test(text)) {
      return lineOf(element) === '' ? text : null
    }
  }
  return null
}

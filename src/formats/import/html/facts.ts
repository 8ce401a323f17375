import { elementsIn, lineOf, named } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { langOf } from './looks.ts'

export interface PageFacts {
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly language?: string | undefined
}

/** Returns the title, author and language in a page's metadata. */
export function pageFacts(root: Element): PageFacts {
  const metas = named(root, 'meta')
  const meta = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const found = metas.find(({ attributes }) =>
        [attributes.get('name'), attributes.get('property'), attributes.get('http-equiv')].some(
          key => key?.toLowerCase() === name,
        ),
      )
      const content = found?.attributes.get('content')?.trim()
      if (content !== undefined && content !== '') return content
    }
    return undefined
  }
  const html = named(root, 'html')[0]
  const author = meta(
    'author',
    'dc.creator',
    'article:author',
    'og:article:author',
    'og:novel:author',
    'citation_author',
  )
  return {
    title: titleOf(root, meta('og:title', 'dc.title', 'citation_title')),
    ...(author !== undefined && !/^https?:/.test(author) && { author }),
    language: (html && langOf(html)) ?? meta('content-language', 'dc.language', 'og:locale'),
  }
}

/**
 * Returns the title. The first heading is used if the title contains it, because sites append their
 * names to titles.
 */
function titleOf(root: Element, metaTitle: string | undefined): string | undefined {
  const title = metaTitle ?? lineOf(named(root, 'title')[0])
  const headings = elementsIn(root, ({ name }) => name === 'h1').map(lineOf)
  const heading = headings.find(words => words !== '')
  if (heading !== undefined && (title === '' || title.includes(heading))) return heading
  return title === '' ? undefined : title
}

import type { Page } from '../html/page-links.ts'
import { styleSheet, type StyleSheet } from '#domain/text/word-style'
import { sheetOfPage } from '../html/styles.ts'
import { named } from '../markup/find.ts'
import type { ZipParts } from '../structured/zip-parts.ts'

/**
 * Returns a function that returns a page's style sheets: linked ones first, then its own. Each file
 * is read once.
 */
export function sheetsIn(
  parts: ZipParts,
  pathOf: (href: string, from: string) => string | null,
): (page: Page) => readonly StyleSheet[] {
  const known = new Map<string, StyleSheet>()
  const sheetAt = (path: string): StyleSheet => {
    const found = known.get(path)
    if (found !== undefined) return found
    const bytes = parts.read(path)
    const sheet = styleSheet(bytes === null ? '' : new TextDecoder('UTF-8').decode(bytes))
    known.set(path, sheet)
    return sheet
  }
  return ({ path, root }) => [
    ...named(root, 'link').flatMap(({ attributes }) => {
      const isSheet = /^\s*stylesheet\s*$/i.test(attributes.get('rel') ?? '')
      const target = isSheet ? pathOf(attributes.get('href') ?? '', path) : null
      return target === null ? [] : [sheetAt(target)]
    }),
    sheetOfPage(named(root, 'style')),
  ]
}

/** Reads tables of contents: navigation documents, NCX files, and pages of links. */
import { childOf, childrenOf, isElement, lineOf, named } from '../markup/find.ts'
import { isNeverShown } from '../html/looks.ts'
import type { Element } from '../markup/tree.ts'
import { withEntities } from '../markup/entities.ts'

export interface NavigationEntry {
  readonly title: string
  /** 1 is the outermost. */
  readonly level: number
  /** As written; empty for an entry without a link. */
  readonly href: string
}

const deepest = 9

/** Returns the contents in a navigation document. */
export function contentsInNav(root: Element): readonly NavigationEntry[] {
  const navs = named(root, 'nav')
  const isToc = ({ attributes }: Element) =>
    (attributes.get('type') ?? '').split(/\s+/).includes('toc') ||
    attributes.get('role') === 'doc-toc'
  const nav = navs.find(isToc) ?? navs[0]
  const entries: NavigationEntry[] = []
  const look = (list: Element, level: number): void => {
    for (const item of childrenOf(list, 'li')) {
      const label = childrenOf(item).find(({ name }) => name !== 'ol' && name !== 'ul')
      const link = label?.name === 'a' ? label : named(label, 'a')[0]
      const title = lineOf(link ?? label)
      if (title !== '') {
        entries.push({ title, level, href: link?.attributes.get('href') ?? '' })
      }
      for (const inner of childrenOf(item)) {
        if (inner.name === 'ol' || inner.name === 'ul') look(inner, Math.min(level + 1, deepest))
      }
    }
  }
  for (const list of listsIn(nav)) look(list, 1)
  return withLinks(entries)
}

/** Returns the outermost lists in `parent`. */
function listsIn(parent: Element | undefined): readonly Element[] {
  return (parent?.children ?? [])
    .filter(isElement)
    .flatMap(child => (child.name === 'ol' || child.name === 'ul' ? [child] : listsIn(child)))
}

/** Returns the contents in an NCX file. */
export function contentsInNcx(root: Element): readonly NavigationEntry[] {
  const entries: NavigationEntry[] = []
  const look = (parent: Element, level: number): void => {
    for (const point of childrenOf(parent, 'navPoint')) {
      const title = withEntities(lineOf(childOf(childOf(point, 'navLabel'), 'text')))
      const href = childOf(point, 'content')?.attributes.get('src') ?? ''
      if (title !== '') entries.push({ title, level, href })
      look(point, Math.min(level + 1, deepest))
    }
  }
  for (const map of named(root, 'navMap')) look(map, 1)
  return withLinks(entries)
}

/** Gives each entry without a link the link of the first entry below it. */
function withLinks(entries: readonly NavigationEntry[]): readonly NavigationEntry[] {
  let after: NavigationEntry | undefined
  return entries
    .toReversed()
    .map(entry => {
      const isOver = entry.href === '' && after !== undefined && after.level > entry.level
      after = isOver ? { ...entry, href: after?.href ?? '' } : entry
      return after
    })
    .toReversed()
}

const contentsHeading = /^(?:目[录錄次]|contents|tableofcontents|toc)?$/i

/**
 * Returns the contents on a page that consists of links to other pages; null for any other page.
 */
export function contentsInPage(
  root: Element,
  leadsOut: (href: string) => boolean,
): readonly NavigationEntry[] | null {
  const links = named(root, 'a').filter(link => leadsOut(link.attributes.get('href') ?? ''))
  if (links.length < leastLinks) return null
  const known = new Set(links)
  const restOf = (element: Element): string =>
    element.children
      .map(child => {
        if (!isElement(child)) return child
        return known.has(child) || isNeverShown(child) ? '' : restOf(child)
      })
      .join('')
  if (!contentsHeading.test(restOf(root).replaceAll(/[^\p{L}]/gu, ''))) return null
  return links.flatMap(link => {
    const title = lineOf(link)
    return title === '' ? [] : [{ title, level: 1, href: link.attributes.get('href') ?? '' }]
  })
}

/** A page with fewer links is not a table of contents. */
const leastLinks = 2

/** A book's table of contents: the one that its package names, or a page that lists the others. */
import type { Page } from '../html/page-links.ts'
import { lineOf, named } from '../markup/find.ts'
import type { BookFiles } from './book-files.ts'
import { contentsInNav, contentsInNcx, contentsInPage, type NavigationEntry } from './navigation.ts'
import type { Package } from './package.ts'

/** An entry of the contents and its target. */
export interface BookContentsEntry {
  readonly title: string
  readonly level: number
  /** The path of the page it leads to. */
  readonly path: string
  /** The id in that page, if the entry names one. */
  readonly anchor: string | undefined
}

export interface BookContents {
  readonly entries: readonly BookContentsEntry[]
  /** Pages that only list others. */
  readonly pages: ReadonlySet<Page>
  /** Characters on those pages, without white space. */
  readonly characters: number
}

/** Returns the contents of the book in `pages`. `packagePath` is the path of its package. */
export function findBookContents(
  book: Package,
  packagePath: string,
  pages: readonly Page[],
  files: BookFiles,
): BookContents {
  const navPath = book.nav ? files.pathOf(book.nav.href, packagePath) : null
  const own = entriesInNav(navPath, files)
  const listed = own.length > 0 ? own : entriesInNcx(book, packagePath, files)
  const lists = contentsPages(pages, navPath, files)
  return {
    entries: listed.length > 0 ? listed : lists.flatMap(({ entries }) => entries),
    pages: new Set(lists.map(({ page }) => page)),
    characters: lists.reduce(
      (sum, { page }) => sum + lineOf(page.root).replaceAll(/\s/g, '').length,
      0,
    ),
  }
}

function entriesInNav(navPath: string | null, files: BookFiles): readonly BookContentsEntry[] {
  const navigation = navPath === null ? null : files.markup(navPath, 'xhtml')
  return navPath === null || navigation === null
    ? []
    : withTargets(contentsInNav(navigation.root), navPath, files)
}

function entriesInNcx(
  { ncx }: Package,
  packagePath: string,
  files: BookFiles,
): readonly BookContentsEntry[] {
  const path = ncx ? files.pathOf(ncx.href, packagePath) : null
  const file = path === null ? null : files.markup(path, 'xml')
  return path === null || file === null ? [] : withTargets(contentsInNcx(file.root), path, files)
}

interface ContentsPage {
  readonly page: Page
  readonly entries: readonly BookContentsEntry[]
}

function contentsPages(
  pages: readonly Page[],
  navPath: string | null,
  files: BookFiles,
): readonly ContentsPage[] {
  const paths = new Set(pages.map(({ path }) => path))
  return pages.flatMap(page => {
    const { path, root } = page
    const leadsOut = (href: string) => {
      const target = files.pathOf(href, path)
      return target !== null && target !== path && paths.has(target)
    }
    const body = named(root, 'body')[0]
    const entries = path === navPath || body === undefined ? null : contentsInPage(body, leadsOut)
    return entries === null ? [] : [{ page, entries: withTargets(entries, path, files) }]
  })
}

const withTargets = (
  entries: readonly NavigationEntry[],
  from: string,
  files: BookFiles,
): readonly BookContentsEntry[] =>
  entries.flatMap(({ title, level, href }) => {
    const path = files.pathOf(href, from)
    return path === null || href === '' ? [] : [{ title, level, path, anchor: anchorIn(href) }]
  })

/** Returns the unescaped id in `href`; undefined if it has none. */
export function anchorIn(href: string): string | undefined {
  const anchor = /#(.+)$/s.exec(href)?.[1]
  if (anchor === undefined) return undefined
  try {
    return decodeURIComponent(anchor)
  } catch {
    return anchor
  }
}

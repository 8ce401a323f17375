import type { OnProgress } from '#domain/progress-share'
import type { Page } from '../html/page-links.ts'
import { named } from '../markup/find.ts'
import type { BookFiles } from './book-files.ts'

export interface OpenPages {
  readonly pages: readonly Page[]
  /** How many pages have markup that is not well-formed. */
  readonly repaired: number
  /** How many documents of the reading order are missing. */
  readonly missing: number
}

/**
 * Opens the documents of the reading order, each once, then those that they link to and the
 * order leaves out, such as notes, but none of `skipped`. A null in `documents` is a missing one.
 */
export function openPages(
  files: BookFiles,
  documents: readonly (string | null)[],
  skipped: ReadonlySet<string>,
  onProgress: OnProgress,
): OpenPages {
  const pages: Page[] = []
  let repaired = 0
  let missing = 0
  const open = (path: string): boolean => {
    const read = files.markup(path, 'xhtml')
    if (read !== null) pages.push({ path, root: read.root })
    if (read?.isWhole === false) repaired++
    return read !== null
  }
  const opened = new Set<string>()
  for (const [at, document] of documents.entries()) {
    onProgress(at / documents.length)
    if (document === null || (!opened.has(document) && !open(document))) missing++
    else opened.add(document)
  }
  for (const document of linkedFrom(pages, files)) {
    const isNew = !opened.has(document) && !skipped.has(document)
    if (isNew && /\.x?html?$/i.test(document)) open(document)
    opened.add(document)
  }
  return { pages, repaired, missing }
}

/** Returns the documents that links with an anchor lead to. */
function linkedFrom(pages: readonly Page[], files: BookFiles): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { path, root } of pages) {
    for (const { attributes } of named(root, 'a')) {
      const href = attributes.get('href') ?? ''
      const target = href.includes('#') ? files.pathOf(href, path) : null
      if (target !== null) found.add(target)
    }
  }
  return found
}

import type { StyleSheet } from '#domain/text/word-style'
import { textsIn, type StructureBlock } from '../structured/blocks.ts'
import { readBlocks } from '../html/blocks.ts'
import { headingLevel, langOf } from '../html/looks.ts'
import { findNoteLinks } from '../html/note-links.ts'
import type { Page } from '../html/page-links.ts'
import { stylesBy } from '../html/styles.ts'
import { elementsIn, named } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import type { BookFiles } from './book-files.ts'
import { anchorIn, type BookContents } from './contents.ts'

/** A document of the book. */
export interface ReadPage {
  readonly path: string
  readonly blocks: readonly StructureBlock[]
}

export interface ReadPages {
  readonly read: readonly ReadPage[]
  /** How many pictures were left out. */
  readonly pictures: number
}

interface Reading {
  readonly files: BookFiles
  readonly lang: string | undefined
  readonly smallIsNote: boolean
  /** The path of the navigation document, whose contents are not part of the text. */
  readonly navPath: string | null
  readonly sheetsOf: (page: Page) => readonly StyleSheet[]
}

/** Reads `pages` into blocks, without the pages of the contents. */
export function readPages(
  pages: readonly Page[],
  contents: BookContents,
  { files, lang, smallIsNote, navPath, sheetsOf }: Reading,
): ReadPages {
  const notes = findNoteLinks(pages, (href, from) => {
    const anchor = anchorIn(href)
    const target = href.startsWith('#') ? from : files.pathOf(href, from)
    return anchor === undefined || target === null ? null : `${target}#${anchor}`
  })
  const headingsByClass =
    contents.entries.length === 0 && pages.every(({ root }) => !hasHeading(root))
  let pictures = 0
  const read = pages
    .filter(page => !contents.pages.has(page))
    .map((page): ReadPage => {
      const { path, root } = page
      const anchors = contents.entries.flatMap(entry =>
        entry.path === path && entry.anchor !== undefined ? [entry.anchor] : [],
      )
      const html = named(root, 'html')[0]
      const found = readBlocks(root.children, {
        notes,
        smallIsNote,
        readsDrawnHeadings: true,
        headingsByClass,
        styleOf: stylesBy(sheetsOf(page)),
        anchors: new Set(anchors),
        furniture: new Set(path === navPath ? named(root, 'nav') : []),
        lang: (html && langOf(html)) ?? lang,
      })
      pictures += found.pictures
      return { path, blocks: found.blocks }
    })
    // Without its list, the navigation document is usually only a heading.
    .filter(
      ({ path, blocks }) =>
        path !== navPath || textsIn(blocks).some(({ kind }) => kind !== 'heading'),
    )
  return { read, pictures }
}

const hasHeading = (root: Element): boolean =>
  elementsIn(root, element => headingLevel(element) !== null).length > 0

/**
 * EPUB 2 and 3, as shops make them: read by its package, its contents and its documents, with
 * faults tolerated as far as the text is there, and told. Fonts, pictures and looks are not read.
 */
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import type { StyleSheet } from '#domain/text/word-style'
import { textsIn } from '../structured/blocks.ts'
import { readBlocks } from '../html/blocks.ts'
import { headingLevel, langOf } from '../html/looks.ts'
import { findNoteLinks, type Page } from '../html/note-links.ts'
import { stylesBy } from '../html/styles.ts'
import type {
  ImportChoices,
  Importer,
  ImportFaultCode,
  ImportNotice,
  ImportPreview,
} from '../importer.ts'
import { decodeMarkup } from '../markup/decode-markup.ts'
import { elementsIn, lineOf, named } from '../markup/find.ts'
import { parseMarkup, type Element } from '../markup/tree.ts'
import { structuredBook, type Structured } from '../structured/structured-book.ts'
import {
  isBlankFile,
  headOfZip,
  pathFrom,
  stoppedByZip,
  zipParts,
  type ZipParts,
} from '../structured/zip-parts.ts'
import { contentsInNav, contentsInNcx, contentsInPage, type NavigationEntry } from './navigation.ts'
import { encryptedFiles, isDocument, packageIn, packagePath, type Package } from './package.ts'
import { sheetsIn } from './sheets.ts'
import { partsByContents, type Placed, type ReadPage } from './parts.ts'

const id = 'epub'

/** Reads EPUB. */
export const epub: Importer = {
  id,
  sniff(bytes, fileName) {
    const head = headOfZip(bytes)
    if (head === null) return 0
    // The first entry of a right one says what it is, not compressed.
    if (head.includes('mimetypeapplication/epub+zip')) return 0.98
    return /\.epub$/i.test(fileName) ? 0.9 : head.includes('META-INF/container.xml') ? 0.7 : 0
  },
  parse(bytes, fileName, choices = {}, onProgress = noProgress) {
    const refused = (code: ImportFaultCode): ImportPreview => ({ ok: false, code, file: fileName })
    if (isBlankFile(bytes)) return refused('import.empty')
    const parts = zipParts(bytes)
    if (typeof parts === 'string') return refused(parts)
    const read = stoppedByZip(() =>
      readBook(parts, choices, progressPart(onProgress, 0, ends.read)),
    )
    if (typeof read === 'string') return refused(read)
    return structuredBook(
      { importer: id, bytes, fileName, ...read },
      choices,
      progressPart(onProgress, ends.read, 1),
    )
  },
}

type Read = Omit<Structured, 'importer' | 'bytes' | 'fileName'>

/** Where the parts of the work end, as shares of it: measured, and only to be told. */
const ends = { opened: 0.4, read: 0.6 } as const

function readBook(
  parts: ZipParts,
  choices: ImportChoices,
  onProgress: OnProgress,
): Read | ImportFaultCode {
  const markup = (path: string, kind: 'xml' | 'xhtml') => {
    const bytes = parts.read(path)
    const decoded = bytes && decodeMarkup(bytes, choices)
    return decoded?.ok === true ? parseMarkup(decoded.text, kind) : null
  }
  const container = markup('META-INF/container.xml', 'xml')
  const told = container && packagePath(container.root)
  const path =
    (told == null ? null : parts.find(told)) ?? [...parts.names].find(name => /\.opf$/i.test(name))
  const opf = path === undefined ? null : markup(path, 'xml')
  if (path === undefined || opf === null) return 'import.damaged-file'
  const book = packageIn(opf.root)
  const pathOf = (href: string, from: string): string | null => {
    const found = pathFrom(from, href.split(/[?#]/)[0] ?? '')
    return found === null ? null : parts.find(found)
  }

  const encryption = markup('META-INF/encryption.xml', 'xml')
  const locked = new Set((encryption ? encryptedFiles(encryption.root) : []).map(parts.find))
  const documents = book.spine.filter(isDocument).map(({ href }) => pathOf(href, path))
  if (documents.some(document => document !== null && locked.has(document))) {
    return 'import.encrypted'
  }

  const navPath = book.nav && pathOf(book.nav.href, path)
  const pages: Page[] = []
  let mended = 0
  let missing = book.missing
  const open = (document: string): boolean => {
    const read = markup(document, 'xhtml')
    if (read !== null) pages.push({ path: document, root: read.root })
    if (read?.isWhole === false) mended++
    return read !== null
  }
  const opened = new Set<string>()
  for (const [at, document] of documents.entries()) {
    onProgress((at / documents.length) * (ends.opened / ends.read))
    if (document === null || (!opened.has(document) && !open(document))) missing++
    else opened.add(document)
  }
  for (const document of linkedFrom(pages, pathOf)) {
    const isNew = !opened.has(document) && document !== navPath && !locked.has(document)
    if (isNew && /\.x?html?$/i.test(document)) open(document)
    opened.add(document)
  }

  const listed = contentsOf(book, path, { markup, pathOf })
  const lists = contentsPages(pages, navPath ?? null, pathOf)
  const contents = listed.length > 0 ? listed : lists.flatMap(({ entries }) => entries)
  const { read, pictures } = readPages(pages, contents, {
    pathOf,
    lang: book.language,
    smallIsNote: choices.notesApart ?? true,
    // A page of contents is how to find the text, and not it.
    skipped: navPath ?? null,
    lists: new Set(lists.map(({ page }) => page)),
    sheetsOf: sheetsIn(parts, pathOf),
  })
  const hasText = read.some(({ blocks }) => textsIn(blocks).length > 0)
  if (!hasText) {
    if (missing === 0 || pages.length > 0) return 'import.no-text'
    return [...parts.names].some(isRights) ? 'import.encrypted' : 'import.damaged-file'
  }

  const divided = partsByContents(read, contents)
  const hasHeadings = read.some(page => textsIn(page.blocks).some(({ kind }) => kind === 'heading'))
  const notices: readonly ImportNotice[] = [
    ...notice('mended-markup', mended),
    ...notice('missing-parts', missing),
    ...notice('pictures', pictures),
    ...notice(
      'contents-left-out',
      lists.reduce((sum, { page }) => sum + lineOf(page.root).replaceAll(/\s/g, '').length, 0),
    ),
    ...notice('headings-from-contents', divided?.added ?? 0),
  ]
  const byPage = read.map(({ blocks }) => ({ title: '', level: 1, blocks }))
  return {
    title: book.title,
    author: book.author,
    language: book.language,
    parts: divided?.parts ?? (hasHeadings ? null : byPage),
    blocks: read.flatMap(({ blocks }) => blocks),
    notices,
  }
}

/** What shops put beside a book that they have locked, whether they say what is locked or not. */
const isRights = (name: string): boolean =>
  /^META-INF\/(?:rights\.xml|sinf\.xml|license\.lcpl)$/i.test(name)

interface Access {
  readonly markup: (path: string, kind: 'xml' | 'xhtml') => { readonly root: Element } | null
  readonly pathOf: (href: string, from: string) => string | null
}

/** Documents that links lead to and the reading order forgets, such as those with the notes. */
function linkedFrom(pages: readonly Page[], pathOf: Access['pathOf']): readonly string[] {
  const found = new Set<string>()
  for (const { path, root } of pages) {
    for (const { attributes } of named(root, 'a')) {
      const href = attributes.get('href') ?? ''
      const target = href.includes('#') ? pathOf(href, path) : null
      if (target !== null) found.add(target)
    }
  }
  return [...found]
}

function contentsOf(
  { nav, ncx }: Package,
  packagePath: string,
  { markup, pathOf }: Access,
): readonly Placed[] {
  const navPath = nav && pathOf(nav.href, packagePath)
  const navigation = navPath == null ? null : markup(navPath, 'xhtml')
  if (navPath != null && navigation !== null) {
    const entries = placedIn(contentsInNav(navigation.root), navPath, pathOf)
    if (entries.length > 0) return entries
  }
  const ncxPath = ncx && pathOf(ncx.href, packagePath)
  const file = ncxPath == null ? null : markup(ncxPath, 'xml')
  return ncxPath != null && file !== null ? placedIn(contentsInNcx(file.root), ncxPath, pathOf) : []
}

interface ContentsPage {
  readonly page: Page
  readonly entries: readonly Placed[]
}

/** The pages that only list others. */
function contentsPages(
  pages: readonly Page[],
  navPath: string | null,
  pathOf: Access['pathOf'],
): readonly ContentsPage[] {
  const paths = new Set(pages.map(({ path }) => path))
  return pages.flatMap(page => {
    const { path, root } = page
    const leadsOut = (href: string) => {
      const target = pathOf(href, path)
      return target !== null && target !== path && paths.has(target)
    }
    const body = named(root, 'body')[0]
    const entries = path === navPath || body === undefined ? null : contentsInPage(body, leadsOut)
    return entries === null ? [] : [{ page, entries: placedIn(entries, path, pathOf) }]
  })
}

const placedIn = (
  entries: readonly NavigationEntry[],
  from: string,
  pathOf: Access['pathOf'],
): readonly Placed[] =>
  entries.flatMap(({ title, level, href }) => {
    const path = pathOf(href, from)
    return path === null || href === '' ? [] : [{ title, level, path, anchor: anchorIn(href) }]
  })

/** The name of a place in a document, as the document has it. */
function anchorIn(href: string): string | undefined {
  const anchor = /#(.+)$/s.exec(href)?.[1]
  if (anchor === undefined) return undefined
  try {
    return decodeURIComponent(anchor)
  } catch {
    return anchor
  }
}

interface Reading {
  readonly pathOf: Access['pathOf']
  readonly lang: string | undefined
  readonly smallIsNote: boolean
  readonly skipped: string | null
  /** Pages that are nothing but contents. */
  readonly lists: ReadonlySet<Page>
  readonly sheetsOf: (page: Page) => readonly StyleSheet[]
}

function readPages(
  pages: readonly Page[],
  contents: readonly Placed[],
  { pathOf, lang, smallIsNote, skipped, lists, sheetsOf }: Reading,
): { readonly read: readonly ReadPage[]; readonly pictures: number } {
  const notes = findNoteLinks(pages, (href, from) => {
    const anchor = anchorIn(href)
    const target = href.startsWith('#') ? from : pathOf(href, from)
    return anchor === undefined || target === null ? null : `${target}#${anchor}`
  })
  let pictures = 0
  const isHeaded = pages.some(
    ({ root }) => elementsIn(root, element => headingLevel(element) !== null).length > 0,
  )
  const read = pages
    .filter(page => !lists.has(page))
    .map((page): ReadPage => {
      const { path, root } = page
      const wanted = contents.flatMap(entry =>
        entry.path === path && entry.anchor !== undefined ? [entry.anchor] : [],
      )
      const html = named(root, 'html')[0]
      const found = readBlocks(root.children, {
        notes,
        smallIsNote,
        readsDrawnHeadings: true,
        headingsByClass: contents.length === 0 && !isHeaded,
        styleOf: stylesBy(sheetsOf(page)),
        anchors: new Set(wanted),
        furniture: new Set(path === skipped ? named(root, 'nav') : []),
        lang: (html && langOf(html)) ?? lang,
      })
      pictures += found.pictures
      return { path, blocks: found.blocks }
    })
    // What is left of a page of contents is mostly its heading.
    .filter(
      ({ path, blocks }) =>
        path !== skipped || textsIn(blocks).some(({ kind }) => kind !== 'heading'),
    )
  return { read, pictures }
}

const notice = (code: ImportNotice['code'], count: number): readonly ImportNotice[] =>
  count > 0 ? [{ code, detail: String(count) }] : []

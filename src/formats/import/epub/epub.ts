/**
 * EPUB 2 and 3, as bookshops make them: read by package, contents and documents. Faults are
 * tolerated while the text is there, and reported. Fonts, layout and pictures are not read, except
 * the cover.
 */
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { isChinese } from '../bilingual/sides.ts'
import { pairedBook } from '../exchange/paired-book.ts'
import { unmarkedHeadings } from '../headings/unmarked-headings.ts'
import { draftOf, textsIn, type StructureBlock, type TextBlock } from '../structured/blocks.ts'
import { chaptersByHeading } from '../structured/chapters-by-heading.ts'
import type {
  ImportChoices,
  Importer,
  ImportFaultCode,
  ImportNotice,
  ImportPreview,
} from '../importer.ts'
import { structuredBook, type Structured } from '../structured/structured-book.ts'
import {
  isBlankFile,
  headOfZip,
  stoppedByZip,
  zipParts,
  type ZipParts,
} from '../structured/zip-parts.ts'
import { lineOf, named } from '../markup/find.ts'
import { BookFiles } from './book-files.ts'
import { findBookContents } from './contents.ts'
import { coverPicture } from './cover-picture.ts'
import { isOwnBook, ownParts } from './own-book.ts'
import { openPages } from './open-pages.ts'
import { isDocument, packageIn } from './package.ts'
import { partsByContents, type Divided } from './parts.ts'
import { readPages } from './read-pages.ts'
import { sheetsIn } from './sheets.ts'

const id = 'epub'

export const epub: Importer = {
  id,
  sniff(bytes, fileName) {
    const head = headOfZip(bytes)
    if (head === null) return 0
    // The first entry of a valid EPUB is its media type, uncompressed.
    if (head.includes('mimetypeapplication/epub+zip')) return 0.98
    return /\.epub$/i.test(fileName) ? 0.9 : head.includes('META-INF/container.xml') ? 0.7 : 0
  },
  parse(bytes, fileName, choices = {}, onProgress = noProgress) {
    const refused = (code: ImportFaultCode): ImportPreview => ({ ok: false, code, file: fileName })
    if (isBlankFile(bytes)) return refused('import.empty')
    const parts = zipParts(bytes)
    if (typeof parts === 'string') return refused(parts)
    const own = stoppedByZip(() => ownBook(parts, choices, { bytes, fileName }, onProgress))
    if (typeof own === 'string') return refused(own)
    if (own !== null) return own
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

/** Returns the preview of a book that this program exported; null if it is another. */
function ownBook(
  parts: ZipParts,
  choices: ImportChoices,
  file: { readonly bytes: Uint8Array; readonly fileName: string },
  onProgress: OnProgress,
): ImportPreview | null {
  const files = new BookFiles(parts, choices)
  const opf = files.package()
  if (opf === null || !isOwnBook(opf.root)) return null
  const book = packageIn(opf.root)
  const documents = book.spine
    .filter(isDocument)
    .map(({ href }): string | null => files.pathOf(href, opf.path))
  const onOpened = progressPart(onProgress, 0, ends.opened)
  const { pages } = openPages(files, documents, new Set(), onOpened)
  const paired = ownParts(pages)
  if (paired.length === 0) return null
  const languages = named(named(opf.root, 'metadata')[0], 'language').map(lineOf)
  const isTurned = languages.length > 1 && !isChinese(languages[0] ?? '')
  const [source, translation] = isTurned ? languages.toReversed() : languages
  return pairedBook(
    {
      importer: id,
      ...file,
      title: book.title,
      author: book.author,
      sourceLanguage: source,
      translationLanguage: translation,
      parts: paired,
      notices: [],
    },
    choices,
    progressPart(onProgress, ends.opened, 1),
  )
}

type Read = Omit<Structured, 'importer' | 'bytes' | 'fileName'>

/** Shares of the work at which its phases end, as measured. Used for progress only. */
const ends = { opened: 0.4, read: 0.6 } as const

function readBook(
  parts: ZipParts,
  choices: ImportChoices,
  onProgress: OnProgress,
): Read | ImportFaultCode {
  const files = new BookFiles(parts, choices)
  const opf = files.package()
  if (opf === null) return 'import.damaged-file'
  const book = packageIn(opf.root)
  const documents = book.spine
    .filter(isDocument)
    .map(({ href }): string | null => files.pathOf(href, opf.path))
  const encrypted = files.encrypted()
  if (documents.some(document => document !== null && encrypted.has(document))) {
    return 'import.encrypted'
  }

  const navPath = book.nav ? files.pathOf(book.nav.href, opf.path) : null
  const skipped = navPath === null ? encrypted : new Set([...encrypted, navPath])
  const onOpened = progressPart(onProgress, 0, ends.opened / ends.read)
  const { pages, repaired, ...opened } = openPages(files, documents, skipped, onOpened)
  const missing = book.missing + opened.missing
  const contents = findBookContents(book, opf.path, pages, files)
  const { read, pictures } = readPages(pages, contents, {
    files,
    lang: book.language,
    smallIsNote: choices.notesApart ?? true,
    navPath,
    sheetsOf: sheetsIn(parts, (href, from) => files.pathOf(href, from)),
  })
  const texts = read.flatMap(({ blocks }) => textsIn(blocks))
  if (texts.length === 0) {
    if (missing === 0 || pages.length > 0) return 'import.no-text'
    return files.hasRights() ? 'import.encrypted' : 'import.damaged-file'
  }

  const byContents = partsByContents(read, contents.entries)
  const divided = byContents && givesWay(byContents, texts) ? null : byContents
  const hasHeadings = texts.some(({ kind }) => kind === 'heading')
  // Last, so that a cover of any size takes nothing from the text.
  const cover = coverPicture(book.cover, opf.path, { files, parts, encrypted })
  const byPage = read.map(({ blocks }) => ({ title: '', level: 1, blocks }))
  return {
    title: book.title,
    author: book.author,
    ...(typeof cover === 'object' && { cover }),
    language: book.language,
    parts: divided?.parts ?? (hasHeadings ? null : byPage),
    blocks: read.flatMap(({ blocks }) => blocks),
    notices: [
      ...notice('mended-markup', repaired),
      ...notice('missing-parts', missing),
      ...notice('pictures', pictures),
      ...notice('cover-left-out', cover === 'refused' ? 1 : 0),
      ...notice('contents-left-out', contents.characters),
      ...notice('headings-from-contents', divided?.added ?? 0),
    ],
  }
}

/** Contents with more entries are the book's own division. */
const fewEntries = 2

/**
 * Whether the contents have only an entry or two, such as `正文`, and the headings divide the book
 * further. Two entries that both have several headings are the parts of the book.
 */
function givesWay({ entries, parts }: Divided, texts: readonly TextBlock[]): boolean {
  if (entries > fewEntries) return false
  const divided = parts.filter(({ blocks }) => blocks.filter(isHeading).length > 1)
  if (divided.length > 1) return false
  const headed = unmarkedHeadings(texts)?.texts ?? texts
  const titled = chaptersByHeading(headed.map(draftOf)).filter(({ title }) => title !== '')
  return titled.length > entries
}

const isHeading = (block: StructureBlock): boolean =>
  block.type === 'text' && block.kind === 'heading'

const notice = (code: ImportNotice['code'], count: number): readonly ImportNotice[] =>
  count > 0 ? [{ code, detail: String(count) }] : []

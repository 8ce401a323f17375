/** HTML: a page saved from the web, or a book published as a page. */
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { textsIn } from '../structured/blocks.ts'
import type { ImportChoices, Importer, ImportNotice, ImportPreview } from '../importer.ts'
import { isArchive } from '../known-signs.ts'
import { decodeMarkup } from '../markup/decode-markup.ts'
import { elementsIn, named } from '../markup/find.ts'
import { pageOfMail } from '../markup/mail.ts'
import { parseMarkup, type Element } from '../markup/tree.ts'
import { structuredBook } from '../structured/structured-book.ts'
import { articleIn } from './article.ts'
import { readBlocks } from './blocks.ts'
import { isFeed, pageOfFeed } from './feed.ts'
import { pageFacts } from './facts.ts'
import { hasFrames, withoutFrames } from './frames.ts'
import { findNoteLinks } from './note-links.ts'
import { sheetOfPage, stylesBy } from './styles.ts'
import { withHiddenText } from './reveal-hidden-text.ts'

const id = 'html'
const sizeLimit = 64 * 1024 * 1024
/** How much of a file `sniff` looks at, in bytes. */
const headLength = 1_024

/** Reads the text of a page, without the site's navigation and other furniture. */
export const html: Importer = {
  id,
  sniff(bytes, fileName) {
    const head = String.fromCharCode(...bytes.subarray(0, headLength).filter(byte => byte !== 0))
    const hasName = /\.(?:x?html?|xht)$/i.test(fileName)
    const isPage =
      /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(
        head,
      )
    if (isPage) return hasName ? 0.95 : 0.9
    if (isArchive(head)) return 0.95
    if (isFeed(withoutMark(head))) return 0.9
    return hasName && /<[a-z!][^<]*>/i.test(head) ? 0.8 : 0
  },
  parse,
}

/** Shares of the work at which its phases end, as measured. Used for progress only. */
const ends = { parsed: 0.3, article: 0.5, read: 0.6 } as const

function parse(
  bytes: Uint8Array,
  fileName: string,
  choices: ImportChoices = {},
  onProgress: OnProgress = noProgress,
): ImportPreview {
  if (bytes.length > sizeLimit) return { ok: false, code: 'import.too-large', file: fileName }
  const head = String.fromCharCode(...bytes.subarray(0, headLength))
  const file = isArchive(head) ? pageOfMail(bytes) : bytes
  if (file === null) return { ok: false, code: 'import.damaged-file', file: fileName }
  const read = decodeMarkup(file, choices)
  if (!read.ok) return { ...read, file: fileName }
  const page = pageIn(read.text)
  onProgress(ends.parsed)
  const root = withHiddenText(withoutFrames(page))
  const own = ownAddress(root)
  const notes = findNoteLinks([{ path: '', root }], href => {
    const at = href.indexOf('#')
    return at === 0 || (at > 0 && href.slice(0, at) === own) ? decoded(href.slice(at)) : null
  })
  const article = articleIn(root, notes)
  onProgress(ends.article)
  const facts = pageFacts(page)
  const { blocks, pictures, comments } = readBlocks(article.contents, {
    notes,
    furniture: article.furniture,
    styleOf: stylesBy([sheetOfPage(named(page, 'style'))]),
    smallIsNote: choices.notesApart ?? true,
    commentsApart: choices.notesApart ?? false,
    lang: facts.language,
  })
  const kept = textsIn(blocks).reduce((sum, { text }) => sum + lengthOf(text), 0)
  const notices: readonly ImportNotice[] = [
    ...notice('left-out', article.characters - kept),
    ...notice('pictures', pictures),
  ]
  const { encoding } = read
  const preview = structuredBook(
    { importer: id, bytes, fileName, ...facts, parts: null, blocks, comments, notices, encoding },
    choices,
    progressPart(onProgress, ends.read, 1),
  )
  const isEmpty = !preview.ok && preview.code === 'import.empty'
  return isEmpty && hasFrames(root) ? { ok: false, code: 'import.frames', file: fileName } : preview
}

const withoutMark = (head: string): string => head.replace(/^\xef\xbb\xbf/, '')

/** Returns the tree of a page or a feed. */
function pageIn(text: string): Element {
  if (isFeed(text.slice(0, headLength))) return pageOfFeed(text)
  return parseMarkup(text, /^\s*<\?xml/.test(text) ? 'xhtml' : 'html').root
}

/**
 * Returns the page's own address, which browsers write into its links to itself; null if there is
 * none. It is the address before `#` for which most of the named anchors are in this page.
 */
function ownAddress(root: Element): string | null {
  const places = new Set<string>()
  const named = new Map<string, { here: number; all: number }>()
  const elements = elementsIn(root, () => true)
  for (const { name, attributes } of elements) {
    places.add(attributes.get('id') ?? '')
    if (name === 'a') places.add(attributes.get('name') ?? '')
  }
  for (const { name, attributes } of elements) {
    const [, address = '', place = ''] = /^([^#]+)#(.+)$/s.exec(attributes.get('href') ?? '') ?? []
    if (name !== 'a' || address === '') continue
    const count = named.get(address) ?? { here: 0, all: 0 }
    named.set(address, count)
    count.all++
    if (places.has(place) || places.has(decoded(place))) count.here++
  }
  const [address, { here, all }] = [...named].toSorted(([, a], [, b]) => b.here - a.here)[0] ?? [
    '',
    { here: 0, all: 0 },
  ]
  return here * 2 > all ? address : null
}

/** Returns `href` unescaped, or as it is if its escapes are wrong. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

const lengthOf = (text: string): number => text.replaceAll(/\s/g, '').length

const notice = (code: ImportNotice['code'], count: number): readonly ImportNotice[] =>
  count > 0 ? [{ code, detail: String(count) }] : []

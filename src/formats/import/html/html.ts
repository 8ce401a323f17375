/** HTML: a page saved from the web, or a book that somebody made one. */
import { textsIn } from '../blocks.ts'
import type { ImportChoices, Importer, ImportNotice, ImportPreview } from '../importer.ts'
import { decodeMarkup } from '../markup/decode-markup.ts'
import { parseMarkup } from '../markup/tree.ts'
import { structuredBook } from '../structured-book.ts'
import { articleIn } from './article.ts'
import { readBlocks } from './blocks.ts'
import { pageFacts } from './facts.ts'
import { noteLinks } from './note-links.ts'

const id = 'html'
const sizeLimit = 64 * 1024 * 1024
/** As much of a file as is looked at to tell what it is, in bytes. */
const headLength = 1_024

/** Reads pages: their text without what belongs to the site. */
export const html: Importer = {
  id,
  extensions: ['html', 'htm', 'xhtml', 'xht'],
  sniff(bytes, fileName) {
    const head = String.fromCharCode(...bytes.subarray(0, headLength).filter(byte => byte !== 0))
    const hasName = /\.(?:x?html?|xht)$/i.test(fileName)
    const isPage =
      /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(
        head,
      )
    if (isPage) return hasName ? 0.95 : 0.9
    return hasName && /<[a-z!][^<]*>/i.test(head) ? 0.8 : 0
  },
  parse,
}

function parse(bytes: Uint8Array, fileName: string, choices: ImportChoices = {}): ImportPreview {
  if (bytes.length > sizeLimit) return { ok: false, code: 'import.too-large', file: fileName }
  const decoded = decodeMarkup(bytes, choices)
  if (!decoded.ok) return { ...decoded, file: fileName }
  const { root } = parseMarkup(decoded.text, /^\s*<\?xml/.test(decoded.text) ? 'xhtml' : 'html')
  const notes = noteLinks([{ path: '', root }], href => (href.startsWith('#') ? named(href) : null))
  const article = articleIn(root, notes)
  const facts = pageFacts(root)
  const { blocks, pictures } = readBlocks(article.contents, {
    notes,
    furniture: article.furniture,
    smallIsNote: choices.notesApart ?? true,
    lang: facts.language,
  })
  const kept = textsIn(blocks).reduce((sum, { text }) => sum + lengthOf(text), 0)
  const notices: readonly ImportNotice[] = [
    ...notice('left-out', article.characters - kept),
    ...notice('pictures', pictures),
  ]
  const { encoding } = decoded
  return structuredBook(
    { importer: id, bytes, fileName, ...facts, parts: null, blocks, notices, encoding },
    choices,
  )
}

/** Where a link inside the page leads; names in links are written as in addresses. */
function named(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

const lengthOf = (text: string): number => text.replaceAll(/\s/g, '').length

const notice = (code: ImportNotice['code'], count: number): readonly ImportNotice[] =>
  count > 0 ? [{ code, detail: String(count) }] : []

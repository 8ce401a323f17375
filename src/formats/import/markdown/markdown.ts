/** Markdown with tables and footnotes. */
import type { RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { textsIn, type TextBlock } from '../structured/blocks.ts'
import { decodeText } from '../encoding/decode-text.ts'
import { readBlocks } from '../html/blocks.ts'
import { findNoteLinks } from '../html/note-links.ts'
import type { ImportChoices, Importer, ImportNotice, ImportPreview } from '../importer.ts'
import { hasKnownSign } from '../known-signs.ts'
import { parseMarkup } from '../markup/tree.ts'
import { structuredBook } from '../structured/structured-book.ts'
import { withUsualSigns } from './chinese-quirks.ts'
import { withoutCostly } from './complexity-guard.ts'
import { withoutDialects } from './dialects.ts'
import { looksLikeMarkdown } from './looks-like.ts'
import { markdownFacts } from './front-matter.ts'
import { plainRuns } from './plain-runs.ts'
import { inlineRanges } from './inline-ranges.ts'
import { markdownHtml, notesAmongAddresses } from './to-html.ts'

const id = 'markdown'
/** In bytes. Texts that people write in Markdown are shorter. */
const sizeLimit = 16 * 1024 * 1024

/** Reads Markdown. */
export const markdown: Importer = {
  id,
  sniff(bytes, fileName) {
    if (hasKnownSign(bytes)) return 0
    if (/\.(?:md|markdown|mdown|mkd)$/i.test(fileName)) return 0.9
    const isText = /\.(?:txt|text)$/i.test(fileName) && bytes.length <= sizeLimit
    return isText && looksLikeMarkdown(bytes) ? 0.55 : 0
  },
  parse,
}

/** Shares of the work at which its phases end, as measured. Used for progress only. */
const ends = { parsed: 0.7, read: 0.8 } as const

function parse(
  bytes: Uint8Array,
  fileName: string,
  choices: ImportChoices = {},
  onProgress: OnProgress = noProgress,
): ImportPreview {
  if (bytes.length > sizeLimit) return { ok: false, code: 'import.too-large', file: fileName }
  const decoded = decodeText(bytes, choices)
  if (!decoded.ok) return { ...decoded, file: fileName }
  const { body: written, ...facts } = markdownFacts(decoded.text.replaceAll(/\r\n?/g, '\n'))
  const { text: plain, comments } = withoutDialects(written)
  const body = withUsualSigns(plain)
  const { rest, withCostly } = withoutCostly(body)
  const html = withCostly(htmlOf(rest, progressPart(onProgress, 0, ends.parsed)))
  const { root } = parseMarkup(html, 'html')
  const notes = findNoteLinks([{ path: '', root }], href => (href.startsWith('#') ? href : null))
  const {
    blocks,
    pictures,
    comments: inLines,
  } = readBlocks(root.children, {
    notes,
    smallIsNote: choices.notesApart ?? true,
    commentsApart: choices.notesApart ?? false,
    codeIsComment: true,
    keepsBreaks: true,
  })
  const [first, ...others] = textsIn(blocks)
  const isTitle = (block: TextBlock | undefined) => block?.kind === 'heading' && block.level === 1
  // If there are several headings of level 1, they are chapters, and none is the book's title.
  const heading = isTitle(first) && !others.some(isTitle) ? first?.text : undefined
  return structuredBook(
    {
      importer: id,
      bytes,
      fileName,
      ...facts,
      title: facts.title ?? heading,
      parts: null,
      blocks,
      hasNotesInBrackets: true,
      comments: inLines,
      notices: [...notice('comments', comments), ...notice('pictures', pictures)],
      encoding: decoded.encoding,
    },
    choices,
    progressPart(onProgress, ends.read, 1),
  )
}

const notice = (code: ImportNotice['code'], count: number): readonly ImportNotice[] =>
  count > 0 ? [{ code, detail: String(count) }] : []

function htmlOf(text: string, onProgress: OnProgress): string {
  const { rest, htmlFor } = plainRuns(text)
  const ranges = inlineRanges(rest)
  const read = ranges.map(({ text: source, definitions }, at) => {
    onProgress(at / ranges.length)
    const tree = fromMarkdown(source + definitions, {
      extensions: [gfmTable(), gfmFootnote()],
      mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
    })
    const isOwn = ({ position }: RootContent) => (position?.start.offset ?? 0) < source.length
    return { source, tree: { ...tree, children: tree.children.filter(isOwn) } }
  })
  const notes = new Set(read.flatMap(({ tree }) => [...notesAmongAddresses(tree)]))
  return read.map(({ source, tree }) => markdownHtml(tree, { source, notes, htmlFor })).join('')
}

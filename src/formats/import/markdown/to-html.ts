/**
 * Writes Markdown's tree as HTML, which the HTML importer then reads. HTML inside Markdown, such
 * as ruby, is then read in its place.
 */
import type { Association, Definition, Nodes, Parents } from 'mdast'
import { noLanguage } from '../bilingual/sides.ts'
import { escaped } from './plain-html.ts'

/** A block nested deeper than this is written as its source. */
const deepest = 100

export interface MarkdownAsHtml {
  /** The text that the tree was read from. */
  readonly source: string
  /** Identifiers of notes that Markdown reads as link definitions. */
  readonly notes: ReadonlySet<string>
  /** Returns the HTML that a placeholder paragraph represents; null for any other paragraph. */
  readonly htmlFor: (paragraph: string) => string | null
}

/** The tags of nodes whose content is only wrapped. */
const tags = {
  blockquote: 'blockquote',
  strong: 'strong',
  emphasis: 'em',
  list: 'ul',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
} as const

/** Returns `node` as HTML. */
export function markdownHtml(node: Nodes, written: MarkdownAsHtml, depth = 0): string {
  const source = sourceOf(node, written)
  if (depth > deepest) return escaped(source)
  if (!('children' in node)) return leafHtml(node, source)
  const inner = () => node.children.map(child => markdownHtml(child, written, depth + 1)).join('')

  switch (node.type) {
    case 'blockquote':
    case 'strong':
    case 'emphasis':
    case 'list':
    case 'table':
    case 'tableRow':
    case 'tableCell':
      return wrapped(tags[node.type], inner())
    case 'paragraph':
      return written.htmlFor(source) ?? wrapped('p', inner())
    case 'heading':
      if (isSentenceOverRule(source)) return `${wrapped('p', inner())}<hr>`
      return wrapped(`h${node.depth}`, inner()).replace(headingAttributes, '')
    case 'listItem':
      return wrapped('li', withNumber(/^\s*([0-9]+[.)])\s/.exec(source)?.[1], inner()))
    case 'footnoteDefinition':
      return noteHtml(node, inner())
    case 'linkReference': {
      const sign = written.notes.has(node.identifier) ? noteSign(node) : ''
      return node.referenceType !== 'full' && sign !== '' ? sign : inner() + sign
    }
    case 'root':
    case 'link':
    case 'delete':
      return inner()
  }
}

/** Returns a node without children as HTML. */
function leafHtml(node: Exclude<Nodes, Parents>, source: string): string {
  switch (node.type) {
    case 'text':
      return source.includes('\\') ? escaped(node.value) : richText(escaped(node.value))
    case 'break':
      return '<br>'
    case 'thematicBreak':
      return '<hr>'
    case 'code':
      return `<pre lang="${noLanguage}">\n${escaped(node.value)}</pre>`
    case 'inlineCode':
      return wrapped('code', escaped(node.value))
    case 'html':
      return node.value
    case 'image':
    case 'imageReference':
      return '<img>'
    case 'footnoteReference':
      return noteSign(node)
    case 'definition':
      return isNote(node) ? noteHtml(node, escaped(source.replace(/^\s*\[[^\]]*\]:\s*/, ''))) : ''
    case 'yaml':
      return ''
  }
}

const sourceOf = ({ position }: Nodes, { source }: MarkdownAsHtml): string =>
  source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)

const wrapped = (tag: string, inner: string): string => `<${tag}>${inner}</${tag}>`

const noteHtml = ({ identifier }: Association, inner: string): string =>
  `<aside role="doc-footnote" id="fn-${escaped(identifier)}">${inner}</aside>`

const noteSign = ({ identifier, label }: Association): string =>
  `<a role="doc-noteref" href="#fn-${escaped(identifier)}">[${escaped(label ?? identifier)}]</a>`

const address = /^(?:[a-z][a-z0-9+.-]*:|[./#?])|\/|@|\.[a-z0-9]{2,}(?:[#?]|$)/i

/**
 * Whether a link definition is really a note: its address has Han characters or ends like a
 * sentence.
 */
const isNote = ({ url }: Definition): boolean =>
  (/\p{Script=Han}/u.test(url) || /[.,;!?]$/.test(url)) && !address.test(url)

/** Returns the identifiers of the notes in `tree` that Markdown reads as link definitions. */
export function notesAmongAddresses(tree: Nodes): ReadonlySet<string> {
  const notes = new Set<string>()
  const look = (node: Nodes, depth: number): void => {
    if (node.type === 'definition' && isNote(node)) notes.add(node.identifier)
    if ('children' in node && depth < deepest)
      for (const child of node.children) look(child, depth + 1)
  }
  look(tree, 0)
  return notes
}

/** Whether a heading is a sentence with a rule drawn right under it. */
const isSentenceOverRule = (source: string): boolean =>
  /[。；…][”’」』）)]*\s*\n[ \t]*-+\s*$/.test(source)

/** The attributes that some programs add to a heading: `{#name .class}`. */
const headingAttributes = /\s*\{[#.-][^{}<>\n]{0,200}\}(?=<\/h[1-6]>$)/

/** Puts the number of an item into its text, because laws and lists are quoted by it. */
const withNumber = (number: string | undefined, html: string): string =>
  number === undefined ? html : html.replace(/^(?:<p>)?/, opening => `${opening}${number} `)

/**
 * Adds two things that Chinese writers use and Markdown does not read: bold beside Chinese
 * punctuation, which its rules do not see as a word boundary, and readings as `{汉字|hàn|zì}`.
 */
function richText(html: string): string {
  return html
    .replaceAll(/\*\*([^*\n]{1,500})\*\*/g, (whole, words: string) =>
      /\p{Script=Han}/u.test(words) ? `<strong>${words}</strong>` : whole,
    )
    .replaceAll(
      /\{(\p{Script=Han}{1,20})\|([^{}\n\p{Script=Han}]{1,80})\}/gu,
      (_whole, words: string, readings: string) =>
        `<ruby>${words}${readings
          .split('|')
          .map(reading => `<rt>${reading}</rt>`)
          .join('')}</ruby>`,
    )
}

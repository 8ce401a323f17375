/**
 * Markdown's tree as HTML, which is then read as any HTML is: markup that stands in Markdown
 * as it is, such as ruby, falls into its place.
 */
import type { Association, Definition, Nodes } from 'mdast'
import { escaped } from './plain-html.ts'

/** Deeper than this a block is written as it stands in the file. */
const deepest = 100

export interface MarkdownAsHtml {
  /** The text that the tree was read from. */
  readonly source: string
  /** The names of notes that Markdown takes for addresses of links. */
  readonly notes: ReadonlySet<string>
  /** The HTML that a paragraph stands for; null for one that stands for itself. */
  readonly htmlFor: (paragraph: string) => string | null
}

/** `node` as HTML. */
export function markdownHtml(node: Nodes, written: MarkdownAsHtml, depth = 0): string {
  const { source, htmlFor } = written
  const sourceOf = ({ position }: Nodes) =>
    source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
  if (depth > deepest) return escaped(sourceOf(node))
  const inner = (): string =>
    'children' in node
      ? node.children.map(child => markdownHtml(child, written, depth + 1)).join('')
      : ''
  const wrapped = (tag: string): string => `<${tag}>${inner()}</${tag}>`

  switch (node.type) {
    case 'text':
      return sourceOf(node).includes('\\') ? escaped(node.value) : richText(escaped(node.value))
    case 'paragraph':
      return htmlFor(sourceOf(node)) ?? wrapped('p')
    case 'heading':
      if (isSentenceOverRule(sourceOf(node))) return `${wrapped('p')}<hr>`
      return wrapped(`h${node.depth}`).replace(headingAttributes, '')
    case 'blockquote':
      return wrapped('blockquote')
    case 'strong':
      return wrapped('strong')
    case 'emphasis':
      return wrapped('em')
    case 'break':
      return '<br>'
    case 'thematicBreak':
      return '<hr>'
    case 'code':
      return `<pre>\n${escaped(node.value)}</pre>`
    case 'inlineCode':
      return escaped(node.value)
    case 'html':
      return node.value
    case 'image':
    case 'imageReference':
      return '<img>'
    case 'listItem':
      return `<li>${withNumber(/^\s*([0-9]+[.)])\s/.exec(sourceOf(node))?.[1], inner())}</li>`
    case 'list':
      return wrapped('ul')
    case 'table':
      return wrapped('table')
    case 'tableRow':
      return wrapped('tr')
    case 'tableCell':
      return wrapped('td')
    case 'footnoteReference':
      return noteSign(node)
    case 'footnoteDefinition':
      return `<aside role="doc-footnote" id="fn-${escaped(node.identifier)}">${inner()}</aside>`
    case 'definition':
      return isNote(node)
        ? `<aside role="doc-footnote" id="fn-${escaped(node.identifier)}">${escaped(sourceOf(node).replace(/^\s*\[[^\]]*\]:\s*/, ''))}</aside>`
        : ''
    case 'linkReference': {
      const sign = written.notes.has(node.identifier) ? noteSign(node) : ''
      return node.referenceType !== 'full' && sign !== '' ? sign : inner() + sign
    }
    case 'yaml':
      return ''
    case 'root':
    case 'link':
    case 'delete':
      return inner()
  }
}

const noteSign = ({ identifier, label }: Association): string =>
  `<a role="doc-noteref" href="#fn-${escaped(identifier)}">[${escaped(label ?? identifier)}]</a>`

const address = /^(?:[a-z][a-z0-9+.-]*:|[./#?])|\/|@|\.[a-z0-9]{2,}(?:[#?]|$)/i

/** Whether what Markdown takes for the address of links is a note: words of one's own, or a sentence. */
const isNote = ({ url }: Definition): boolean =>
  (/\p{Script=Han}/u.test(url) || /[.,;!?]$/.test(url)) && !address.test(url)

/** The names of the notes in `tree` that Markdown takes for addresses of links. */
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

/** A rule drawn right under a sentence makes no heading of it. */
const isSentenceOverRule = (source: string): boolean =>
  /[。；…][”’」』）)]*\s*\n[ \t]*-+\s*$/.test(source)

/** What some programs add to a heading for themselves: `{#name .class}`. */
const headingAttributes = /\s*\{[#.-][^{}<>\n]{0,200}\}(?=<\/h[1-6]>$)/

/** The number of an item is a part of the text: laws and lists are quoted by it. */
const withNumber = (number: string | undefined, html: string): string =>
  number === undefined ? html : html.replace(/^(?:<p>)?/, opening => `${opening}${number} `)

/**
 * Two things that Markdown does not read and writers of Chinese write: bold beside Chinese
 * punctuation, where its rules see no beginning or end of a word, and readings as `{汉字|hàn|zì}`.
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

/**
 * Reads RSS and Atom as a page: each entry is a heading with its text, which is markup inside the
 * markup. Only the two layers are read; what is written in an entry is never a feed again.
 */
import { childOf, childrenOf, lineOf, textOf } from '../markup/find.ts'
import { withEntities } from '../markup/entities.ts'
import { parseMarkup, type Content, type Element } from '../markup/tree.ts'

/** What may come before the first element of a file. */
const prolog = /<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^[\]>]*(?:\[[^\]]*\])?\s*>/g

/** Whether a file that begins with `head` is a feed. */
export function isFeed(head: string): boolean {
  const [root = ''] = /^\s*<(?:rss|feed|rdf:RDF)[\s>][^>]*/.exec(head.replaceAll(prolog, '')) ?? []
  return /^\s*<rss/.test(root) || /purl\.org\/(?:rss|atom)\/|www\.w3\.org\/2005\/Atom/.test(root)
}

/** Returns the feed in `text` as the tree of a page. Never throws. */
export function pageOfFeed(text: string): Element {
  const { root } = parseMarkup(text, 'xml')
  const [outermost] = childrenOf(root)
  const channel = childOf(outermost, 'channel')
  const feed = channel ?? outermost
  const title = titleOf(feed)
  // In RSS 1.0 the entries are beside the channel. An entry inside another is ignored.
  const entries = [outermost, channel].flatMap(parent =>
    childrenOf(parent).filter(({ name }) => name === 'item' || name === 'entry'),
  )
  const body = entries.flatMap(entry => {
    const heading = titleOf(entry)
    const contents = contentsOf(entry)
    return [...(heading === '' ? [] : [element('h1', [heading])]), element('div', contents)]
  })
  const language = lineOf(childOf(feed, 'language')) || (feed?.attributes.get('lang') ?? '')
  const author = lineOf(childOf(childOf(feed, 'author'), 'name')) || authorIn(feed)
  const metas = [
    ...(title === '' ? [] : [element('title', [title])]),
    ...(author === '' ? [] : [meta('author', author)]),
  ]
  const html = element(
    'html',
    [element('head', metas), element('body', [element('main', body)])],
    language === '' ? [] : [['lang', language]],
  )
  return element('', [html])
}

const authorIn = (feed: Element | undefined): string =>
  lineOf(childrenOf(feed).find(({ name }) => name === 'creator'))

/** A title may be markup that is written as text. */
function titleOf(parent: Element | undefined): string {
  const title = childOf(parent, 'title')
  const words = title?.attributes.get('type') === 'xhtml' ? lineOf(title) : inner(title)
  return withEntities(words)
}

const inner = (title: Element | undefined): string =>
  lineOf(parseMarkup(withoutStray(textOf(title)), 'html').root)

/** A whole tag or the beginning of a comment: `a<b 的` has none. */
const tag =
  /<(?:!|\?|(\/?)([a-z][\w:-]*)(?:\s+[a-z_:@][\w:.-]*(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>]+))?)*\s*(\/?)>)/gi
/** Elements without an end tag, or whose end tag may be left out. */
const endless = /^(?:br|hr|img|wbr|input|link|meta|source|embed|col|p|li|dt|dd|tr|td|th)$/i

/** Returns the offsets of the tags in `text`. An element that never ends is words: `a <b> c`. */
function tagsIn(text: string): ReadonlySet<number> {
  const found = Array.from(text.matchAll(tag))
  const ended = new Set(found.flatMap(([, end, name]) => (end === '/' && name ? [name] : [])))
  return new Set(
    found
      .filter(
        ([, , name, own]) =>
          name === undefined || own === '/' || endless.test(name) || ended.has(name),
      )
      .map(({ index }) => index),
  )
}

/** Returns `text` with each `<` that begins no tag as words: a parser would drop what follows. */
function withoutStray(text: string): string {
  const tags = tagsIn(text)
  return text.replaceAll('<', (sign, at: number) => (tags.has(at) ? sign : '&lt;'))
}

/** The elements that hold the text of an entry, the fullest first. */
const textNames = ['encoded', 'content', 'description', 'summary']

/** Returns the text of an entry: the longest that it has, because one may be only its beginning. */
function contentsOf(entry: Element): readonly Content[] {
  const read = textNames
    .flatMap(name => childrenOf(entry, name))
    .map(found => ({ found, length: textOf(found).length }))
  const [fullest] = read.toSorted((a, b) => b.length - a.length)
  if (fullest === undefined) return []
  const { found } = fullest
  if (found.attributes.get('type') === 'xhtml') return found.children
  const text = textOf(found)
  // Plain text in Atom is not markup, and lines of plain text are paragraphs.
  const isMarkup = tagsIn(text).size > 0 || /&(?:#\d|#x|[a-z]+;)/i.test(text)
  if (isMarkup && found.attributes.get('type') !== 'text')
    return parseMarkup(withoutStray(text), 'html').root.children
  return text
    .split(/\r\n?|\n/)
    .filter(line => line.trim() !== '')
    .map(line => element('p', [line]))
}

const meta = (name: string, content: string): Element =>
  element(
    'meta',
    [],
    [
      ['name', name],
      ['content', content],
    ],
  )

const element = (
  name: string,
  children: readonly Content[],
  attributes: readonly (readonly [string, string])[] = [],
): Element => ({ name, space: '', attributes: new Map(attributes), children })

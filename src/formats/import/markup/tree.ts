/**
 * Markup of any kind as a tree of our own: HTML as pages have it, XHTML and XML. Nothing in
 * it is fetched, run or expanded: an entity is a character or its own letters. Nesting is
 * bounded, so that whatever walks the tree may call itself, and no file takes longer than its length.
 */
import { Tokenizer } from 'htmlparser2'
import { closedBy, voidElements } from './implied-ends.ts'

export interface Element {
  /** Without its prefix; in lower case but in XML. */
  readonly name: string
  /** The address of its namespace; XML only, empty where none is said. */
  readonly space: string
  /** By name without prefix; in lower case but in XML. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Content[]
}

/** An element or a stretch of text. */
export type Content = Element | string

export interface Markup {
  /** Holds what the file holds; its own name is empty. */
  readonly root: Element
  /** Whether every element is closed by its own tag, as XML must be; says nothing of HTML. */
  readonly isWhole: boolean
}

/** Elements deeper than this become children of the one at this depth. */
export const deepest = 200

interface Open extends Element {
  readonly children: Content[]
  /** The namespaces that hold inside, by prefix. */
  readonly scope: ReadonlyMap<string, string>
}

/**
 * What `text` marks up. Never throws. HTML: names in any case, and tags that need no closing
 * are closed where browsers do it. XHTML is read as HTML in which any tag may close itself.
 */
export function parseMarkup(whole: string, kind: 'html' | 'xhtml' | 'xml'): Markup {
  const text = withoutDeclarations(whole)
  const isXml = kind === 'xml'
  const root = opened('', [], noScope)
  const open: Open[] = [root]
  let isWhole = true
  /** How many elements are open that are too deep to be in `open`. */
  let tooDeep = 0
  let name = ''
  let key = ''
  let value = ''
  let given: [string, string][] = []

  const nameAt = (start: number, end: number): string => {
    const found = text.slice(start, end)
    return isXml ? found : found.toLowerCase()
  }
  const add = (content: Content): void => {
    const { children } = open.at(-1) ?? root
    const last = children.at(-1)
    if (typeof content === 'string' && typeof last === 'string') {
      children[children.length - 1] = last + content
    } else children.push(content)
  }

  function openTag(isClosed: boolean): void {
    if (!isXml) closeImplied()
    const made = opened(name, given, (isXml ? open.at(-1)?.scope : null) ?? noScope)
    add(made)
    given = []
    if (isClosed || (!isXml && voidElements.has(made.name))) return
    if (open.length <= deepest) open.push(made)
    else tooDeep++
  }

  function closeImplied(): void {
    const local = localName(name)
    for (let at = open.length - 1; at > 0; at--) {
      const end = closedBy(open[at]?.name ?? '', local)
      if (end === 'stop') return
      if (end === 'close') open.length = at
    }
  }

  function closeTag(closing: string): void {
    if (isXml && tooDeep > 0) {
      tooDeep--
      return
    }
    const local = localName(closing)
    const at = open.findLastIndex(element => element.name === local)
    if (at !== open.length - 1) isWhole = false
    if (at > 0) open.length = at
    else if (local === 'br' && !isXml) add(opened('br', [], noScope))
  }

  const reader = new Tokenizer(
    { xmlMode: isXml, decodeEntities: true, recognizeSelfClosing: kind !== 'html' },
    {
      ontext: (start, end) => add(text.slice(start, end)),
      ontextentity: code => add(String.fromCodePoint(code)),
      oncdata: (start, end, offset) => add(text.slice(start, end - offset)),
      onopentagname(start, end) {
        name = nameAt(start, end)
      },
      onattribname(start, end) {
        key = nameAt(start, end)
        value = ''
      },
      onattribdata(start, end) {
        value += text.slice(start, end)
      },
      onattribentity(code) {
        value += String.fromCodePoint(code)
      },
      onattribend() {
        if (given.length < mostAttributes) given.push([key, value])
      },
      onopentagend: () => openTag(false),
      onselfclosingtag: () => openTag(kind !== 'html'),
      onclosetag: (start, end) => closeTag(nameAt(start, end)),
      oncomment: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
    },
  )
  reader.write(text)
  reader.end()
  return { root, isWhole: isWhole && open.length === 1 }
}

/** As much of a file as its kind may be told in. */
const headLength = 2_000
const declarations = /(<!DOCTYPE[^[\]<>]{0,500})\[[^]*?\]\s*>/iy

/** `text` without what is declared inside of its own kind, the end of which would be taken for text. */
function withoutDeclarations(text: string): string {
  const at = text.slice(0, headLength).search(/<!DOCTYPE[^[\]<>]*\[/i)
  if (at < 0) return text
  declarations.lastIndex = at
  const found = declarations.exec(text)
  return found === null
    ? text
    : `${text.slice(0, at)}${found[1] ?? ''}>${text.slice(at + found[0].length)}`
}

/** More than any honest element has. */
const mostAttributes = 100

const noScope: ReadonlyMap<string, string> = new Map()

function opened(
  fullName: string,
  given: readonly (readonly [string, string])[],
  around: ReadonlyMap<string, string>,
): Open {
  const attributes = new Map<string, string>()
  let scope = around
  for (const [fullKey, value] of given) {
    // Of two alike the first counts.
    const key = localName(fullKey)
    if (!attributes.has(key)) attributes.set(key, value)
    const prefix = /^xmlns(?::(.*))?$/s.exec(fullKey)
    if (prefix !== null) scope = new Map(scope).set(prefix[1] ?? '', value)
  }
  const prefix = fullName.slice(0, Math.max(fullName.indexOf(':'), 0))
  return {
    name: localName(fullName),
    space: scope.get(prefix) ?? '',
    attributes,
    children: [],
    scope,
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Parses HTML, XHTML and XML into a tree of our own. It fetches, runs and expands nothing: an
 * entity becomes its character or stays as written. Nesting is bounded, so that recursive walks are
 * safe, and the time is linear in the length of the file.
 *
 * This stays instead of parse5, which makes the same books of our material, but follows the
 * standard and rebuilds unclosed formatting elements in every paragraph: 47 KB can take seconds and
 * 1 GB.
 */
import { Tokenizer } from 'htmlparser2'
import { privateReference } from '../missing-characters.ts'
import { closedBy, voidElements } from './implied-ends.ts'

export interface Element {
  /** Without its prefix; in lower case, except in XML. */
  readonly name: string
  /** The address of its namespace. XML only; empty if it has none. */
  readonly space: string
  /** By name without prefix; in lower case, except in XML. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Content[]
}

/** An element or a range of text. */
export type Content = Element | string

export interface Markup {
  /** Holds the whole document; its own name is empty. */
  readonly root: Element
  /** Whether every element is closed by its own tag, as XML requires. Meaningless for HTML. */
  readonly isWhole: boolean
}

/** Elements deeper than this become children of the one at this depth. */
export const deepest = 200

interface Open extends Element {
  readonly children: Content[]
  /** The namespaces inside, by prefix. */
  readonly scope: ReadonlyMap<string, string>
}

export type MarkupKind = 'html' | 'xhtml' | 'xml'

/**
 * Returns the tree of `whole`. Never throws. In HTML, names have any case, and tags that need no
 * closing are closed where browsers close them. XHTML is HTML in which any tag may close itself. In
 * both, references to private characters stay as written, because only fonts of the page draw them.
 */
export function parseMarkup(whole: string, kind: MarkupKind): Markup {
  const text = withoutDeclarations(kind === 'xml' ? whole : withWholeNames(whole))
  const builder = new TreeBuilder(kind)
  const nameAt = (start: number, end: number): string =>
    kind === 'xml' ? text.slice(start, end) : text.slice(start, end).toLowerCase()
  const entityText = (code: number): string =>
    (kind === 'xml' ? null : privateReference(code)) ?? String.fromCodePoint(code)
  const reader = new Tokenizer(
    { xmlMode: kind === 'xml', decodeEntities: true, recognizeSelfClosing: kind !== 'html' },
    {
      ontext: (start, end) => builder.add(text.slice(start, end)),
      ontextentity: code => builder.add(entityText(code)),
      oncdata: (start, end, offset) => builder.add(text.slice(start, end - offset)),
      onopentagname: (start, end) => builder.beginTag(nameAt(start, end)),
      onattribname: (start, end) => builder.beginAttribute(nameAt(start, end)),
      onattribdata: (start, end) => builder.addToValue(text.slice(start, end)),
      onattribentity: code => builder.addToValue(String.fromCodePoint(code)),
      onattribend: () => builder.endAttribute(),
      onopentagend: () => builder.endTag(false),
      onselfclosingtag: () => builder.endTag(kind !== 'html'),
      onclosetag: (start, end) => builder.closeTag(nameAt(start, end)),
      oncomment: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
    },
  )
  reader.write(text)
  reader.end()
  return builder.end()
}

class TreeBuilder {
  readonly #kind: MarkupKind
  readonly #root = opened('', [], noScope)
  /** The open elements, outermost first. */
  readonly #open: Open[] = [this.#root]
  /** How many elements are open that are too deep to be in `#open`. XML only. */
  #tooDeep = 0
  #isWhole = true
  #name = ''
  #attribute = ''
  #value = ''
  #attributes: [string, string][] = []

  constructor(kind: MarkupKind) {
    this.#kind = kind
  }

  add(content: Content): void {
    const { children } = this.#open.at(-1) ?? this.#root
    const last = children.at(-1)
    if (typeof content === 'string' && typeof last === 'string') {
      children[children.length - 1] = last + content
    } else children.push(content)
  }

  beginTag(name: string): void {
    this.#name = name
  }

  beginAttribute(name: string): void {
    this.#attribute = name
    this.#value = ''
  }

  addToValue(text: string): void {
    this.#value += text
  }

  endAttribute(): void {
    if (this.#attributes.length < mostAttributes) {
      this.#attributes.push([this.#attribute, this.#value])
    }
  }

  /** Ends an opening tag, which closes itself if `isClosed`. */
  endTag(isClosed: boolean): void {
    const isXml = this.#kind === 'xml'
    if (!isXml) this.#closeImplied()
    const scope = isXml ? this.#open.at(-1)?.scope : null
    const made = opened(this.#ownName(), this.#attributes, scope ?? noScope)
    this.add(made)
    this.#attributes = []
    if (isClosed || (!isXml && voidElements.has(made.name))) return
    if (this.#open.length <= deepest) this.#open.push(made)
    else this.#tooDeep++
  }

  /** Outside drawings, browsers read `image` as `img`. */
  #ownName(): string {
    const isPicture = this.#kind === 'html' && this.#name === 'image' && !this.#open.some(isDrawing)
    return isPicture ? 'img' : this.#name
  }

  closeTag(closing: string): void {
    const isXml = this.#kind === 'xml'
    if (isXml && this.#tooDeep > 0) {
      this.#tooDeep--
      return
    }
    const local = localName(closing)
    const at = this.#open.findLastIndex(element => element.name === local)
    if (at !== this.#open.length - 1) this.#isWhole = false
    if (at > 0) this.#open.length = at
    else if (local === 'br' && !isXml) this.add(opened('br', [], noScope))
  }

  end(): Markup {
    return { root: this.#root, isWhole: this.#isWhole && this.#open.length === 1 }
  }

  /** Closes the elements that the opening tag closes without their own closing tags. */
  #closeImplied(): void {
    const local = localName(this.#name)
    for (let at = this.#open.length - 1; at > 0; at--) {
      const end = closedBy(this.#open[at]?.name ?? '', local)
      if (end === 'stop') return
      if (end === 'close') this.#open.length = at
    }
  }
}

/**
 * Returns `text` with the names of missing characters that begin like an entity of HTML, which old
 * pages write without a semicolon: `&GT-12345;`.
 */
const withWholeNames = (text: string): string => text.replaceAll(/&(?=GT-\d)/g, '&amp;')

/** How far into the file a document type declaration is looked for, in UTF-16 code units. */
const headLength = 2_000
const declarations = /(<!DOCTYPE[^[\]<>]{0,500})\[[^]*?\]\s*>/iy

/**
 * Returns `text` without the internal subset of its document type, whose end would be read as text.
 */
function withoutDeclarations(text: string): string {
  const at = text.slice(0, headLength).search(/<!DOCTYPE[^[\]<>]*\[/i)
  if (at < 0) return text
  declarations.lastIndex = at
  const found = declarations.exec(text)
  return found === null
    ? text
    : `${text.slice(0, at)}${found[1] ?? ''}>${text.slice(at + found[0].length)}`
}

/** Elements of real documents have fewer. */
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
    // The first of two attributes with one name counts.
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

const isDrawing = ({ name }: Element): boolean => name === 'svg'

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML strictly with saxes, which checks that it is well-formed. Nothing is fetched: document
 * types are passed over, and a reference to an entity that XML itself does not define is an error.
 * Depth, attributes and references are bounded.
 */
import { noProgress, type OnProgress } from '#domain/progress-share'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { XmlError, type XmlPlace } from './xml-fault.ts'

export interface XmlElement extends XmlPlace {
  /** Without its prefix. */
  readonly name: string
  /** The address of its namespace; empty if it has none. */
  readonly space: string
  /** By name without prefix; those of another namespace than the element by `{address}name`. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlContent[]
}

export type XmlContent = XmlElement | string

/** The address of the prefix `xml`. */
export const xmlSpace = 'http://www.w3.org/XML/1998/namespace'

export interface XmlReading {
  /**
   * Whether elements of this name are units, which are read one at a time. Only those of the
   * root's namespace are: other formats inside have elements of the same names.
   */
  readonly isUnit: (name: string) => boolean
  /**
   * Receives each unit at its end, and the elements that are open around it, outermost first. Only
   * the unit's name stays in its parent. A unit inside a unit is part of it.
   */
  readonly onUnit: (unit: XmlElement, around: readonly XmlElement[]) => void
}

/** Elements deeper than this, or with more attributes, are refused. */
const deepest = 200
const mostAttributes = 200
/** How much is parsed at a time at most, in UTF-16 code units. Only for progress. */
const slice = 256 * 1024

interface Open extends XmlElement {
  readonly children: XmlContent[]
}

/** Returns the root of `text` without the contents of its units. Throws `XmlError`. */
export function readXml(
  text: string,
  reading: XmlReading,
  onProgress: OnProgress = noProgress,
): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const tree = new Tree(reading)
  let place: XmlPlace = { line: 1, column: 1 }
  parser.on('error', error => {
    const { line, column } = parser
    const isEntity = error.message.endsWith('undefined entity.')
    throw new XmlError(isEntity ? 'entity' : 'markup', '', { line, column: Math.max(1, column) })
  })
  let opening = { name: '', attributes: 0 }
  parser.on('opentagstart', ({ name }) => {
    const { line, column } = parser
    place = { line, column: Math.max(1, column - name.length - 1) }
    opening = { name, attributes: 0 }
  })
  parser.on('attribute', () => {
    if (++opening.attributes > mostAttributes) throw new XmlError('deep', opening.name, place)
  })
  parser.on('opentag', tag => tree.begin(tag, place))
  parser.on('text', words => tree.add(words))
  parser.on('cdata', words => tree.add(words))
  parser.on('closetag', () => tree.end())

  const size = Math.max(1, Math.min(slice, Math.ceil(text.length / 8)))
  for (let at = 0; at < text.length; at += size) {
    parser.write(text.slice(at, at + size))
    onProgress(Math.min(1, (at + size) / text.length))
  }
  parser.close()
  if (tree.root === null) throw new XmlError('markup', '', { line: 1, column: 1 })
  return tree.root
}

class Tree {
  root: XmlElement | null = null
  readonly #reading: XmlReading
  readonly #open: Open[] = []
  /** How many elements are open at the unit that is being read, with it; null outside units. */
  #unitDepth: number | null = null

  constructor(reading: XmlReading) {
    this.#reading = reading
  }

  begin(tag: SaxesTagNS, place: XmlPlace): void {
    if (this.#open.length >= deepest) throw new XmlError('deep', tag.name, place)
    const attributes = new Map<string, string>()
    for (const { prefix, local, uri, value } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) continue
      attributes.set(prefix === '' ? local : `{${uri}}${local}`, value)
    }
    const element: Open = { name: tag.local, space: tag.uri, attributes, children: [], ...place }
    this.#open.at(-1)?.children.push(element)
    this.#open.push(element)
    const isOwn = element.space === this.#open[0]?.space
    if (this.#unitDepth === null && isOwn && this.#reading.isUnit(element.name))
      this.#unitDepth = this.#open.length
  }

  add(words: string): void {
    const children = this.#open.at(-1)?.children
    if (children === undefined) return
    const last = children.at(-1)
    if (typeof last === 'string') children[children.length - 1] = last + words
    else children.push(words)
  }

  end(): void {
    const closed = this.#open.pop()
    if (closed === undefined) return
    if (this.#open.length === 0) this.root = closed
    if (this.#unitDepth !== this.#open.length + 1) return
    this.#unitDepth = null
    this.#reading.onUnit(closed, this.#open)
    this.#open.at(-1)?.children.splice(-1, 1, { ...closed, children: [] })
  }
}

/** Returns the child elements of `parent`, or only those called `name`. */
export const elementsOf = (parent: XmlElement | undefined, name?: string): readonly XmlElement[] =>
  (parent?.children ?? []).flatMap(child =>
    typeof child !== 'string' && (name === undefined || child.name === name) ? [child] : [],
  )

/** Returns the first child element of `parent` called `name`. */
export const elementOf = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  parent?.children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  )

/** Returns the first child element of `parent` called `name` that is of the same format. */
export const ownElementOf = (parent: XmlElement, name: string): XmlElement | undefined =>
  elementsOf(parent, name).find(({ space }) => space === parent.space)

/** Returns all words inside `element`. */
export const textInside = (element: XmlElement | undefined): string =>
  (element?.children ?? [])
    .map(child => (typeof child === 'string' ? child : textInside(child)))
    .join('')

/** Returns the language that `element` declares, by either attribute; undefined if by none. */
export const languageAt = ({ attributes }: XmlElement): string | undefined =>
  attributes.get(`{${xmlSpace}}lang`) ?? attributes.get('lang')

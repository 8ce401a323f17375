/** The elements of a document's pages: their parents, their order, and the links between them. */
import { childrenOf, isElement, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { isBlock } from './looks.ts'

export interface Page {
  /** The path by which links of other pages name it; empty for a single page. */
  readonly path: string
  readonly root: Element
}

/** Returns the target of a link as `path#id`; null if it is outside the document. */
export type Resolve = (href: string, from: string) => string | null

export interface PageLink {
  readonly element: Element
  readonly target: string
}

interface Place {
  readonly parent: Element | undefined
  readonly order: number
}

interface Destinations {
  readonly elements: ReadonlySet<Element>
  readonly parents: ReadonlySet<Element>
}

export class PageLinks {
  /** Links inside the document, in order. */
  readonly links: readonly PageLink[]
  readonly #places = new Map<Element, Place>()
  readonly #targets = new Map<string, Element>()
  /** Links by the innermost block around them. */
  readonly #byBlock = new Map<Element, PageLink[]>()
  // Thousands of links may lead to one note, so what is computed of a note is kept.
  readonly #lengths = new Map<Element, number>()
  readonly #destinations = new Map<Element, Destinations>()

  constructor(pages: readonly Page[], resolve: Resolve) {
    this.links = pages.flatMap(page => this.#read(page, resolve))
    for (const link of this.links) {
      const block = this.around(link.element).find(isBlock)
      const known = block && this.#byBlock.get(block)
      if (known !== undefined) known.push(link)
      else if (block !== undefined) this.#byBlock.set(block, [link])
    }
  }

  parentOf(element: Element): Element | undefined {
    return this.#places.get(element)?.parent
  }

  /** Returns the position of `element` among all elements of the document. */
  orderOf(element: Element): number {
    return this.#places.get(element)?.order ?? 0
  }

  /** Returns the element that `target`, a `path#id`, names. */
  elementAt(target: string): Element | undefined {
    return this.#targets.get(target)
  }

  /** Returns `element` and the elements around it, innermost first. */
  around(element: Element): readonly Element[] {
    const found: Element[] = []
    for (let at: Element | undefined = element; at; at = this.parentOf(at)) found.push(at)
    return found
  }

  isWithin(element: Element, outer: Element): boolean {
    return this.around(element).includes(outer)
  }

  /** Returns the length of the text in `element`, in UTF-16 code units. */
  lengthOf(element: Element): number {
    const length = this.#lengths.get(element) ?? textOf(element).length
    this.#lengths.set(element, length)
    return length
  }

  /** Returns the links in `block`. */
  linksIn(block: Element): readonly PageLink[] {
    return [
      ...(this.#byBlock.get(block) ?? []),
      ...childrenOf(block)
        .filter(isBlock)
        .flatMap(child => this.linksIn(child)),
    ]
  }

  /** Returns the elements that the links in `block` lead to, and the parents of those elements. */
  destinationsOf(block: Element): Destinations {
    const known = this.#destinations.get(block)
    if (known !== undefined) return known
    const links = this.linksIn(block)
    const elements = new Set(links.flatMap(({ target }) => this.elementAt(target) ?? []))
    const parents = new Set([...elements].flatMap(element => this.parentOf(element) ?? []))
    const destinations = { elements, parents }
    this.#destinations.set(block, destinations)
    return destinations
  }

  #read({ path, root }: Page, resolve: Resolve): readonly PageLink[] {
    const links: PageLink[] = []
    const read = (element: Element, parent: Element | undefined): void => {
      this.#places.set(element, { parent, order: this.#places.size })
      const { name, attributes } = element
      for (const key of name === 'a' ? ['id', 'name'] : ['id']) {
        const target = `${path}#${attributes.get(key) ?? ''}`
        if (attributes.has(key) && !this.#targets.has(target)) this.#targets.set(target, element)
      }
      const href = name === 'a' ? attributes.get('href') : undefined
      const target = href === undefined ? null : resolve(href, path)
      if (target !== null) links.push({ element, target })
      for (const child of element.children) if (isElement(child)) read(child, element)
    }
    read(root, undefined)
    return links
  }
}

/**
 * Which links of a document lead to notes. It says so itself (`doc-noteref`, `noteref`), or a
 * link that looks like a note's sign leads forward to a short text that leads back, or
 * whose name is a note's. Anything less is a link like any other.
 */
import { childrenOf, isElement, lineOf, named, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { hasRole, isBlock, isToldNote } from './looks.ts'

export interface Page {
  /** Its path, by which links of other pages name it; empty for a page by itself. */
  readonly path: string
  readonly root: Element
}

/** Where a link leads, `path#id`; null where it leads out of the document. */
export type Resolve = (href: string, from: string) => string | null

export interface NoteLinks {
  /** The note's label, if `link` is a reference to one. */
  readonly referenceIn: (link: Element) => string | undefined
  /** The label of the note that begins with `element`; null for one that holds several. */
  readonly noteAt: (element: Element) => string | null | undefined
  /** Whether `link` only leads back from a note, and says nothing. */
  readonly isWayBack: (link: Element) => boolean
}

interface Seen {
  readonly element: Element
  readonly parent: Element | undefined
  readonly order: number
}

interface Link {
  readonly element: Element
  readonly target: string
}

const sign =
  /^[[（(〔【［{]?\s*(?:[注註校译譯]\s*)?(?:[0-9０-９]{1,4}|[a-z]|[ivx]{1,5}|[一二三四五六七八九十百]{1,4}|[①-⓿❶-➓⑴-⒇㈠-㈩]|[*＊※†‡]{1,3}|[注註])\s*[\]）)〕】］}]?$/iu
const arrow = /^(?:[\s^↑↩↵⤴⏎⬆]|\ufe0e|\ufe0f)+$|^[[(（【]?\s*(?:返回|回到|back|return)[^]{0,12}$/iu
const noteName = /^(?:_?ftn|_?edn|fn|note|footnote|endnote|cite_note|zhu|注|註|n)[-_:.]?\d/i
const noteClass = /(?:^|[\s_-])(?:foot|end|rear)?notes?(?:$|[\s_-])/i
const noteBlocks: ReadonlySet<string> = new Set(['p', 'li', 'dd', 'div', 'aside', 'td', 'section'])
/** A longer text is no note. */
const longestNote = 5_000

/** Finds the notes of the document that `pages` are. */
export function noteLinks(pages: readonly Page[], resolve: Resolve): NoteLinks {
  const seen = new Map<Element, Seen>()
  const targets = new Map<string, Element>()
  const links: Link[] = []
  for (const { path, root } of pages) {
    const look = (element: Element, parent: Element | undefined): void => {
      seen.set(element, { element, parent, order: seen.size })
      for (const key of ['id', ...(element.name === 'a' ? ['name'] : [])]) {
        const id = element.attributes.get(key)
        if (id !== undefined && !targets.has(`${path}#${id}`)) targets.set(`${path}#${id}`, element)
      }
      const href = element.name === 'a' ? element.attributes.get('href') : undefined
      const target = href === undefined ? null : resolve(href, path)
      if (target !== null) links.push({ element, target })
      for (const child of element.children) if (isElement(child)) look(child, element)
    }
    look(root, undefined)
  }
  const orderOf = (element: Element) => seen.get(element)?.order ?? 0
  function* around(element: Element): Generator<Element> {
    for (let at: Element | undefined = element; at; at = seen.get(at)?.parent) yield at
  }
  const isWithin = (element: Element, outer: Element) => Array.from(around(element)).includes(outer)

  function extentOf(target: Element): Element | null {
    const up = Array.from(around(target)).slice(0, 6)
    const told = up.find(isToldNote)
    if (told !== undefined) return told
    let extent = up.find(({ name }) => noteBlocks.has(name))
    const outer = extent && seen.get(extent)?.parent
    if (extent?.name === 'p' && outer && /^(?:li|aside|dd)$/.test(outer.name)) extent = outer
    if (extent === undefined || lengthOf(extent) > longestNote) return null
    return extent
  }

  const backFrom = new Map<Element, Link[]>()
  for (const link of links) {
    const block = Array.from(around(link.element)).find(isBlock)
    if (block !== undefined) backFrom.set(block, [...(backFrom.get(block) ?? []), link])
  }
  const linksIn = (extent: Element): readonly Link[] => [
    ...(backFrom.get(extent) ?? []),
    ...childrenOf(extent).filter(isBlock).flatMap(linksIn),
  ]

  function leadsBack(extent: Element, reference: Element): boolean {
    const near = Array.from(around(reference))
      .slice(0, 4)
      .filter(element => element === reference || !isBlock(element) || element.name === 'p')
    const inside = new Set([...near, ...childrenOf(reference), ...childrenOf(near[1])])
    return linksIn(extent).some(({ target }) => {
      const element = targets.get(target)
      return element !== undefined && inside.has(element)
    })
  }

  const references = new Map<Element, string>()
  const extents = new Map<Element, Map<string, Element>>()
  for (const { element, target } of links) {
    const isTold = hasRole(element, 'noteref')
    const goal = targets.get(target)
    if (goal === undefined || !(isTold || sign.test(signOf(element)))) continue
    const extent = extentOf(goal)
    if (extent === null || isWithin(element, extent) || isWithin(extent, element)) continue
    const isNote =
      isTold ||
      isToldNote(extent) ||
      (orderOf(goal) > orderOf(element) &&
        (leadsBack(extent, element) ||
          noteName.test(target.slice(target.indexOf('#') + 1)) ||
          noteClass.test(extent.attributes.get('class') ?? '')))
    if (!isNote) continue
    references.set(element, target)
    extents.set(extent, (extents.get(extent) ?? new Map()).set(target, goal))
  }

  const starts = new Map<Element, string | null>()
  for (const [extent, notes] of extents) {
    const [only] = notes.keys()
    if (notes.size === 1) starts.set(extent, only ?? null)
    else {
      starts.set(extent, null)
      for (const [label, goal] of notes) if (goal !== extent) starts.set(goal, label)
    }
  }
  const waysBack = new Set<Element>()
  const several = new Set<Element>()
  const places = new Set(
    [...references.keys()].flatMap(link => Array.from(around(link)).slice(0, 2)),
  )
  for (const [extent, notes] of extents) {
    const inside = linksIn(extent)
    for (const { element } of inside) {
      if (arrow.test(lineOf(element)) || hasRole(element, 'backlink')) waysBack.add(element)
    }
    // A note has one sign: links to several places that refer to it are no signs.
    const back = inside.filter(({ target }) => {
      const place = targets.get(target)
      return place !== undefined && places.has(place) && !isBlock(place)
    })
    const isOne = notes.size === 1 && new Set(back.map(({ target }) => target)).size > 1
    if (isOne) for (const { element } of back) several.add(element)
  }
  return {
    referenceIn: link => references.get(link),
    noteAt: element => starts.get(element),
    isWayBack: link => several.has(link) || (waysBack.has(link) && !sign.test(lineOf(link))),
  }
}

/** A sign that is drawn is called what it is, or nothing. */
export const drawnSign = '注'

/** What a reader sees of a link that may be a note's sign. */
export function signOf(link: Element): string {
  const words = lineOf(link)
  const [picture] = named(link, 'img')
  if (words !== '' || picture === undefined) return words
  const alt = picture.attributes.get('alt')?.trim() ?? ''
  return sign.test(alt) ? alt : drawnSign
}

const lengthOf = (element: Element): number => textOf(element).length

/** The note that shops write into an attribute of an element with nothing else in it; null for any other. */
export function noteWrittenIn(element: Element): string | null {
  const { name, attributes } = element
  for (const [key, value] of attributes) {
    const isSaid = /foot(?:er)?-?note$/i.test(key)
    const isName =
      key === 'alt' && name === 'img' && /footnote/i.test(attributes.get('class') ?? '')
    const text = value.replaceAll(/\s+/g, ' ').trim()
    if ((isSaid || isName) && Array.from(text).length > 2 && /\p{L}/u.test(text)) {
      return lineOf(element) === '' ? text : null
    }
  }
  return null
}

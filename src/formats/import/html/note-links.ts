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
/** 2.1: the second place that refers to the second note. */
const numbered = /^\d{1,4}\.\d{1,4}$/
const noteName = /^(?:_?ftn|_?edn|fn|note|footnote|endnote|cite_note|zhu|注|註|n)[-_:.]?\d/i
const noteClass = /(?:^|[\s_-])(?:foot|end|rear)?notes?(?:$|[\s_-])/i
const noteBlocks: ReadonlySet<string> = new Set(['p', 'li', 'dd', 'div', 'aside', 'td', 'section'])
/** A longer text is no note. */
const longestNote = 5_000

/** Finds the notes of the document that `pages` are. */
export function findNoteLinks(pages: readonly Page[], resolve: Resolve): NoteLinks {
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

  /** Thousands may refer to one note. */
  const lengths = new Map<Element, number>()
  function lengthOf(element: Element): number {
    const length = lengths.get(element) ?? textOf(element).length
    lengths.set(element, length)
    return length
  }

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
    if (block === undefined) continue
    const known = backFrom.get(block)
    if (known === undefined) backFrom.set(block, [link])
    else known.push(link)
  }
  const linksIn = (extent: Element): readonly Link[] => [
    ...(backFrom.get(extent) ?? []),
    ...childrenOf(extent).filter(isBlock).flatMap(linksIn),
  ]

  /** By extent: the places that its links lead to, and what those are in. */
  const led = new Map<Element, { places: Set<Element>; parents: Set<Element> }>()
  function ledTo(extent: Element) {
    const known = led.get(extent)
    if (known !== undefined) return known
    const places = new Set(linksIn(extent).flatMap(({ target }) => targets.get(target) ?? []))
    const parents = new Set([...places].flatMap(place => seen.get(place)?.parent ?? []))
    led.set(extent, { places, parents })
    return { places, parents }
  }

  function leadsBack(extent: Element, reference: Element): boolean {
    const near = Array.from(around(reference))
      .slice(0, 4)
      .filter(element => element === reference || !isBlock(element) || element.name === 'p')
    const { places, parents } = ledTo(extent)
    const beside = near.slice(0, 2)
    return near.some(place => places.has(place)) || beside.some(parent => parents.has(parent))
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
  /** By note: the signs that lead to it, and what is right around them. */
  const places = new Map<string, Set<Element>>()
  for (const [link, label] of references) {
    const known = places.get(label) ?? new Set()
    for (const place of [link, seen.get(link)?.parent]) if (place) known.add(place)
    places.set(label, known)
  }
  for (const [extent, notes] of extents) {
    const inside = linksIn(extent)
    for (const { element } of inside) {
      if (arrow.test(lineOf(element)) || hasRole(element, 'backlink')) waysBack.add(element)
    }
    const [only] = notes.keys()
    if (only === undefined || notes.size > 1) continue
    // A note has one sign: links to several places that refer to it are no signs.
    const back = inside.filter(({ element, target }) => {
      const place = targets.get(target)
      if (place === undefined || isBlock(place) || !places.get(only)?.has(place)) return false
      return numbered.test(lineOf(element)) || sign.test(lineOf(element))
    })
    if (new Set(back.map(({ target }) => target)).size < 2) continue
    for (const { element } of back) several.add(element)
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

/**
 * Which part of a saved page is the text. What the page says itself (`article`, `main`) is
 * believed if most of its prose is in there; else the way leads down from the body for as long as
 * one element holds nearly all the prose. Menus, lists of links and their like are left out on the way.
 */
import { childrenOf, elementsIn, isElement, lineOf, named } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { headingLevel, isBlock, isHidden } from './looks.ts'
import type { NoteLinks } from './note-links.ts'

export interface Article {
  /** What to read, in order. */
  readonly contents: readonly Element[]
  /** What to pass by inside it. */
  readonly furniture: ReadonlySet<Element>
  /** How many characters of the page a reader would see, all of it counted. */
  readonly characters: number
}

interface Weight {
  /** Characters that are no white space. */
  readonly text: number
  /** Those of them inside links. */
  readonly linked: number
}

const furnitureRoles: ReadonlySet<string> = new Set(
  'navigation banner contentinfo search complementary menu menubar toolbar'.split(' '),
)
const furnitureNames =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|crumbs?|footer|header|share|sharing|sharedaddy|social|related|relatedposts|recommend|ads?|advert|banner|copyright|pager|pagination|toolbar|toc|catlinks|navbox|comments?|noprint|editsection|skip|sr-only|visually-hidden|screen-reader-text|login|search)(?:$|[\s_-])/i
/** An element is most of another if this much of its prose is in it. */
const most = 0.8
const saidMost = 0.4
const saidMostOfSeveral = 0.6
/** Under a heading that long is no furniture. */
const proseLength = 200
/** Of a page with less prose than this nothing can be told. */
const shortPage = 1_000

export function articleIn(root: Element, notes: NoteLinks): Article {
  const weights = weigh(root)
  const weightOf = (element: Element): Weight => weights.get(element) ?? { text: 0, linked: 0 }
  const prose = (element: Element): number => weightOf(element).text - weightOf(element).linked
  const body = named(root, 'body')[0] ?? root
  const isIndex = weightOf(body).linked * 2 > weightOf(body).text

  const furniture = new Set<Element>()
  const isNote = (element: Element) =>
    elementsIn(element, it => notes.noteAt(it) !== undefined).length > 0 ||
    notes.noteAt(element) !== undefined
  const isLinks = (element: Element, share: number): boolean => {
    const { text, linked } = weightOf(element)
    return !isIndex && linked > text * share
  }
  const isFurniture = (element: Element): boolean => {
    const { name, attributes } = element
    const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`
    const isSaid =
      name === 'nav' || name === 'menu' || furnitureRoles.has(attributes.get('role') ?? '')
    const isAtRim = name === 'footer' || name === 'aside' || name === 'header'
    const looks = isSaid || (isAtRim && isLinks(element, 0.3)) || furnitureNames.test(names)
    if (looks && (isSaid || prose(element) * 5 < prose(body) || isLinks(element, 0.5))) {
      return !hasTitle(element) && !isNote(element)
    }
    if (
      weightOf(element).linked > 0 &&
      weightOf(element).text <= longestTrail &&
      isTrail(element)
    ) {
      return true
    }
    return (
      isBlock(element) &&
      isLinks(element, 0.8) &&
      named(element, 'a').length > 2 &&
      !isNote(element)
    )
  }
  const hasTitle = (element: Element) => named(element, 'h1').length > 0
  const clear = (element: Element): void => {
    for (const child of childrenOf(element)) {
      if (isFurniture(child)) furniture.add(child)
      else clear(child)
    }
  }
  clear(body)

  const chosen = said(body, prose) ?? descend(body, prose, furniture)
  const contents = [
    ...titleBefore(root, body, chosen),
    chosen,
    ...notesOutside(body, chosen, notes),
  ]
  return { contents, furniture, characters: weightOf(body).text }
}

/** The way to a page from the first one of its site: names parted by arrows, most of them links. */
const trail = /^[^<>»›]{1,40}(?:(?:>{1,2}|[»›])[^<>»›]{1,60}){1,8}$/
const longestTrail = 400

const isTrail = (element: Element): boolean =>
  isBlock(element) && named(element, 'a').length > 1 && trail.test(lineOf(element))

function said(body: Element, prose: (element: Element) => number): Element | null {
  const told = [
    elementsIn(body, ({ attributes }) => attributes.get('itemprop') === 'articleBody'),
    named(body, 'article'),
    elementsIn(
      body,
      ({ name, attributes }) => name === 'main' || attributes.get('role') === 'main',
    ),
  ]
  for (const found of told) {
    // Comments may be articles, too: of several, one is the text that has most of the prose.
    const least = found.length === 1 ? saidMost : saidMostOfSeveral
    const one = found.find(element => prose(element) > least * prose(body))
    if (one !== undefined) return one
  }
  return null
}

function descend(
  body: Element,
  prose: (element: Element) => number,
  furniture: ReadonlySet<Element>,
): Element {
  let at = body
  if (prose(body) < shortPage) return body
  for (;;) {
    const children = childrenOf(at).filter(child => !furniture.has(child))
    const total = children.reduce((sum, child) => sum + prose(child), 0)
    const best = children.find(child => prose(child) > most * total)
    if (best === undefined || !isContainer(best)) return at
    const others = children.filter(child => child !== best)
    const isText = others.some(
      child =>
        prose(child) > proseLength && elementsIn(child, it => headingLevel(it) !== null).length > 0,
    )
    if (isText || others.some(child => headingLevel(child) !== null)) return at
    at = best
  }
}

const isContainer = ({ name }: Element): boolean =>
  /^(?:div|section|article|main|table|tbody|tr|td|center|form|body|font|span)$/.test(name)

/** The page's own heading, where it stands outside of the text and the page is called by it. */
function titleBefore(root: Element, body: Element, chosen: Element): readonly Element[] {
  const isHeading = (element: Element) => headingLevel(element) === 1
  if (elementsIn(chosen, isHeading).length > 0) return []
  const title = lineOf(named(root, 'title')[0])
  const headings = elementsIn(body, element => isHeading(element) && !isHidden(element))
  const [only] = headings.filter(heading => {
    const words = lineOf(heading)
    return words !== '' && title.includes(words)
  })
  return only === undefined ? [] : [only]
}

/** Notes of the text that stand outside of it, each where it is whole. */
function notesOutside(body: Element, chosen: Element, notes: NoteLinks): readonly Element[] {
  const inside = new Set(elementsIn(chosen, () => true))
  const found: Element[] = []
  const look = (element: Element): void => {
    for (const child of childrenOf(element)) {
      if (child === chosen) continue
      if (notes.noteAt(child) !== undefined && !inside.has(child)) found.push(child)
      else look(child)
    }
  }
  if (chosen !== body) look(body)
  return found
}

const isReading = ({ name }: Element): boolean => name === 'rt' || name === 'rp' || name === 'rtc'

function weigh(root: Element): ReadonlyMap<Element, Weight> {
  const weights = new Map<Element, Weight>()
  const look = (element: Element, isLinked: boolean): Weight => {
    let text = 0
    let linked = 0
    for (const child of element.children) {
      if (isElement(child)) {
        if (isHidden(child) || isReading(child)) continue
        const inner = look(child, isLinked || child.name === 'a')
        text += inner.text
        linked += inner.linked
      } else {
        const length = child.replaceAll(/\s/g, '').length
        text += length
        if (isLinked) linked += length
      }
    }
    const weight = { text, linked }
    weights.set(element, weight)
    return weight
  }
  look(root, false)
  return weights
}

/**
 * Finds the article in a saved page. An element that the page marks (`article`, `main`) is used if
 * it holds most of the prose. Otherwise the search descends from the body while one element holds
 * nearly all the prose. Menus, lists of links and similar furniture are left out.
 *
 * This stays instead of Readability, which loses text and needs a DOM.
 */
import { childrenOf, elementsIn, isElement, lineOf, named } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { headingLevel, isBlock, isHidden } from './looks.ts'
import type { NoteLinks } from './note-links.ts'

export interface Article {
  /** The elements to read, in order. */
  readonly contents: readonly Element[]
  /** Elements inside them to leave out. */
  readonly furniture: ReadonlySet<Element>
  /** How many characters of the whole page a reader would see, without white space. */
  readonly characters: number
}

interface Weight {
  /** Characters, without white space. */
  readonly text: number
  /** The characters among them that are inside links. */
  readonly linked: number
}

const furnitureRoles: ReadonlySet<string> = new Set(
  'navigation banner contentinfo search complementary menu menubar toolbar'.split(' '),
)
const furnitureNames =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|crumbs?|footer|header|share|sharing|sharedaddy|social|related|relatedposts|recommend|ads?|advert|banner|copyright|pager|pagination|toolbar|toc|catlinks|navbox|comments?|noprint|editsection|skip|sr-only|visually-hidden|screen-reader-text|login|search)(?:$|[\s_-])/i
/** The share of the prose that one child must hold for the search to descend into it. */
const most = 0.8
/**
 * The share of the prose that a marked element must hold, if it is the only one, or one of several.
 */
const markedShare = 0.4
const markedShareOfSeveral = 0.6
/** An element with a heading and more characters than this is text, not furniture. */
const proseLength = 200
/** A page with less prose than this is read whole. */
const shortPage = 1_000

/** Returns the article in the page `root`, with the notes outside it that it refers to. */
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
    const isMarked =
      name === 'nav' || name === 'menu' || furnitureRoles.has(attributes.get('role') ?? '')
    const isAtRim = name === 'footer' || name === 'aside' || name === 'header'
    const looks = isMarked || (isAtRim && isLinks(element, 0.3)) || furnitureNames.test(names)
    if (looks && (isMarked || prose(element) * 5 < prose(body) || isLinks(element, 0.5))) {
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

  const chosen = markedArticle(body, prose) ?? descend(body, prose, furniture)
  const contents = [
    ...titleBefore(root, body, chosen),
    chosen,
    ...notesOutside(body, chosen, notes),
  ]
  return { contents, furniture, characters: weightOf(body).text }
}

/** A breadcrumb trail: names separated by arrows. */
const trail = /^[^<>»›]{1,40}(?:(?:>{1,2}|[»›])[^<>»›]{1,60}){1,8}$/
const longestTrail = 400

const isTrail = (element: Element): boolean =>
  isBlock(element) && named(element, 'a').length > 1 && trail.test(lineOf(element))

/** Returns the element that the page marks as its text; null if none holds enough prose. */
function markedArticle(body: Element, prose: (element: Element) => number): Element | null {
  const marked = [
    elementsIn(body, ({ attributes }) => attributes.get('itemprop') === 'articleBody'),
    named(body, 'article'),
    elementsIn(
      body,
      ({ name, attributes }) => name === 'main' || attributes.get('role') === 'main',
    ),
  ]
  for (const found of marked) {
    // Comments may be marked as articles too, so one of several must hold more of the prose.
    const least = found.length === 1 ? markedShare : markedShareOfSeveral
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

/** Returns the heading of the page if it is outside the article and part of the page's title. */
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

/** Returns the outermost elements outside the article that are notes of it. */
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

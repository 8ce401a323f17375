/**
 * Decides which links of a document lead to notes. A link does if the document says so
 * (`doc-noteref`, `noteref`), or if it looks like the sign of a note, leads forward to a short
 * text, and that text leads back or is named as a note. Every other link is an ordinary link.
 */
import { lineOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { hasRole, isBlock, isMarkedNote } from './looks.ts'
import { isSign, signOf } from './note-signs.ts'
import { PageLinks, type PageLink, type Page, type Resolve } from './page-links.ts'

export interface NoteLinks {
  /** Returns the label of the note that `link` refers to; undefined if it refers to none. */
  readonly referenceIn: (link: Element) => string | undefined
  /**
   * Returns the label of the note that begins with `element`; null for an element with several
   * notes.
   */
  readonly noteAt: (element: Element) => string | null | undefined
  /** Whether `link` only leads back from a note, so that its text is left out. */
  readonly isWayBack: (link: Element) => boolean
}

interface References {
  /** Labels by the links that refer to them. */
  readonly labels: ReadonlyMap<Element, string>
  /** By the block that holds them: notes by label, each with the element that its links name. */
  readonly notes: ReadonlyMap<Element, ReadonlyMap<string, Element>>
}

const arrow = /^(?:[\s^↑↩↵⤴⏎⬆]|\ufe0e|\ufe0f)+$|^[[(（【]?\s*(?:返回|回到|back|return)[^]{0,12}$/iu
/** `2.1`: the link back to the second reference to the second note. */
const numbered = /^\d{1,4}\.\d{1,4}$/
const noteName = /^(?:_?ftn|_?edn|fn|note|footnote|endnote|cite_note|zhu|注|註|n)[-_:.]?\d/i
const noteClass = /(?:^|[\s_-])(?:foot|end|rear)?notes?(?:$|[\s_-])/i
const noteBlocks: ReadonlySet<string> = new Set(['p', 'li', 'dd', 'div', 'aside', 'td', 'section'])
/** A longer text is not a note, in UTF-16 code units. */
const longestNote = 5_000

/** Finds the notes of the document that consists of `pages`. */
export function findNoteLinks(pages: readonly Page[], resolve: Resolve): NoteLinks {
  const document = new PageLinks(pages, resolve)
  const references = referencesIn(document)
  const starts = startsOf(references)
  const backToSeveral = linksBackToSeveral(references, document)
  const waysBack = new Set(
    [...references.notes.keys()].flatMap(block =>
      document.linksIn(block).flatMap(({ element }) => (looksBack(element) ? [element] : [])),
    ),
  )
  return {
    referenceIn: link => references.labels.get(link),
    noteAt: element => starts.get(element),
    isWayBack: link => backToSeveral.has(link) || (waysBack.has(link) && !isSign(lineOf(link))),
  }
}

const looksBack = (link: Element): boolean => arrow.test(lineOf(link)) || hasRole(link, 'backlink')

function referencesIn(document: PageLinks): References {
  const labels = new Map<Element, string>()
  const notes = new Map<Element, Map<string, Element>>()
  for (const link of document.links) {
    const { element, target } = link
    const goal = document.elementAt(target)
    if (goal === undefined || !(isMarkedReference(element) || isSign(signOf(element)))) continue
    const block = noteBlockAround(goal, document)
    if (block === null) continue
    if (document.isWithin(element, block) || document.isWithin(block, element)) continue
    if (!isReference(link, goal, block, document)) continue
    labels.set(element, target)
    notes.set(block, (notes.get(block) ?? new Map()).set(target, goal))
  }
  return { labels, notes }
}

const isMarkedReference = (link: Element): boolean => hasRole(link, 'noteref')

/** Returns the block of the note that `goal` is in; null if its text is too long for one. */
function noteBlockAround(goal: Element, document: PageLinks): Element | null {
  const around = document.around(goal).slice(0, 6)
  const marked = around.find(isMarkedNote)
  if (marked !== undefined) return marked
  const block = around.find(({ name }) => noteBlocks.has(name))
  if (block === undefined) return null
  const parent = document.parentOf(block)
  const isInItem = block.name === 'p' && parent && /^(?:li|aside|dd)$/.test(parent.name)
  const whole = isInItem ? parent : block
  return document.lengthOf(whole) > longestNote ? null : whole
}

/** Whether `link`, which leads to `goal` in `block`, refers to a note there. */
function isReference(link: PageLink, goal: Element, block: Element, document: PageLinks): boolean {
  const { element, target } = link
  if (isMarkedReference(element) || isMarkedNote(block)) return true
  return (
    document.orderOf(goal) > document.orderOf(element) &&
    (leadsBack(block, element, document) ||
      noteName.test(target.slice(target.indexOf('#') + 1)) ||
      noteClass.test(block.attributes.get('class') ?? ''))
  )
}

/** Whether a link in `block` leads to `reference` or to an element right around it. */
function leadsBack(block: Element, reference: Element, document: PageLinks): boolean {
  const near = document
    .around(reference)
    .slice(0, 4)
    .filter(element => element === reference || !isBlock(element) || element.name === 'p')
  const { elements, parents } = document.destinationsOf(block)
  return (
    near.some(element => elements.has(element)) ||
    near.slice(0, 2).some(element => parents.has(element))
  )
}

/** Returns the label of the note that begins at an element; null where several begin. */
function startsOf({ notes }: References): ReadonlyMap<Element, string | null> {
  const starts = new Map<Element, string | null>()
  for (const [block, inside] of notes) {
    const [only] = inside.keys()
    if (inside.size === 1) starts.set(block, only ?? null)
    else {
      starts.set(block, null)
      for (const [label, goal] of inside) if (goal !== block) starts.set(goal, label)
    }
  }
  return starts
}

/**
 * Returns the links by which a note leads back to several references. A note has one sign, so
 * these links are not signs although they look like some.
 */
function linksBackToSeveral(references: References, document: PageLinks): ReadonlySet<Element> {
  const found = new Set<Element>()
  const placesOf = placesByNote(references, document)
  for (const [block, notes] of references.notes) {
    const [only] = notes.keys()
    if (only === undefined || notes.size > 1) continue
    const back = document.linksIn(block).filter(({ element, target }) => {
      const place = document.elementAt(target)
      if (place === undefined || isBlock(place) || !placesOf.get(only)?.has(place)) return false
      return numbered.test(lineOf(element)) || isSign(lineOf(element))
    })
    if (new Set(back.map(({ target }) => target)).size < 2) continue
    for (const { element } of back) found.add(element)
  }
  return found
}

/** Returns, by note, the links that refer to it and their parents. */
function placesByNote(
  { labels }: References,
  document: PageLinks,
): ReadonlyMap<string, ReadonlySet<Element>> {
  const places = new Map<string, Set<Element>>()
  for (const [link, label] of labels) {
    const known = places.get(label) ?? new Set()
    for (const place of [link, document.parentOf(link)]) if (place) known.add(place)
    places.set(label, known)
  }
  return places
}

/** Draws words on paper as elements. Nothing in them is markup, so nothing is parsed. */
import { placeNames, type PaperRun } from '#domain/paper/paper-text'
import type { Format } from '#domain/rich-text'
import styles from './paper.module.css'

/** A part of a text that is one or more whole lines, in UTF-16 code units. */
export interface DrawnPart {
  readonly start: number
  readonly end: number
  /** Where its lines end. Those that are not inside the part are ignored. */
  readonly breaks: readonly number[]
  /** The links of the document; null if it has none: following one would leave the program. */
  readonly links: DrawnLinks | null
}

/** The links of a document that is printed. A place that links lead to has its name once. */
export class DrawnLinks {
  readonly #wanted: ReadonlySet<string>
  readonly #named = new Set<string>()

  /** `wanted` are the names that some link leads to. */
  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted
  }

  /** Gives `place` the name if a link leads to it and no other place has it. */
  name(place: Element, name: string): void {
    if (!this.#wanted.has(name) || this.#named.has(name)) return
    this.#named.add(name)
    place.id = name
  }
}

const elements: Readonly<Record<Format, keyof HTMLElementTagNameMap>> = {
  strong: 'strong',
  emphasis: 'em',
  superscript: 'sup',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
}

export function element<N extends keyof HTMLElementTagNameMap>(
  name: N,
  className?: string,
): HTMLElementTagNameMap[N] {
  const made = document.createElement(name)
  if (className !== undefined) made.className = className
  return made
}

/** Appends the part of `runs` to `parent`. Readings are `rt` elements and signs are `sup` ones. */
export function drawWords(parent: Element, runs: readonly PaperRun[], part: DrawnPart): void {
  let at = 0
  let ruby: { readonly start: number; readonly text: string; readonly box: HTMLElement } | null =
    null
  const closeRuby = () => {
    if (!ruby) return
    const rt = element('rt')
    rt.textContent = ruby.text
    ruby.box.append(rt)
    ruby = null
  }
  for (const run of runs) {
    const end = at + run.text.length
    const from = Math.max(at, part.start)
    const to = Math.min(end, part.end)
    const isIn = from < to || (run.text === '' && at >= part.start && at <= part.end)
    if (ruby && (!isIn || run.reading?.start !== ruby.start)) closeRuby()
    if (isIn) {
      if (run.reading && !ruby) {
        const box = element('ruby')
        parent.append(box)
        ruby = { ...run.reading, box }
      }
      const isSigned = run.signs.length > 0 && to === end
      const inner = around(ruby?.box ?? parent, run, part.links !== null)
      if (!isSigned) drawText(inner, run.text, { at, from, to }, part.breaks)
      else drawSigned(inner, run, { at, from, to }, part)
    }
    at = end
  }
  closeRuby()
}

/** Appends the elements of the looks and marks of a run, and returns the innermost. */
function around(
  parent: Element,
  { text, looks, marks, link, isAside }: PaperRun,
  isLinked: boolean,
): Element {
  let inner = parent
  const within = (made: Element) => {
    inner.append(made)
    inner = made
  }
  if (isAside) {
    const span = element('span', styles.aside)
    // Labels are in the language of the interface, which may not be that of the text.
    const { lang } = document.documentElement
    if (/\p{Script=Han}/u.test(text) && /^zh\b/.test(lang)) span.lang = lang
    within(span)
  }
  if (link !== null) {
    const made = isLinked ? element('a', styles.link) : element('span', styles.link)
    if (made instanceof HTMLAnchorElement) made.href = link
    within(made)
  }
  for (const { colour, shape } of marks) {
    const mark = element('span', styles.mark)
    mark.dataset['colour'] = colour
    mark.dataset['shape'] = shape
    within(mark)
  }
  for (const look of looks) within(element(elements[look]))
  return inner
}

interface Span {
  /** Where the text of the run begins. */
  readonly at: number
  readonly from: number
  readonly to: number
}

function drawText(
  parent: Element,
  text: string,
  { at, from, to }: Span,
  breaks: readonly number[],
): void {
  let start = from
  for (const end of [...breaks.filter(one => one > from && one < to), to]) {
    if (end > start) parent.append(text.slice(start - at, end - at))
    if (end < to) parent.append(element('wbr'))
    start = end
  }
  if (breaks.includes(to)) parent.append(element('wbr'))
}

/** A character after which a line could end, before the sign of a note. */
const breakable = /[\p{Script=Han}\p{P}\u3000-\u30ff\uff00-\uffef][\ufe00-\ufe0f]?$/u

/** Draws a run with its signs, which stay with its last character. */
function drawSigned(
  parent: Element,
  { text, signs }: PaperRun,
  { at, from, to }: Span,
  { breaks, links }: DrawnPart,
): void {
  const held = breakable.exec(text.slice(from - at, to - at))?.[0].length ?? 0
  const isEnd = breaks.includes(to)
  const inside = breaks.filter(one => one !== to)
  drawText(parent, text, { at, from, to: to - held }, inside)
  const together = held > 0 ? element('span', styles.held) : parent
  if (together !== parent) {
    together.append(text.slice(to - held - at, to - at))
    parent.append(together)
  }
  together.append(drawSigns(signs, links))
  if (isEnd) parent.append(element('wbr'))
}

/** Each sign leads to its note, and the first sign of a note is what its number leads back to. */
function drawSigns(signs: readonly number[], links: DrawnLinks | null): HTMLElement {
  const drawn = element('sup', styles.sign)
  if (links === null) {
    drawn.textContent = signs.join(',')
    return drawn
  }
  for (const [i, number] of signs.entries()) {
    const link = element('a')
    link.href = `#${placeNames.note(number)}`
    link.textContent = String(number)
    links.name(link, placeNames.sign(number))
    drawn.append(...(i === 0 ? [] : [',']), link)
  }
  return drawn
}

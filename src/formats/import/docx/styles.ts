/** The meaning of a document's styles: headings, kinds of paragraphs, and looks of words. */
import type { Element } from '../markup/tree.ts'
import { isOn, valueIn, wordIn, wordsIn } from './words.ts'

export interface Numbering {
  readonly list: string
  readonly level: number
}

export interface Style {
  /** The level of a heading, from 1; undefined for other styles. */
  readonly level: number | undefined
  readonly kind: 'quotation' | 'caption' | 'contents' | undefined
  readonly bold: boolean | undefined
  readonly italic: boolean | undefined
  readonly numbering: Partial<Numbering> | undefined
}

const plain: Style = {
  level: undefined,
  kind: undefined,
  bold: undefined,
  italic: undefined,
  numbering: undefined,
}

const heading =
  /^(?:heading|标题|標題|überschrift|titre|título|titolo|заголовок|見出し|제목)\s*([1-9])(?:\s*(?:char|字符|字元))?$/i
const title = /^(?:title|标题|標題|文档标题)$/i
const quotation = /^(?:(?:intense )?quote|block text|quotations?|明显引用|引用|引文)$/i
const caption = /^(?:caption|题注|題注|標號|image caption|table caption)$/i
const contents = /^(?:toc ?\d|(?:WPSOffice手动)?目录 ?\d|目錄 ?\d|table of figures)$/i
/** A longer chain of styles that are based on one another is not followed. */
const longestChain = 20

/** Returns the style of an id, from the styles part `root`. An unknown style is plain. */
export function stylesIn(root: Element | undefined): (id: string | undefined) => Style {
  const elements = new Map<string, Element>()
  for (const style of wordsIn(wordIn(root, 'styles') ?? root, 'style')) {
    const id = style.attributes.get('styleId')
    if (id !== undefined && !elements.has(id)) elements.set(id, style)
  }
  const known = new Map<string, Style>()
  function styleOf(id: string | undefined, depth = 0): Style {
    const element = id === undefined ? undefined : elements.get(id)
    if (id === undefined || depth > longestChain) return plain
    const found = known.get(id)
    if (found !== undefined) return found
    const base = styleOf(valueIn(element, 'basedOn'), depth + 1)
    const style = element === undefined ? byName(id, plain) : styled(element, id, base)
    known.set(id, style)
    return style
  }
  return id => styleOf(id)
}

function styled(element: Element, id: string, base: Style): Style {
  const paragraph = wordIn(element, 'pPr')
  const run = wordIn(element, 'rPr')
  const name = valueIn(element, 'name') ?? id
  const outline = outlineLevel(paragraph)
  const named = byName(name, byName(id, base))
  return {
    level: outline === 'body' ? undefined : (outline ?? named.level),
    kind: named.kind,
    bold: isOn(run, 'b') ?? base.bold,
    italic: isOn(run, 'i') ?? base.italic,
    numbering: numberingIn(paragraph) ?? base.numbering,
  }
}

function byName(names: string, base: Style): Style {
  // Aliases may follow the name of a style.
  const name = names.split(/[,;]/)[0]?.trim() ?? ''
  const level = heading.exec(name)?.[1]
  if (level !== undefined) return { ...base, level: Number(level) }
  if (title.test(name)) return { ...base, level: 1 }
  if (quotation.test(name)) return { ...base, kind: 'quotation' }
  if (caption.test(name)) return { ...base, kind: 'caption' }
  return contents.test(name) ? { ...base, level: undefined, kind: 'contents' } : base
}

/**
 * Returns the outline level of a paragraph's properties, from 1, or `body`; undefined if they have
 * none.
 */
export function outlineLevel(properties: Element | undefined): number | 'body' | undefined {
  const value = Number(valueIn(properties, 'outlineLvl') ?? NaN)
  if (!Number.isInteger(value) || value < 0) return undefined
  return value > 8 ? 'body' : value + 1
}

/**
 * Returns the list and the level of a paragraph's properties. Missing fields come from its style.
 */
export function numberingIn(properties: Element | undefined): Partial<Numbering> | undefined {
  const numbering = wordIn(properties, 'numPr')
  if (numbering === undefined) return undefined
  const list = valueIn(numbering, 'numId')
  const level = Number(valueIn(numbering, 'ilvl') ?? NaN)
  return { ...(list !== undefined && { list }), ...(level >= 0 && level < 9 && { level }) }
}

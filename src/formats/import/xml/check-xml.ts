/** Checks elements against the rules of their format: their places, attributes and values. */
import { elementsOf, xmlSpace, type XmlElement } from './read-xml.ts'
import { XmlError } from './xml-fault.ts'

/** The rules of one element. */
export interface ElementRule {
  /** Its attributes. Others of no namespace are faults if `isClosed`. */
  readonly attributes?: Readonly<Record<string, AttributeRule>>
  readonly isClosed?: boolean
  /** The elements in it, in this order. */
  readonly parts?: readonly PartRule[]
  /** Whether words may be in it. */
  readonly hasWords?: boolean
  /** Whether elements of other formats cannot be in it. */
  readonly isSealed?: boolean
  /** Whether it cannot have attributes of other formats. */
  readonly isBare?: boolean
  /** Its own elements that no element of another format can follow. */
  readonly foreignBefore?: readonly string[]
}

export interface AttributeRule {
  readonly isRequired?: boolean
  /** What its value must be; anything if absent. */
  readonly values?: readonly string[] | RegExp
}

export interface PartRule {
  readonly names: readonly string[]
  readonly least?: number
  /** No limit if absent. */
  readonly most?: number
}

export interface XmlRules {
  readonly elements: Readonly<Record<string, ElementRule>>
  /** Whether elements of this namespace obey the rules. All others are passed over. */
  readonly isOwn: (space: string) => boolean
  /** Elements that were checked before. */
  readonly isChecked?: (name: string) => boolean
}

/** Throws `XmlError` at the first thing in `element` that breaks `rules`. */
export function checkXml(element: XmlElement, rules: XmlRules): void {
  const rule = Object.hasOwn(rules.elements, element.name)
    ? rules.elements[element.name]
    : undefined
  if (rule === undefined) throw new XmlError('element', element.name, element)
  checkAttributes(element, rule)
  if (rule.hasWords !== true) {
    const words = element.children.find(child => typeof child === 'string' && child.trim() !== '')
    if (typeof words === 'string') throw new XmlError('words', words.trim(), element)
  }
  const all = elementsOf(element)
  const own = all.filter(({ space }) => rules.isOwn(space))
  const foreign = rule.isSealed ? all.find(({ space }) => !rules.isOwn(space)) : undefined
  if (foreign) throw new XmlError('element', foreign.name, foreign)
  if (rule.foreignBefore) checkForeign(all, rule.foreignBefore, rules)
  if (rule.parts) checkOrder(element, own, rule.parts)
  for (const part of own) if (rules.isChecked?.(part.name) !== true) checkXml(part, rules)
}

function checkForeign(
  all: readonly XmlElement[],
  before: readonly string[],
  { isOwn }: XmlRules,
): void {
  const first = all.findIndex(({ name, space }) => isOwn(space) && before.includes(name))
  const late = first < 0 ? undefined : all.slice(first).find(({ space }) => !isOwn(space))
  if (late) throw new XmlError('element', late.name, late)
}

function checkAttributes(element: XmlElement, rule: ElementRule): void {
  const { attributes = {}, isClosed, isBare } = rule
  for (const [name, { isRequired, values }] of Object.entries(attributes)) {
    const value = element.attributes.get(name)
    if (value === undefined) {
      if (isRequired) throw new XmlError('missing-attribute', shownName(name), element)
    } else if (values !== undefined && !fits(value, values))
      throw new XmlError('value', `${shownName(name)}="${value}"`, element)
  }
  for (const name of element.attributes.keys())
    if ((name.startsWith('{') ? isBare : isClosed) && !Object.hasOwn(attributes, name))
      throw new XmlError('attribute', shownName(name), element)
}

const shownName = (name: string): string =>
  name.replace(`{${xmlSpace}}`, 'xml:').replace(/^\{.*\}/, '')

const fits = (value: string, values: readonly string[] | RegExp): boolean =>
  values instanceof RegExp ? values.test(value) : values.includes(value)

function checkOrder(
  parent: XmlElement,
  own: readonly XmlElement[],
  parts: readonly PartRule[],
): void {
  let at = 0
  for (const { names, least = 0, most = Infinity } of parts) {
    let count = 0
    while (count < most && names.includes(own[at]?.name ?? '')) {
      count++
      at++
    }
    if (count >= least) continue
    const next = own[at]
    if (next !== undefined && !isPart(next, parts)) throw new XmlError('element', next.name, next)
    throw new XmlError('missing-element', names[0] ?? '', parent)
  }
  const extra = own[at]
  if (extra !== undefined) throw new XmlError('element', extra.name, extra)
}

const isPart = ({ name }: XmlElement, parts: readonly PartRule[]): boolean =>
  parts.some(({ names }) => names.includes(name))

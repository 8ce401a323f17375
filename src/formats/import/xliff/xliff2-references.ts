/** Checks what the elements of a unit of XLIFF 2 say of one another. */
import {
  elementOf,
  elementsOf,
  ownElementOf,
  textInside,
  xmlSpace,
  type XmlElement,
} from '../xml/read-xml.ts'
import { XmlError } from '../xml/xml-fault.ts'
import { checkCodes, codesIn, type UnitContext } from './xliff2-codes.ts'

/** What the root declares. */
export interface Declared {
  readonly version: string
  readonly source: string
  readonly translation: string | undefined
}

/**
 * Throws `XmlError` at the first reference, name or language in `unit`, which is in the elements
 * `around`, that is wrong.
 */
export function checkReferences(
  unit: XmlElement,
  around: readonly XmlElement[],
  declared: Declared,
): void {
  const segments = segmentsIn(unit)
  if (!segments.some(({ name }) => name === 'segment'))
    throw new XmlError('missing-element', 'segment', unit)
  const inherited = [...around, unit]
    .map(({ attributes }) => attributes.get(`{${xmlSpace}}lang`))
    .findLast(language => language !== undefined)
  const [sources, targets] = (['source', 'target'] as const).map(side => {
    const texts = segments.flatMap(segment => elementsOf(segment, side))
    const language = side === 'source' ? declared.source : declared.translation
    for (const text of texts) checkLanguage(text, language, inherited)
    return texts.flatMap(codesIn)
  })
  const context: UnitContext = {
    data: namesIn(elementsOf(ownElementOf(unit, 'originalData'), 'data')),
    notes: namesIn(elementsOf(ownElementOf(unit, 'notes'), 'note')),
    codes: byName([...(sources ?? []), ...(targets ?? [])]),
    isOldest: declared.version === '2.0',
  }
  const names = namesIn(segments)
  for (const codes of [sources ?? [], targets ?? []]) {
    const all = new Set(names)
    for (const code of codes) addName(code, all)
    checkCodes(codes, context, codes === targets ? outOfOrder(segments) : [])
  }
  checkSameCodes(context)
  checkOrder(segments)
  const kept = new Set(targets?.map(nameOfCode))
  for (const segment of segments) {
    checkState(segment)
    checkKept(segment, kept, context)
  }
}

/**
 * Returns the codes that are not before or after the codes of the other targets: those of the
 * sources that have no target yet, and those of targets in an order of their own.
 */
function outOfOrder(segments: readonly XmlElement[]): readonly XmlElement[] {
  const texts = segments.map(one => elementOf(one, 'target') ?? elementOf(one, 'source'))
  const isReordered = texts.some(text => text?.attributes.has('order'))
  return texts.flatMap(text =>
    text && (isReordered || text.name === 'source') ? codesIn(text) : [],
  )
}

/** The name of a code, or of the code that it ends. */
const nameOfCode = ({ attributes }: XmlElement): string | undefined =>
  attributes.get('id') ?? attributes.get('startRef')

function byName(codes: readonly XmlElement[]): ReadonlyMap<string, readonly XmlElement[]> {
  const named = new Map<string, XmlElement[]>()
  for (const code of codes) {
    const id = code.attributes.get('id')
    if (id === undefined) continue
    const alike = named.get(id) ?? []
    named.set(id, alike)
    alike.push(code)
  }
  return named
}

/** Returns the names of `elements`. Throws if two have the same. */
export function namesIn(elements: readonly XmlElement[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const element of elements) addName(element, names)
  return names
}

function addName(element: XmlElement, names: Set<string>): void {
  const id = element.attributes.get('id')
  if (id === undefined) return
  if (names.has(id)) throw new XmlError('repeated', id, element)
  names.add(id)
}

function checkLanguage(
  text: XmlElement,
  declared: string | undefined,
  inherited: string | undefined,
): void {
  if (declared === undefined) throw new XmlError('missing-attribute', 'trgLang', text)
  const own = text.attributes.get(`{${xmlSpace}}lang`) ?? inherited
  if (own !== undefined && own.toLowerCase() !== declared.toLowerCase())
    throw new XmlError('value', `xml:lang="${own}"`, text)
}

/** The two ways to write a code or mark with a beginning and an end. */
const sameAs: Readonly<Record<string, string>> = { sc: 'pc', ec: 'pc', sm: 'mrk' }

/** A code of the target has the name of a code of the source only if it is the same code. */
function checkSameCodes({ codes }: UnitContext): void {
  for (const [id, alike] of codes) {
    const kinds = new Set(alike.map(({ name }) => sameAs[name] ?? name))
    const last = alike.at(-1)
    if (kinds.size > 1 && last) throw new XmlError('repeated', id, last)
  }
}

/** The targets of a unit are each in a place of their own. */
function checkOrder(segments: readonly XmlElement[]): void {
  const taken = new Set<number>()
  for (const [i, segment] of segments.entries()) {
    const target = elementOf(segment, 'target')
    const written = target?.attributes.get('order')
    const place = written === undefined ? i + 1 : Number(written)
    if (target && place > segments.length) throw new XmlError('value', `order="${place}"`, target)
    if (target && taken.has(place)) throw new XmlError('repeated', `order="${place}"`, target)
    if (target) taken.add(place)
  }
}

/** What is translated has a target, and a part of a state is of a state that is written. */
function checkState(segment: XmlElement): void {
  const state = segment.attributes.get('state')
  if (segment.attributes.has('subState') && state === undefined)
    throw new XmlError('missing-attribute', 'state', segment)
  if ((state ?? 'initial') !== 'initial' && !elementOf(segment, 'target'))
    throw new XmlError('missing-element', 'target', segment)
}

/**
 * Codes that must not be deleted are in a target of the unit, whose names are `kept`. Before its
 * last state a version later than 2.0 only warns.
 */
function checkKept(
  segment: XmlElement,
  kept: ReadonlySet<string | undefined>,
  { isOldest }: UnitContext,
): void {
  const [source, target] = [elementOf(segment, 'source'), elementOf(segment, 'target')]
  const state = segment.attributes.get('state') ?? 'initial'
  const isLate = isOldest ? state !== 'initial' : state === 'final'
  if (!source || !target || !isLate || textInside(target).trim() === '') return
  const lost = codesIn(source).find(
    code => code.attributes.get('canDelete') === 'no' && !kept.has(nameOfCode(code)),
  )
  if (lost) throw new XmlError('missing-element', lost.name, target)
}

/** Returns the segments of a unit, and what is between them. */
export const segmentsIn = (unit: XmlElement): readonly XmlElement[] =>
  elementsOf(unit).filter(
    ({ name, space }) => space === unit.space && /^(?:segment|ignorable)$/.test(name),
  )

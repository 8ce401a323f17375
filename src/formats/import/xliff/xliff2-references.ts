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

/** The languages that the root declares. */
export interface DeclaredLanguages {
  readonly source: string
  readonly translation: string | undefined
}

/** Throws `XmlError` at the first reference, name or language in `unit` that is wrong. */
export function checkReferences(unit: XmlElement, declared: DeclaredLanguages): void {
  const segments = segmentsIn(unit)
  if (!segments.some(({ name }) => name === 'segment'))
    throw new XmlError('missing-element', 'segment', unit)
  const data = namesIn(elementsOf(ownElementOf(unit, 'originalData'), 'data'))
  const notes = namesIn(elementsOf(ownElementOf(unit, 'notes'), 'note'))
  const context: UnitContext = { data, notes }
  checkSide(segments, 'source', declared.source, context)
  checkSide(segments, 'target', declared.translation, context)
  checkOrder(segments)
  for (const segment of segments) {
    if (segment.attributes.has('subState') && !segment.attributes.has('state'))
      throw new XmlError('missing-attribute', 'state', segment)
    checkKept(segment)
  }
}

interface UnitContext {
  readonly data: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
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

function checkSide(
  segments: readonly XmlElement[],
  side: 'source' | 'target',
  language: string | undefined,
  context: UnitContext,
): void {
  const texts = segments.flatMap(segment => elementsOf(segment, side))
  for (const text of texts) {
    if (language === undefined) throw new XmlError('missing-attribute', 'trgLang', text)
    const own = text.attributes.get(`{${xmlSpace}}lang`)
    if (own !== undefined && own.toLowerCase() !== language.toLowerCase())
      throw new XmlError('value', `xml:lang="${own}"`, text)
  }
  const codes = texts.flatMap(codesIn)
  const names = new Set(namesIn(segments))
  for (const code of codes) addName(code, names)
  for (const code of codes) checkCode(code, names, context)
  checkPairs(codes, 'sc', 'ec')
  checkPairs(codes, 'sm', 'em')
  checkFixedOrder(codes)
}

/** Returns all elements inside a source or target, in their order. */
export const codesIn = (text: XmlElement): readonly XmlElement[] =>
  elementsOf(text).flatMap(code => [code, ...codesIn(code)])

/** The type that each of the standard's own subtypes needs. */
const typeOf: Readonly<Record<string, string>> = {
  'xlf:lb': 'fmt',
  'xlf:pb': 'fmt',
  'xlf:b': 'fmt',
  'xlf:i': 'fmt',
  'xlf:u': 'fmt',
  'xlf:var': 'ui',
}

function checkCode(code: XmlElement, names: ReadonlySet<string>, context: UnitContext): void {
  const get = (name: string) => code.attributes.get(name)
  for (const name of ['dataRef', 'dataRefStart', 'dataRefEnd']) {
    const ref = get(name)
    if (ref !== undefined && !context.data.has(ref)) throw new XmlError('reference', ref, code)
  }
  const copied = get('copyOf')
  if (copied !== undefined && !names.has(copied)) throw new XmlError('reference', copied, code)
  const subType = get('subType')
  if (subType !== undefined) {
    if (!code.attributes.has('type')) throw new XmlError('missing-attribute', 'type', code)
    const isKnown = !subType.startsWith('xlf:') || typeOf[subType] === get('type')
    if (!isKnown) throw new XmlError('value', `subType="${subType}"`, code)
  }
  const order = get('canReorder')
  if (order === 'no' || order === 'firstNo')
    for (const name of ['canCopy', 'canDelete'])
      if (get(name) !== 'no') throw new XmlError('value', `${name}="${get(name) ?? 'yes'}"`, code)
  if (code.name === 'cp') checkCharacter(code)
  if (code.name === 'mrk' || code.name === 'sm') checkMark(code, context)
}

/** `cp` is only for characters that XML cannot have. */
function checkCharacter(code: XmlElement): void {
  const hex = code.attributes.get('hex') ?? ''
  const point = Number.parseInt(hex, 16)
  const isOfXml =
    point === 9 ||
    point === 10 ||
    point === 13 ||
    (point >= 0x20 && point <= 0xd7ff) ||
    (point >= 0xe000 && point <= 0xfffd) ||
    (point >= 0x10000 && point <= 0x10ffff)
  if (isOfXml) throw new XmlError('value', `hex="${hex}"`, code)
}

function checkMark(mark: XmlElement, { notes }: UnitContext): void {
  if (mark.attributes.get('type') !== 'comment') return
  const [value, ref] = [mark.attributes.get('value'), mark.attributes.get('ref')]
  if (value === undefined && ref === undefined) throw new XmlError('missing-attribute', 'ref', mark)
  if (value !== undefined && ref !== undefined) throw new XmlError('attribute', 'value', mark)
  const note = /^#n=(.*)$/.exec(ref ?? '')?.[1]
  if (note !== undefined && !notes.has(note)) throw new XmlError('reference', note, mark)
}

/** Each beginning has one end after it, unless it says that its end is elsewhere. */
function checkPairs(codes: readonly XmlElement[], begin: string, end: string): void {
  const open = new Map<string, XmlElement>()
  for (const code of codes) {
    const isIsolated = code.attributes.get('isolated') === 'yes'
    const id = code.attributes.get('id')
    const ref = code.attributes.get('startRef')
    if (code.name === begin && !isIsolated && id !== undefined) open.set(id, code)
    if (code.name !== end) continue
    if (isIsolated) {
      if (id === undefined) throw new XmlError('missing-attribute', 'id', code)
      if (ref !== undefined) throw new XmlError('attribute', 'startRef', code)
      continue
    }
    if (ref === undefined) throw new XmlError('missing-attribute', 'startRef', code)
    if (id !== undefined) throw new XmlError('attribute', 'id', code)
    if (!open.delete(ref)) throw new XmlError('reference', ref, code)
  }
  const [lone] = open.values()
  if (lone) throw new XmlError('missing-element', end, lone)
}

/** Codes whose order is fixed follow the first of them. */
function checkFixedOrder(codes: readonly XmlElement[]): void {
  let hasFirst = false
  for (const code of codes) {
    const order = code.attributes.get('canReorder')
    if (order === 'firstNo') hasFirst = true
    if (order === 'no' && !hasFirst) throw new XmlError('value', 'canReorder="no"', code)
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

/** Codes that must not be deleted are in the target, once the segment is translated. */
function checkKept(segment: XmlElement): void {
  const [source, target] = [elementOf(segment, 'source'), elementOf(segment, 'target')]
  const state = segment.attributes.get('state') ?? 'initial'
  if (!source || !target || state === 'initial' || textInside(target).trim() === '') return
  const there = new Set(codesIn(target).map(({ attributes }) => attributes.get('id')))
  const lost = codesIn(source).find(
    ({ attributes }) => attributes.get('canDelete') === 'no' && !there.has(attributes.get('id')),
  )
  if (lost) throw new XmlError('missing-element', lost.name, target)
}

/** Returns the segments of a unit, and what is between them. */
export const segmentsIn = (unit: XmlElement): readonly XmlElement[] =>
  elementsOf(unit).filter(
    ({ name, space }) => space === unit.space && /^(?:segment|ignorable)$/.test(name),
  )

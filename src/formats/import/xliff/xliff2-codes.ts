/** Checks the inline codes and marks of a unit of XLIFF 2, alone and in pairs. */
import { elementsOf, type XmlElement } from '../xml/read-xml.ts'
import { XmlError } from '../xml/xml-fault.ts'
import { fragmentIn } from './xliff2-fragment.ts'

/** What the codes of a unit may refer to. */
export interface UnitContext {
  readonly data: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
  /** The codes of both sides. */
  readonly codes: ReadonlyMap<string, readonly XmlElement[]>
  /** Whether the file is of version 2.0, which says less of attributes that belong together. */
  readonly isOldest: boolean
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

/**
 * Throws `XmlError` at the first code of one side that is wrong. What a code belongs to may also be
 * in `elsewhere`: in segments that are not translated yet, or in targets in an order of their own.
 */
export function checkCodes(
  codes: readonly XmlElement[],
  context: UnitContext,
  elsewhere: readonly XmlElement[],
): void {
  for (const code of codes) checkCode(code, context)
  checkPairs(codes, { begin: 'sc', end: 'ec', elsewhere })
  checkPairs(codes, { begin: 'sm', end: 'em', elsewhere })
  checkFixedOrder(codes, elsewhere)
}

function checkCode(code: XmlElement, context: UnitContext): void {
  const get = (name: string) => code.attributes.get(name)
  for (const name of ['dataRef', 'dataRefStart', 'dataRefEnd']) {
    const ref = get(name)
    if (ref !== undefined && !context.data.has(ref)) throw new XmlError('reference', ref, code)
  }
  if (!context.isOldest)
    for (const name of ['dataRef', 'equiv', 'subFlows'])
      checkBoth(code, `${name}Start`, `${name}End`)
  checkCopy(code, context)
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

function checkBoth({ attributes, ...place }: XmlElement, start: string, end: string): void {
  if (attributes.has(start) === attributes.has(end)) return
  throw new XmlError('missing-attribute', attributes.has(start) ? end : start, place)
}

/** A copy is of a code that may be copied and has no native data, which the copy would share. */
function checkCopy(code: XmlElement, { codes }: UnitContext): void {
  const copied = code.attributes.get('copyOf')
  if (copied === undefined) return
  const base = codes.get(copied)
  if (base === undefined) throw new XmlError('reference', copied, code)
  const withData = [code, ...base].some(({ attributes }) =>
    ['dataRef', 'dataRefStart', 'dataRefEnd'].some(name => attributes.has(name)),
  )
  const isFixed = base.some(({ attributes }) => attributes.get('canCopy') === 'no')
  if (withData || isFixed) throw new XmlError('value', `copyOf="${copied}"`, code)
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
  const [value, ref] = [mark.attributes.get('value'), mark.attributes.get('ref')]
  const type = mark.attributes.get('type') ?? 'generic'
  const leads = fragmentIn(mark)
  if (type === 'mtc:match' && ref !== undefined) throw new XmlError('attribute', 'ref', mark)
  // Another format may say what a general mark is for.
  const isOther = [...mark.attributes.keys()].some(name => name.startsWith('{'))
  if (type === 'generic' && !mark.attributes.has('translate') && !isOther)
    throw new XmlError('missing-attribute', 'translate', mark)
  if (type !== 'comment') return
  if (value === undefined && ref === undefined) throw new XmlError('missing-attribute', 'ref', mark)
  if (value !== undefined && ref !== undefined) throw new XmlError('attribute', 'value', mark)
  const isNote = leads !== null && /^n?$/.test(leads.prefix) && notes.has(leads.id)
  if (ref !== undefined && !isNote) throw new XmlError('reference', leads?.id ?? ref, mark)
}

/** Each beginning has one end after it, unless it says that its end is elsewhere. */
function checkPairs(
  codes: readonly XmlElement[],
  {
    begin,
    end,
    elsewhere,
  }: { readonly begin: string; readonly end: string; readonly elsewhere: readonly XmlElement[] },
): void {
  const isElsewhere = (kind: string, name: string, value: string | undefined) =>
    elsewhere.some(code => code.name === kind && code.attributes.get(name) === value)
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
    for (const name of ['id', 'dir'])
      if (code.attributes.has(name)) throw new XmlError('attribute', name, code)
    const opened = open.get(ref)
    if (opened === undefined && !isElsewhere(begin, 'id', ref))
      throw new XmlError('reference', ref, code)
    open.delete(ref)
    if (opened && end === 'ec') checkAlike(opened, code)
  }
  const lone = [...open].find(([id]) => !isElsewhere(end, 'startRef', id))?.[1]
  if (lone) throw new XmlError('missing-element', end, lone)
}

/** Both ends of a code may be moved, copied and deleted alike. */
function checkAlike(begin: XmlElement, end: XmlElement): void {
  for (const name of ['canCopy', 'canDelete', 'canOverlap', 'canReorder']) {
    const [first = 'yes', last = 'yes'] = [begin, end].map(one => one.attributes.get(name))
    const expected = first === 'firstNo' ? 'no' : first
    if (last !== expected) throw new XmlError('value', `${name}="${last}"`, end)
  }
}

/** Codes whose order is fixed follow the first of them. */
function checkFixedOrder(codes: readonly XmlElement[], elsewhere: readonly XmlElement[]): void {
  let hasFirst = elsewhere.some(({ attributes }) => attributes.get('canReorder') === 'firstNo')
  for (const code of codes) {
    const order = code.attributes.get('canReorder')
    if (order === 'firstNo') hasFirst = true
    if (order === 'no' && !hasFirst) throw new XmlError('value', 'canReorder="no"', code)
  }
}

/** Reads the units of XLIFF 2.0 to 2.2. */
import type { TranslationState } from '#domain/translation'
import { kindWritten } from '../exchange/kind-of.ts'
import { isLineBreak, lookOfCode, SegmentText } from '../exchange/segment-text.ts'
import type { Look } from '../structured/text-builder.ts'
import { checkXml } from '../xml/check-xml.ts'
import {
  elementOf,
  elementsOf,
  ownElementOf,
  textInside,
  xmlSpace,
  type XmlElement,
} from '../xml/read-xml.ts'
import { XmlError } from '../xml/xml-fault.ts'
import type { ReadUnit, UnitReader } from './read-unit.ts'
import { codesIn } from './xliff2-codes.ts'
import { checkModules, checkPlace } from './xliff2-modules.ts'
import { checkReferences, namesIn, segmentsIn, type Declared } from './xliff2-references.ts'
import { xliff2Rules } from './xliff2-rules.ts'

/** Returns the reader of units for a file with the root `root`. */
export function xliff2Reader(root: XmlElement): UnitReader {
  const version = root.attributes.get('version') ?? ''
  const rules = xliff2Rules(root.space, version)
  const declared: Declared = {
    version,
    source: root.attributes.get('srcLang') ?? '',
    translation: root.attributes.get('trgLang'),
  }
  const names = new UniqueNames()
  return {
    unitName: 'unit',
    read: (unit, around) => {
      checkXml(unit, rules)
      checkReferences(unit, around, declared)
      checkModules(unit, { core: rules, declared, file: around[1] })
      names.add(unit, around)
      return readUnit(unit, around, declared)
    },
    finish: whole => {
      checkXml(whole, rules)
      names.finish(whole)
      for (const file of elementsOf(whole, 'file'))
        for (const one of [file, ...groupsIn(file)]) {
          namesIn(elementsOf(ownElementOf(one, 'notes'), 'note'))
          checkModules(one, { core: rules, declared, file })
        }
    },
  }
}

/** The names of units, groups and files, and the references to units. */
class UniqueNames {
  readonly #units = new Map<XmlElement, Set<string>>()
  readonly #flows: {
    readonly file: XmlElement
    readonly code: XmlElement
    readonly name: string
  }[] = []

  add(unit: XmlElement, around: readonly XmlElement[]): void {
    const file = around.find(({ name }) => name === 'file')
    const id = unit.attributes.get('id') ?? ''
    if (file === undefined) throw new XmlError('element', 'unit', unit)
    const units = this.#units.get(file) ?? new Set()
    this.#units.set(file, units)
    if (units.has(id)) throw new XmlError('repeated', id, unit)
    units.add(id)
    for (const code of codesIn(unit))
      for (const name of ['subFlows', 'subFlowsStart', 'subFlowsEnd'])
        for (const flow of (code.attributes.get(name) ?? '').split(/\s+/))
          if (flow !== '') this.#flows.push({ file, code, name: flow })
  }

  finish(whole: XmlElement): void {
    for (const { file, code, name } of this.#flows)
      if (!this.#units.get(file)?.has(name)) throw new XmlError('reference', name, code)
    const files = elementsOf(whole, 'file')
    namesIn(files)
    for (const file of files) {
      namesIn(groupsIn(file))
      const skeleton = elementOf(file, 'skeleton')
      if (skeleton) checkPlace(skeleton)
    }
  }
}

const groupsIn = (parent: XmlElement): readonly XmlElement[] =>
  elementsOf(parent, 'group').flatMap(group => [group, ...groupsIn(group)])

function readUnit(unit: XmlElement, around: readonly XmlElement[], languages: Declared): ReadUnit {
  const segments = segmentsIn(unit)
  const native = new Map(
    elementsOf(ownElementOf(unit, 'originalData'), 'data').map(data => [
      data.attributes.get('id') ?? '',
      textInside(data),
    ]),
  )
  const isKept = keepsSpace([...around, unit])
  const source = textOf(
    segments.flatMap(segment => elementsOf(segment, 'source')),
    native,
    isKept,
  )
  const translation = textOf(targetsIn(segments), native, isKept)
  const translated = segments.filter(({ name }) => name === 'segment')
  const group = around.findLast(
    ({ name, attributes }) => name === 'group' && attributes.get('type') === 'dz:chapter',
  )
  return {
    id: unit.attributes.get('id') ?? '',
    chapter: group
      ? { id: group.attributes.get('id') ?? '', title: group.attributes.get('name') ?? '' }
      : null,
    kind: kindWritten((unit.attributes.get('type') ?? '').replace(/^dz:/, '')),
    source,
    translation: translation.text.trim() === '' ? null : translation,
    state: stateOf(translated),
    isWritten: translated.every(isWritten) ? true : null,
    languages: { source: languages.source, translation: languages.translation ?? null },
    file: around.find(({ name }) => name === 'file')?.attributes.get('original') ?? '',
    codes: source.left + translation.left,
    unpaired: source.unpaired + translation.unpaired,
    marks: marksIn(unit),
  }
}

/** The marks that this program's exports have as metadata of a unit. */
const marksIn = (unit: XmlElement): number =>
  elementsOf(elementOf(unit, 'metadata'), 'metaGroup')
    .flatMap(group => elementsOf(group, 'meta'))
    .filter(({ attributes }) => attributes.get('type') === 'annotation').length

const keepsSpace = (elements: readonly XmlElement[]): boolean =>
  elements.reduce((kept, { attributes }) => {
    const space = attributes.get(`{${xmlSpace}}space`)
    return space === undefined ? kept : space === 'preserve'
  }, false)

/** Returns the targets in their own order. What is between segments is as in the source. */
function targetsIn(segments: readonly XmlElement[]): readonly XmlElement[] {
  if (!segments.some(one => one.name === 'segment' && elementOf(one, 'target'))) return []
  const placed = segments.flatMap((segment, i) => {
    const target = elementOf(segment, 'target')
    const text = target ?? (segment.name === 'ignorable' ? elementOf(segment, 'source') : undefined)
    const order = target?.attributes.get('order')
    return text ? [{ text, place: order === undefined ? i + 1 : Number(order) }] : []
  })
  return placed.toSorted((a, b) => a.place - b.place).map(({ text }) => text)
}

function textOf(
  texts: readonly XmlElement[],
  native: ReadonlyMap<string, string>,
  isUnitKept: boolean,
) {
  const isKept = isUnitKept || (texts.length > 0 && texts.every(text => keepsSpace([text])))
  const text = new SegmentText(isKept ? 'kept' : 'flowing')
  let left = 0
  const lookAt = (code: XmlElement, data: string): Look | null => {
    const look = lookOfCode(code.attributes.get('subType'), data)
    if (look === null) left++
    return look
  }
  const dataAt = (code: XmlElement, name: string): string =>
    native.get(code.attributes.get(name) ?? '') ?? ''
  const read = ({ children }: XmlElement): void => {
    for (const child of children) {
      if (typeof child === 'string') {
        text.add(child)
        continue
      }
      const id = child.attributes.get('id') ?? ''
      if (child.name === 'pc') {
        text.begin(`pc ${id}`, lookAt(child, dataAt(child, 'dataRefStart')))
        read(child)
        text.end(`pc ${id}`)
      } else if (child.name === 'mrk') readMark(child, id)
      else if (child.name === 'sm') text.begin(`sm ${id}`, lookOfMark(child))
      else if (child.name === 'em') text.end(`sm ${child.attributes.get('startRef') ?? ''}`)
      else if (child.name === 'sc' && child.attributes.get('isolated') !== 'yes')
        text.begin(`sc ${id}`, lookAt(child, dataAt(child, 'dataRef')))
      else if (child.name === 'ec' && child.attributes.has('startRef'))
        text.end(`sc ${child.attributes.get('startRef') ?? ''}`)
      else if (isLineBreak(child.attributes.get('subType'), dataAt(child, 'dataRef')))
        text.breakLine()
      else if (child.name !== 'cp') left++
    }
  }
  const readMark = (mark: XmlElement, id: string): void => {
    text.begin(`sm ${id}`, lookOfMark(mark))
    read(mark)
    text.end(`sm ${id}`)
  }
  for (const one of texts) read(one)
  return { ...text.take(), left }
}

/** The looks of the source that only files of this program have. */
function lookOfMark({ attributes }: XmlElement): Look | null {
  const type = attributes.get('type')
  const value = attributes.get('value') ?? ''
  if (type === 'dz:ruby' && value !== '') return { kind: 'ruby', reading: value }
  if (type === 'dz:missing' && value !== '') return { kind: 'missingCharacter', name: value }
  if (type === 'dz:noteref' && value !== '') return { kind: 'noteReference', note: value }
  if (type === 'dz:marker') return { kind: 'marker' }
  return type === 'dz:interlinear' ? { kind: 'interlinearNote' } : null
}

/** Returns the state of segments that are one paragraph: the least finished one. */
function stateOf(segments: readonly XmlElement[]): TranslationState | null {
  const states = segments.map(({ attributes }): TranslationState => {
    const own = attributes.get('subState')
    if (own === 'dz:check') return 'check'
    if (own === 'dz:draft') return 'draft'
    return (attributes.get('state') ?? 'initial') === 'initial' ? 'draft' : 'done'
  })
  if (states.includes('check')) return 'check'
  return states.includes('draft') ? 'draft' : 'done'
}

/** The first state of all says nothing, because it is also that of a segment without a state. */
const isWritten = ({ attributes }: XmlElement): boolean =>
  /^dz:(?:draft|check)$/.test(attributes.get('subState') ?? '') ||
  (attributes.get('state') ?? 'initial') !== 'initial'

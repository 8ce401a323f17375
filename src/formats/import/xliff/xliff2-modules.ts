/** Checks the modules of XLIFF 2 and the extensions of other programs around and in a unit. */
import { checkXml, type XmlRules } from '../xml/check-xml.ts'
import { elementsOf, xmlSpace, type XmlElement } from '../xml/read-xml.ts'
import { XmlError } from '../xml/xml-fault.ts'
import { codesIn } from './xliff2-codes.ts'
import { fragmentIn } from './xliff2-fragment.ts'
import { htmlNames, modules, moduleSpace } from './xliff2-module-rules.ts'
import { namesIn, segmentsIn, type Declared } from './xliff2-references.ts'

/** What the modules of a file, group or unit may refer to. */
interface ModuleContext {
  readonly core: XmlRules
  readonly declared: Declared
  /** The file, which has the resources; it is `parent` itself at its own modules. */
  readonly file: XmlElement | undefined
}

/** Throws `XmlError` at the first thing of another format in `parent` that is wrong. */
export function checkModules(parent: XmlElement, context: ModuleContext): void {
  const foreign = elementsOf(parent).filter(({ space }) => space !== parent.space)
  const extensions: XmlElement[] = []
  for (const element of foreign) {
    const module = element.space.startsWith(moduleSpace)
      ? modules[element.space.slice(moduleSpace.length)]
      : undefined
    if (module === undefined) {
      if (!element.space.startsWith(moduleSpace)) extensions.push(element, ...codesIn(element))
      continue
    }
    if (module.places[element.name]?.includes(parent.name) !== true)
      throw new XmlError('element', element.name, element)
    const isOwn = (space: string) => space === element.space
    checkXml(element, { isOwn, elements: module.elements })
    checkOne(element, parent, context)
  }
  checkExtensions(extensions)
  checkForeignAttributes(parent)
}

/** An extension names each of its elements once in a file, group or unit. */
function checkExtensions(elements: readonly XmlElement[]): void {
  const names = new Set<string>()
  for (const element of elements) {
    const id = element.attributes.get('id') ?? element.attributes.get(`{${xmlSpace}}id`)
    if (id === undefined) continue
    const name = `${element.space} ${id}`
    if (names.has(name)) throw new XmlError('repeated', id, element)
    names.add(name)
  }
}

function checkOne(element: XmlElement, parent: XmlElement, context: ModuleContext): void {
  const all = codesIn(element).filter(({ space }) => space === element.space)
  namesIn([element, ...all])
  if (element.name === 'matches') {
    const spans = spansOf(parent)
    for (const match of all) checkMatch(match, spans, context)
  } else if (element.name === 'glossary') {
    const spans = spansOf(parent)
    for (const entry of all) checkEntry(entry, spans)
  }
  if (element.name === 'resourceData') for (const one of all) checkResource(one, context)
  if (element.name === 'validation') for (const rule of all) checkRule(rule)
}

/** Returns the names of the segments of `unit` and of what is in their sources. */
const spansOf = (unit: XmlElement): ReadonlySet<string | undefined> =>
  new Set(
    segmentsIn(unit)
      .flatMap(segment => [segment, ...elementsOf(segment, 'source').flatMap(codesIn)])
      .map(({ attributes }) => attributes.get('id')),
  )

/** What `element` is about is words of its unit. */
function checkSpan(element: XmlElement, spans: ReadonlySet<string | undefined>): void {
  const leads = fragmentIn(element)
  if (leads?.prefix === 't' || (leads && spans.has(leads.id))) return
  throw new XmlError('reference', leads?.id ?? element.attributes.get('ref') ?? '', element)
}

/** A candidate is a pair of texts for words of the unit, with native data of its own. */
function checkMatch(
  match: XmlElement,
  spans: ReadonlySet<string | undefined>,
  { core }: ModuleContext,
): void {
  const own = elementsOf(match).filter(({ space }) => core.isOwn(space))
  const data = own.filter(({ name }) => name === 'originalData')
  const texts = own.filter(({ name }) => name !== 'originalData')
  for (const [i, name] of ['source', 'target'].entries())
    if (texts[i]?.name !== name) throw new XmlError('missing-element', name, texts[i] ?? match)
  if (texts[2]) throw new XmlError('element', texts[2].name, texts[2])
  for (const one of own) checkXml(one, core)
  if (match.attributes.has('subType') && !match.attributes.has('type'))
    throw new XmlError('missing-attribute', 'type', match)
  checkSpan(match, spans)
  const native = namesIn(data.flatMap(one => elementsOf(one)))
  for (const text of texts) {
    const codes = codesIn(text)
    namesIn(codes)
    for (const code of codes)
      for (const name of ['dataRef', 'dataRefStart', 'dataRefEnd']) {
        const ref = code.attributes.get(name)
        if (ref !== undefined && !native.has(ref)) throw new XmlError('reference', ref, code)
      }
  }
}

/** An entry of a glossary says what its term means, or how it is translated. */
function checkEntry(entry: XmlElement, spans: ReadonlySet<string | undefined>): void {
  if (entry.attributes.has('ref')) checkSpan(entry, spans)
  const parts = elementsOf(entry).map(({ name }) => name)
  if (
    entry.name === 'glossEntry' &&
    !parts.includes('translation') &&
    !parts.includes('definition')
  )
    throw new XmlError('missing-element', 'translation', entry)
}

function checkResource(element: XmlElement, { file, declared }: ModuleContext): void {
  const { name, attributes } = element
  if (name === 'resourceItemRef') {
    const ref = attributes.get('ref') ?? ''
    const items = elementsOf(file, 'resourceData').flatMap(data => elementsOf(data, 'resourceItem'))
    if (!items.some(item => item.attributes.get('id') === ref))
      throw new XmlError('reference', ref, element)
  }
  if (name === 'resourceItem') {
    const parts = elementsOf(element)
    const sides = parts.filter(one => one.name !== 'reference')
    const isElsewhere = sides.length > 0 && sides.every(isEmpty)
    if (parts.length === 0) throw new XmlError('missing-element', 'source', element)
    if (isElsewhere && !attributes.has('mimeType'))
      throw new XmlError('missing-attribute', 'mimeType', element)
  }
  if (name !== 'source' && name !== 'target') return
  checkPlace(element)
  const language = attributes.get(`{${xmlSpace}}lang`)
  const expected = name === 'source' ? declared.source : declared.translation
  if (language !== undefined && language.toLowerCase() !== expected?.toLowerCase())
    throw new XmlError('value', `xml:lang="${language}"`, element)
}

const isEmpty = ({ children }: XmlElement): boolean =>
  children.every(child => typeof child === 'string' && child.trim() === '')

/** Throws `XmlError` if what `element` is about is neither in it nor elsewhere, or is both. */
export function checkPlace(element: XmlElement): void {
  const isElsewhere = element.attributes.has('href')
  if (isElsewhere && !isEmpty(element)) throw new XmlError('attribute', 'href', element)
  if (!isElsewhere && element.children.length === 0)
    throw new XmlError('missing-attribute', 'href', element)
}

/** A rule for translations tests one thing. */
function checkRule({ attributes, ...place }: XmlElement): void {
  const tests = ['isPresent', 'isNotPresent', 'startsWith', 'endsWith'].filter(name =>
    attributes.has(name),
  )
  const isOther = [...attributes.keys()].some(name => name.startsWith('{'))
  const [first, second] = tests
  if (second !== undefined) throw new XmlError('attribute', second, place)
  if (first === undefined && !isOther) throw new XmlError('missing-attribute', 'isPresent', place)
  if (attributes.has('occurs') && first !== 'isPresent')
    throw new XmlError('missing-attribute', 'isPresent', place)
  if (attributes.has('existsInSource') && (first === undefined || first === 'isNotPresent'))
    throw new XmlError('missing-attribute', 'isPresent', place)
}

/** Attributes of the modules for formats and sizes, on `element` and all elements of its space. */
function checkForeignAttributes(element: XmlElement): void {
  const get = (name: string) => element.attributes.get(`{${moduleSpace}${name}`)
  const [format, details] = [get('fs:2.0}fs'), get('fs:2.0}subFs')]
  const isPart = element.name === 'ec' && element.attributes.get('isolated') !== 'yes'
  if (format !== undefined && !htmlNames.has(format))
    throw new XmlError('value', `fs="${format}"`, element)
  if (isPart && (format !== undefined || details !== undefined))
    throw new XmlError('attribute', format === undefined ? 'subFs' : 'fs', element)
  if (details !== undefined && format === undefined)
    throw new XmlError('missing-attribute', 'fs', element)
  const sizes = 'sizerestriction:2.0}'
  if (get(`${sizes}sizeInfo`) !== undefined && get(`${sizes}sizeInfoRef`) !== undefined)
    throw new XmlError('attribute', 'sizeInfoRef', element)
  for (const child of elementsOf(element))
    if (child.space === element.space && child.name !== 'unit' && child.name !== 'group')
      checkForeignAttributes(child)
}

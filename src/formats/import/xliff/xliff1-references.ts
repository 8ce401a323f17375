/** Checks what the elements of a unit of XLIFF 1.2 say of one another. */
import { elementsOf, type XmlElement } from '../xml/read-xml.ts'
import { XmlError } from '../xml/xml-fault.ts'

/** Throws `XmlError` at the first code or segment in `unit` that refers to nothing. */
export function checkReferences1(unit: XmlElement): void {
  const own = elementsOf(unit).filter(({ space }) => space === unit.space)
  for (const text of own)
    if (/^(?:source|seg-source|target)$/.test(text.name)) {
      const codes = within(text)
      checkPairs(codes, 'bpt', 'ept')
      checkPairs(codes, 'bx', 'ex')
    }
  const segmented = own.find(({ name }) => name === 'seg-source')
  if (segmented === undefined) return
  const segments = marksIn(segmented)
  const names = new Set<string>()
  for (const segment of segments) addSegment(segment, names)
  for (const target of own.filter(({ name }) => name === 'target'))
    for (const mark of marksIn(target)) {
      const name = mark.attributes.get('mid') ?? ''
      if (!names.has(name)) throw new XmlError('reference', name, mark)
    }
}

const within = (element: XmlElement): readonly XmlElement[] =>
  elementsOf(element).flatMap(child => [child, ...within(child)])

/** The segments of a text, which have names. */
const marksIn = (text: XmlElement): readonly XmlElement[] =>
  elementsOf(text, 'mrk').filter(({ attributes }) => attributes.has('mid'))

function addSegment(segment: XmlElement, names: Set<string>): void {
  const name = segment.attributes.get('mid') ?? ''
  if (names.has(name)) throw new XmlError('repeated', name, segment)
  names.add(name)
}

/** Beginnings have names of their own, if they have any, and an end is that of one of them. */
function checkPairs(codes: readonly XmlElement[], begin: string, end: string): void {
  const names = new Set<string>()
  for (const code of codes) {
    const name = code.name === begin ? code.attributes.get('rid') : undefined
    if (name !== undefined && names.has(name)) throw new XmlError('repeated', name, code)
    if (name !== undefined) names.add(name)
  }
  for (const code of codes) {
    const name = code.name === end ? code.attributes.get('rid') : undefined
    if (name !== undefined && !names.has(name)) throw new XmlError('reference', name, code)
  }
}

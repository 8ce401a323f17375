/** Reads the units of an XLIFF file of any version, one at a time. */
import type { OnProgress } from '#domain/progress-share'
import { readXml, type XmlElement } from '../xml/read-xml.ts'
import { XmlError } from '../xml/xml-fault.ts'
import type { ReadUnit, UnitReader } from './read-unit.ts'
import { xliff1Reader } from './xliff1.ts'
import { xliff2Reader } from './xliff2.ts'

/**
 * Calls `onUnit` with each unit of an XLIFF file in order: what it says, and its element. Returns
 * the root. Throws `XmlError` at a broken rule.
 */
export function readXliffUnits(
  text: string,
  onUnit: (unit: ReadUnit, element: XmlElement) => void,
  onProgress: OnProgress,
): XmlElement {
  let reader: UnitReader | null = null
  const readerOf = (root: XmlElement): UnitReader => (reader ??= readerFor(root))
  const root = readXml(
    text,
    {
      isUnit: name => name === 'unit' || name === 'trans-unit',
      onUnit: (unit, around) => {
        const own = readerOf(around[0] ?? unit)
        if (unit.name !== own.unitName) throw new XmlError('element', unit.name, unit)
        onUnit(own.read(unit, around), unit)
      },
    },
    onProgress,
  )
  readerOf(root).finish(root)
  return root
}

/** The namespaces of version 1.x; files of version 1.0 have none. */
const oldSpace = /^(?:|urn:oasis:names:tc:xliff:document:1\.[012])$/
const newSpace = /^urn:oasis:names:tc:xliff:document:2\.\d$/

/** Returns the reader of units for a file with the root `root`. Throws `XmlError`. */
function readerFor(root: XmlElement): UnitReader {
  if (root.name !== 'xliff') throw new XmlError('element', root.name, root)
  const version = root.attributes.get('version') ?? ''
  if (oldSpace.test(root.space)) {
    if (!/^(?:|1\.[012])$/.test(version)) throw new XmlError('version', version, root)
    return xliff1Reader(root)
  }
  if (!newSpace.test(root.space)) throw new XmlError('version', root.space, root)
  if (version === '') throw new XmlError('missing-attribute', 'version', root)
  if (!/^2\.[012]$/.test(version)) throw new XmlError('version', version, root)
  return xliff2Reader(root)
}

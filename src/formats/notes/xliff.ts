/** Reads the marks and notes that this program's XLIFF has in the metadata of its units. */
import { elementsOf, readXml, textInside, type XmlElement } from '../import/xml/read-xml.ts'
import { XmlError } from '../import/xml/xml-fault.ts'
import type { BroughtNotes } from './brought-note.ts'
import { readWebAnnotations } from './web-annotations.ts'

/** Returns the notes of `text`; null if it is not XLIFF with marks of this program. */
export function readXliffNotes(text: string): BroughtNotes | null {
  if (!/<(?:\w+:)?xliff[\s>]/.test(text.slice(0, headLength))) return null
  const items: unknown[] = []
  const collect = (element: XmlElement): void => {
    for (const child of elementsOf(element))
      if (child.name === 'meta' && child.attributes.get('type') === 'annotation')
        items.push(parsedJson(textInside(child)))
      else if (child.name === 'metadata' || child.name === 'metaGroup') collect(child)
  }
  try {
    const root = readXml(text, { isUnit: name => name === 'unit', onUnit: collect })
    for (const file of elementsOf(root, 'file')) collect(file)
  } catch (error) {
    if (error instanceof XmlError) return null
    throw error
  }
  return items.length === 0 ? null : readWebAnnotations(items)
}

/** How far into the file its root is looked for, in UTF-16 code units. */
const headLength = 4_096

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Reads the units of a translation memory, one at a time. */
import type { OnProgress } from '#domain/progress-share'
import { checkXml } from '../xml/check-xml.ts'
import { elementOf, elementsOf, readXml, textInside, type XmlElement } from '../xml/read-xml.ts'
import { XmlError } from '../xml/xml-fault.ts'
import { tmxRules } from './tmx-rules.ts'

/**
 * Calls `onUnit` with each unit of a TMX file in order, and with whether this program wrote the
 * file. Returns the root. Throws `XmlError` at a broken rule.
 */
export function readTmxUnits(
  text: string,
  onUnit: (unit: XmlElement, isOurs: boolean) => void,
  onProgress: OnProgress,
): XmlElement {
  const root = readXml(
    text,
    {
      isUnit: name => name === 'tu',
      onUnit: (unit, [around]) => {
        if (around?.name !== 'tmx')
          throw new XmlError('element', around?.name ?? '', around ?? unit)
        checkXml(unit, tmxRules(around.space))
        const tool = elementOf(around, 'header')?.attributes.get('creationtool')
        onUnit(unit, tool === 'Duizhao')
      },
    },
    onProgress,
  )
  if (root.name !== 'tmx') throw new XmlError('element', root.name, root)
  checkXml(root, tmxRules(root.space))
  for (const own of elementsOf(elementOf(root, 'header'), 'ude')) checkEncoding(own)
  return root
}

/** An encoding of a file's own that has codes says of which other encoding they are. */
function checkEncoding(own: XmlElement): void {
  const hasCodes = elementsOf(own, 'map').some(({ attributes }) => attributes.has('code'))
  if (hasCodes && !own.attributes.has('base')) throw new XmlError('missing-attribute', 'base', own)
}

/** Returns the words of a property that only this program writes; undefined if it is missing. */
export function tmxProperty(element: XmlElement | undefined, name: string): string | undefined {
  const own = elementsOf(element, 'prop').find(
    ({ attributes }) => attributes.get('type') === `x-duizhao-${name}`,
  )
  return own && textInside(own)
}

/** Reads the words of a TMX segment and the formats that its inline codes stand for. */
import {
  isLineBreak,
  lookOfCode,
  SegmentText,
  type SegmentSpace,
} from '../exchange/segment-text.ts'
import { textInside, xmlSpace, type XmlElement } from '../xml/read-xml.ts'

/** Counts what is not in the text. */
export interface LeftOutCodes {
  /** Codes that stand for no format of ours. */
  codes: number
  /** Codes without their partners. */
  unpaired: number
}

/**
 * Returns the text of `segment`, and adds what it leaves out to `left`. In a file of this program
 * (`isOwn`) all white space is text.
 */
export function segmentText(segment: XmlElement, isOwn: boolean, left: LeftOutCodes) {
  const isKept = isOwn || segment.attributes.get(`{${xmlSpace}}space`) === 'preserve'
  const space: SegmentSpace = isKept ? 'kept' : 'printed'
  const text = new SegmentText(space)
  const read = (element: XmlElement): void => {
    for (const child of element.children) {
      if (typeof child === 'string') text.add(child)
      else if (child.name === 'hi') {
        const look = lookOfCode(child.attributes.get('type'), '')
        if (look === null) left.codes++
        const name = `hi ${child.line}:${child.column}`
        text.begin(name, look)
        read(child)
        text.end(name)
      } else readCode(child, text, left)
    }
  }
  read(segment)
  const { unpaired, ...built } = text.take()
  left.unpaired += unpaired
  return built
}

/** The contents of a code are not words of the text. */
function readCode(code: XmlElement, text: SegmentText, left: LeftOutCodes): void {
  const type = code.attributes.get('type')
  const native = textInside(code)
  const name = code.attributes.get('i')?.trim() ?? ''
  if (code.name === 'bpt') {
    const look = lookOfCode(type, native)
    if (look === null) left.codes++
    text.begin(name, look)
  } else if (code.name === 'ept') text.end(name)
  else if (isLineBreak(type, native)) text.breakLine()
  else left.codes++
}

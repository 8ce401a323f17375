/** The parts of a Word document, from a zip file or from one XML file (Flat OPC). */
import type { ImportChoices } from '../choices.ts'
import { decodeMarkup } from '../markup/decode-markup.ts'
import { childOf, childrenOf, textOf } from '../markup/find.ts'
import { parseMarkup, type Element, type Markup } from '../markup/tree.ts'
import type { ZipParts } from '../structured/zip-parts.ts'

export interface DocumentParts {
  readonly has: (path: string) => boolean
  /** Returns null if the part is missing or cannot be read. */
  readonly markup: (path: string) => Markup | null
  readonly bytes: (path: string) => Uint8Array | null
}

/** Returns the parts of a document in a zip file. */
export const partsInZip = (parts: ZipParts, choices: ImportChoices): DocumentParts => ({
  has: path => parts.find(path) !== null,
  bytes: parts.read,
  markup(path) {
    const bytes = parts.read(path)
    const decoded = bytes && decodeMarkup(bytes, choices)
    return decoded?.ok === true ? parseMarkup(decoded.text, 'xml') : null
  },
})

const headLength = 2_048
const namespace = 'http://schemas.microsoft.com/office/2006/xmlPackage'

/** Whether `bytes` begin like a document in one XML file. */
export const isFlat = (bytes: Uint8Array): boolean =>
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(headOf(bytes)) &&
  headOf(bytes).includes(namespace)

/** Returns the beginning of `bytes`, one character a byte, without the zero bytes of UTF-16. */
const headOf = (bytes: Uint8Array): string =>
  String.fromCharCode(...bytes.subarray(0, headLength).filter(byte => byte !== 0))

/** Returns the parts of a document in one XML file; null if the file is truncated. */
export function partsInOne(bytes: Uint8Array, choices: ImportChoices): DocumentParts | null {
  const decoded = decodeMarkup(bytes, choices)
  const { root, isWhole } = decoded.ok ? parseMarkup(decoded.text, 'xml') : nothing
  if (root === null || !isWhole) return null
  const parts = new Map<string, Element>()
  for (const part of childrenOf(childOf(root, 'package'), 'part')) {
    const name = (part.attributes.get('name') ?? '').replace(/^\//, '')
    if (!parts.has(name)) parts.set(name, part)
  }
  return {
    has: path => parts.has(path),
    markup(path) {
      const data = childOf(parts.get(path), 'xmlData')
      return data === undefined ? null : { root: data, isWhole }
    },
    bytes(path) {
      const data = childOf(parts.get(path), 'binaryData')
      return data === undefined ? null : bytesOf(textOf(data))
    },
  }
}

const nothing = { root: null, isWhole: false } as const

/** Returns the bytes of `text`, which is base64; null if it is not valid. */
function bytesOf(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text.replaceAll(/\s/g, '')), byte => byte.charCodeAt(0))
  } catch {
    return null
  }
}

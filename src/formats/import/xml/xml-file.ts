/** Opens a file of an XML format: unpacks and decodes it, and recognizes it by its root. */
import { noProgress, type OnProgress } from '#domain/progress-share'
import { isGzip, openGzip } from '../../zip/open-gzip.ts'
import { ZipError } from '../../zip/zip-error.ts'
import type { EncodingFindings } from '../findings.ts'
import type { ImportChoices, Importer, ImportPreview } from '../importer.ts'
import { isValidIn } from '../encoding/possible-encoding.ts'
import { decodeMarkup, hasLongCharacters } from '../markup/decode-markup.ts'
import { XmlError } from './xml-fault.ts'

const sizeLimit = 64 * 1024 * 1024
/** The largest contents of a compressed file, in bytes. */
const unpackedLimit = 192 * 1024 * 1024
/** How much of a file is examined to recognize it, in bytes. */
const headLength = 4_096

export interface XmlText {
  readonly text: string
  readonly encoding: EncodingFindings | undefined
}

/** A format of XML: its name, how a file is recognized, and how it is read. */
export interface XmlFormat {
  readonly id: Importer['id']
  /** The name of the root element. */
  readonly root: RegExp
  /** The end of the file's name. */
  readonly ending: RegExp
  /** Throws `XmlError` if the file breaks a rule of the format. */
  readonly read: (
    xml: XmlText,
    file: { readonly bytes: Uint8Array; readonly fileName: string },
    choices: ImportChoices,
    onProgress: OnProgress,
  ) => ImportPreview
}

/** Returns the importer of a format of XML, whose files may be compressed with gzip. */
export const xmlImporter = ({ id, root, ending, read }: XmlFormat): Importer => ({
  id,
  sniff(bytes, fileName) {
    if (root.test(rootName(bytes) ?? '')) return 0.95
    return ending.test(fileName) ? 0.85 : 0
  },
  parse(bytes, fileName, choices = {}, onProgress = noProgress) {
    const file = { bytes, fileName }
    return previewXml(bytes, fileName, choices, xml => read(xml, file, choices, onProgress))
  },
})

/**
 * Returns what `read` makes of the text in `bytes`, which may be a gzip file; a refusal if it
 * cannot be decoded, or if `read` throws `XmlError`.
 */
function previewXml(
  bytes: Uint8Array,
  fileName: string,
  choices: ImportChoices,
  read: (xml: XmlText) => ImportPreview,
): ImportPreview {
  const refusal = { ok: false, file: fileName } as const
  if (bytes.length > sizeLimit) return { ...refusal, code: 'import.too-large' }
  try {
    const unpacked = isGzip(bytes) ? openGzip(bytes, unpackedLimit) : bytes
    const decoded = decodedAs(unpacked, choices)
    if (!('text' in decoded)) return { ...decoded, ...refusal }
    if (decoded.text.trim() === '') return { ...refusal, code: 'import.empty' }
    return read(decoded)
  } catch (error) {
    if (error instanceof XmlError)
      return { ...refusal, code: 'import.invalid', line: error.fault.line, xml: error.fault }
    if (error instanceof ZipError) {
      const isLarge = error.fault === 'too-large'
      return { ...refusal, code: isLarge ? 'import.too-large' : 'import.damaged-file' }
    }
    throw error
  }
}

/** Decodes in an encoding that only the file names, or as other markup is decoded. */
function decodedAs(bytes: Uint8Array, choices: ImportChoices) {
  const own = choices.encoding === undefined ? inDeclared(bytes) : null
  if (own !== null) return { text: own, encoding: undefined }
  const decoded = decodeMarkup(bytes, choices)
  return decoded.ok ? { text: decoded.text, encoding: decoded.encoding } : decoded
}

/** The encodings that are never those of Chinese, and that the program does not offer. */
const rare = /^(?:windows-125[013-8]|iso-8859-(?:[2-9]|1[0-6])|koi8-[ru]|shift_jis|euc-(?:jp|kr))$/i

/** Those of them in which a character has more than one byte. */
const ofLongCharacters = /^(?:shift_jis|euc-(?:jp|kr))$/i

/**
 * Returns the text in the rare encoding that the file declares; null if it declares none, or one of
 * single bytes although it is valid UTF-8.
 */
function inDeclared(bytes: Uint8Array): string | null {
  const label = /^<\?xml[^>]{0,200}\sencoding\s*=\s*["']([\w-]{1,40})["']/.exec(latin(bytes))?.[1]
  if (label === undefined || !rare.test(label)) return null
  if (!ofLongCharacters.test(label) && hasLongCharacters(bytes) && isValidIn('UTF-8', bytes))
    return null
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, headLength))

const rootTag =
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<\?[^>]*>|<!--(?:(?!-->)[^])*-->|<!DOCTYPE[^[\]<>]*(?:\[[^\]]*\]\s*)?>)*<(?:[\w.-]+:)?([\w.-]+)[\s/>]/i

/** Returns the name of the root element without its prefix; null if `bytes` are not XML. */
export function rootName(bytes: Uint8Array): string | null {
  // Without its zero bytes, UTF-16 is read like UTF-8.
  const head = latin(headOf(bytes).filter(byte => byte !== 0))
  return rootTag.exec(head)?.[1] ?? null
}

/** Returns the beginning of a file, or of the contents of a gzip file. */
function headOf(bytes: Uint8Array): Uint8Array {
  if (!isGzip(bytes)) return bytes.subarray(0, headLength)
  try {
    return openGzip(bytes, unpackedLimit, headLength)
  } catch {
    return new Uint8Array()
  }
}

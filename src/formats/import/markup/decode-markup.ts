import type { ImportChoices } from '../choices.ts'
import { decodeText, type DecodedText } from '../encoding/decode-text.ts'
import { isChineseUtf8 } from '../encoding/encoded-twice.ts'
import type { TextEncodingName } from '../encoding/encodings.ts'
import type { PossibleEncoding } from '../findings.ts'

/** How much of a file is searched for an encoding declaration, in bytes. */
const headLength = 2_048

const names: readonly (readonly [RegExp, TextEncodingName])[] = [
  [/^utf-?8$/, 'UTF-8'],
  [/^(?:gb_?2312(?:-80)?|gbk|gb18030|x-gbk|cp936|euc-cn|chinese|csgb2312)$/, 'GB18030'],
  [/^(?:big5(?:-hkscs)?|cn-big5|x-x-big5|csbig5)$/, 'Big5'],
  [/^hz-gb-2312$/, 'HZ'],
  [/^(?:iso-?8859-1|latin1|windows-1252|us-ascii|ascii|cp1252)$/, 'Windows-1252'],
]

/** Returns the encoding that markup declares; null if it declares no known one. */
function declaredEncoding(bytes: Uint8Array): TextEncodingName | null {
  const head = String.fromCharCode(...bytes.subarray(0, headLength))
  const name = (/<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)/i.exec(head) ??
    /<meta[^>]*\scharset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ??
    /<meta[^>]*content\s*=\s*["'][^"'>]*charset\s*=\s*([\w-]+)/i.exec(head))?.[1]?.toLowerCase()
  return names.find(([known]) => name !== undefined && known.test(name))?.[1] ?? null
}

/**
 * Decodes markup: in the encoding that the reader chose, or the declared one, or the one that the
 * bytes suggest.
 */
export function decodeMarkup(
  bytes: Uint8Array,
  choices: Pick<ImportChoices, 'encoding' | 'lossy'> = {},
): DecodedText {
  const declared = declaredEncoding(bytes)
  const isMarked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe
  if (choices.encoding === undefined && declared !== null && !isMarked) {
    const decoded = decodeText(bytes, { encoding: declared })
    if (decoded.ok && !isRefuted(declared, decoded.encoding.possible[0], bytes)) return decoded
  }
  return decodeText(bytes, choices)
}

/**
 * Whether `bytes` are certainly in another encoding than `declared`. Pages are converted without
 * changing the declaration. Any bytes are valid in an encoding of single bytes, so that valid UTF-8
 * says more than its name; in one of several bytes, Chinese must show that it is UTF-8.
 */
function isRefuted(
  declared: TextEncodingName,
  likeliest: PossibleEncoding | undefined,
  bytes: Uint8Array,
): boolean {
  if (likeliest?.encoding !== 'UTF-8') return likeliest?.encoding.startsWith('UTF-8 via') === true
  if (declared === 'Windows-1252') return likeliest.whole && hasLongCharacters(bytes)
  return declared !== 'UTF-8' && isChineseUtf8(bytes)
}

/** Whether valid UTF-8 has characters of more than one byte. */
export const hasLongCharacters = (bytes: Uint8Array): boolean => bytes.some(byte => byte >= 0x80)

/**
 * Decodes bytes of unknown encoding strictly: an encoding is used only if every byte is valid in
 * it. Invalid bytes are replaced only if the reader allows it, and the replacements are counted.
 */
import type { ImportChoices } from '../choices.ts'
import type { TextEncodingName } from './encodings.ts'
import { encodingsIn } from './encodings-in.ts'
import type { EncodingFindings, PossibleEncoding, Replaced } from '../findings.ts'
import { unpackHz } from './hz.ts'
import { leastSure } from './possible-encoding.ts'
import { decodeLossily, decodeStrictly } from './strict-decoding.ts'
import { utf8Damage } from './utf8-damage.ts'

export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly encoding: ReadEncoding }
  | { readonly ok: false; readonly code: 'import.binary' }
  | {
      readonly ok: false
      readonly code: 'import.encoding-unknown'
      readonly encoding: EncodingFindings
    }
  | {
      readonly ok: false
      readonly code: 'import.damaged-utf8' | 'import.cut-off' | 'import.wrong-encoding'
      /** The line of the first problem, counted from 1. */
      readonly line: number
      readonly encoding: EncodingFindings
    }

/** The encoding findings of a text that could be read. */
interface ReadEncoding extends EncodingFindings {
  readonly used: TextEncodingName
}

/**
 * Decodes `bytes` in the encoding that the reader chose, or else in the likeliest one in which
 * every byte is valid. The text has no byte order mark, and its line ends are unchanged.
 */
export function decodeText(
  bytes: Uint8Array,
  choices: Pick<ImportChoices, 'encoding' | 'lossy'> = {},
): DecodedText {
  const possible = encodingsIn(bytes)
  if (choices.encoding !== undefined) return decodedAs(choices.encoding, bytes, possible, choices)
  if (possible.length === 0) return notText(bytes, possible)
  const [likeliest] = possible
  // A damaged text that is clearly UTF-8 or HZ must not be read as something else.
  if (likeliest !== undefined && !likeliest.whole && canBeDamaged.has(likeliest.encoding)) {
    return decodedAs(likeliest.encoding, bytes, possible, choices)
  }
  const used = possible.find(
    ({ whole, encoding, sure }) => whole && sure > leastSure && encoding !== 'Windows-1252',
  )
  return used === undefined
    ? notText(bytes, possible)
    : decodedAs(used.encoding, bytes, possible, choices)
}

const canBeDamaged: ReadonlySet<TextEncodingName> = new Set(['UTF-8', 'HZ'])

function decodedAs(
  used: TextEncodingName,
  bytes: Uint8Array,
  possible: readonly PossibleEncoding[],
  { lossy = false }: Pick<ImportChoices, 'lossy'>,
): DecodedText {
  const text = decodeStrictly(used, bytes)
  if (text !== null) return readAs(used, text, possible)
  const forced = decodeLossily(used, bytes)
  return lossy
    ? readAs(used, forced.text, possible, forced.replaced)
    : damaged(used, bytes, possible, forced.replaced.line)
}

const readAs = (
  used: TextEncodingName,
  text: string,
  possible: readonly PossibleEncoding[],
  replaced?: Replaced,
): DecodedText =>
  isText(text)
    ? { ok: true, text, encoding: { used, possible, ...(replaced && { replaced }) } }
    : { ok: false, code: 'import.binary' }

function damaged(
  used: TextEncodingName,
  bytes: Uint8Array,
  possible: readonly PossibleEncoding[],
  line: number,
): DecodedText {
  const encoding = { used: null, possible }
  const damage = used === 'UTF-8' ? utf8Damage(bytes) : null
  if (damage !== null && !damage.isCutOff) {
    return { ok: false, code: 'import.damaged-utf8', line: damage.line, encoding }
  }
  if (damage !== null || (used === 'HZ' && unpackHz(bytes).isCutOff)) {
    return { ok: false, code: 'import.cut-off', line: damage?.line ?? line, encoding }
  }
  return { ok: false, code: 'import.wrong-encoding', line, encoding }
}

function notText(bytes: Uint8Array, possible: readonly PossibleEncoding[]): DecodedText {
  if (possible.length === 0 || (hasControls(bytes) && possible[0]?.sure !== 1)) {
    return { ok: false, code: 'import.binary' }
  }
  const encoding = { used: null, possible }
  const line = lineOfCut(bytes, possible)
  return line === null
    ? { ok: false, code: 'import.encoding-unknown', encoding }
    : { ok: false, code: 'import.cut-off', line, encoding }
}

/** At this confidence or below an encoding is a mere guess, and so is one from fewer bytes. */
const guess = 0.8
const leastSeen = 8

/**
 * Returns the last line, counted from 1, if an incomplete last character is all that is wrong with
 * `bytes`; else null.
 */
function lineOfCut(bytes: Uint8Array, possible: readonly PossibleEncoding[]): number | null {
  const likely = possible.find(({ sure }) => sure > guess)
  if (likely === undefined || (likely.sure < 1 && bytes.length < leastSeen)) return null
  // Bytes of other encodings often look like UTF-16 without a byte order mark.
  if (likely.sure < 1 && likely.encoding.startsWith('UTF-16')) return null
  // A character has at most four bytes in GB18030 and UTF-16.
  for (const missing of [1, 2, 3]) {
    const text = decodeStrictly(likely.encoding, bytes.subarray(0, -missing))
    if (text) return isText(text) ? text.split(/\r\n?|\n/).length : null
  }
  return null
}

/**
 * Whether at most one character of a hundred is a control character. A text may hold a stray one.
 */
function isText(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  const controls = text.match(/[\0-\x08\x0e-\x19\x1b-\x1f]/g)?.length ?? 0
  return controls * 100 <= text.length
}

const hasControls = (bytes: Uint8Array): boolean =>
  bytes.some(byte => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a && byte !== 0x1b))

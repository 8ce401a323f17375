/**
 * Decodes bytes of unknown encoding strictly: an encoding is used only if every byte is valid in
 * it, except those of a last character that is incomplete, which is left out and reported. Other
 * invalid bytes are replaced only if the reader allows it, and the replacements are counted.
 */
import type { ImportChoices } from '../choices.ts'
import type { TextEncodingName } from './encodings.ts'
import { encodingsIn } from './encodings-in.ts'
import type { EncodingFindings, PossibleEncoding } from '../findings.ts'
import { leastSure } from './possible-encoding.ts'
import { decodeCutOff, decodeLossily, decodeStrictly } from './strict-decoding.ts'
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
      readonly code: 'import.damaged-utf8' | 'import.wrong-encoding'
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
  const begun = decodeCutOff(used, bytes)
  if (begun !== null) return readAs(used, begun, possible, { cutOff: lineCount(begun) })
  const forced = decodeLossily(used, bytes)
  return lossy
    ? readAs(used, forced.text, possible, { replaced: forced.replaced })
    : damaged(used, bytes, possible, forced.replaced.line)
}

const readAs = (
  used: TextEncodingName,
  text: string,
  possible: readonly PossibleEncoding[],
  lost: Pick<EncodingFindings, 'replaced' | 'cutOff'> = {},
): DecodedText =>
  isText(text)
    ? { ok: true, text, encoding: { used, possible, ...lost } }
    : { ok: false, code: 'import.binary' }

const lineCount = (text: string): number => text.split(/\r\n?|\n/).length

function damaged(
  used: TextEncodingName,
  bytes: Uint8Array,
  possible: readonly PossibleEncoding[],
  line: number,
): DecodedText {
  const encoding = { used: null, possible }
  const damage = used === 'UTF-8' ? utf8Damage(bytes) : null
  if (damage !== null) return { ok: false, code: 'import.damaged-utf8', line: damage, encoding }
  return { ok: false, code: 'import.wrong-encoding', line, encoding }
}

function notText(bytes: Uint8Array, possible: readonly PossibleEncoding[]): DecodedText {
  if (possible.length === 0 || (hasControls(bytes) && possible[0]?.sure !== 1)) {
    return { ok: false, code: 'import.binary' }
  }
  const likely = likeliestCut(bytes, possible)
  const text = likely && decodeCutOff(likely, bytes)
  return likely && text
    ? readAs(likely, text, possible, { cutOff: lineCount(text) })
    : { ok: false, code: 'import.encoding-unknown', encoding: { used: null, possible } }
}

/** At this confidence or below an encoding is a mere guess, and so is one from fewer bytes. */
const guess = 0.8
const leastSeen = 8

/** Returns the encoding in which `bytes` may end inside a character; null if none is likely. */
function likeliestCut(
  bytes: Uint8Array,
  possible: readonly PossibleEncoding[],
): TextEncodingName | null {
  const likely = possible.find(({ sure }) => sure > guess)
  if (likely === undefined || (likely.sure < 1 && bytes.length < leastSeen)) return null
  // Bytes of other encodings often look like UTF-16 without a byte order mark.
  return likely.sure < 1 && likely.encoding.startsWith('UTF-16') ? null : likely.encoding
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

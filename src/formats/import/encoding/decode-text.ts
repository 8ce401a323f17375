/**
 * Bytes of unknown encoding made text, strictly: an encoding either accounts for
 * every byte or is not the one. Nothing is replaced by a question mark unless the reader
 * has said that it may be, and then it is counted.
 */
import type { ImportChoices } from '../choices.ts'
import type { TextEncodingName } from './encodings.ts'
import { encodingsIn, leastSure } from './encodings-in.ts'
import type { EncodingFindings, PossibleEncoding, Replaced } from '../findings.ts'
import { unpackHz } from './hz.ts'
import { lossily, strictly } from './strict-decoding.ts'
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
      /** Where, counted from 1. */
      readonly line: number
      readonly encoding: EncodingFindings
    }

/** The encodings of a text that could be read. */
interface ReadEncoding extends EncodingFindings {
  readonly used: TextEncodingName
}

/**
 * The text that `bytes` are, without a byte order mark, its line ends as they were:
 * in the encoding that the reader chose, else in the likeliest that accounts for every byte.
 */
export function decodeText(
  bytes: Uint8Array,
  choices: Pick<ImportChoices, 'encoding' | 'lossy'> = {},
): DecodedText {
  const possible = encodingsIn(bytes)
  if (choices.encoding !== undefined) return decodedAs(choices.encoding, bytes, possible, choices)
  if (possible.length === 0) return notText(bytes, possible)
  const [likeliest] = possible
  // A text that is surely Unicode or HZ and damaged is not to be read as something else.
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
  const text = strictly(used, bytes)
  if (text !== null) return readAs(used, text, possible)
  const forced = lossily(used, bytes)
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

/** Whoever is no surer than this of an encoding only guesses, and so does whoever saw fewer bytes. */
const guess = 0.8
const leastSeen = 8

/** The last line, counted from 1, if all that is wrong with `bytes` is that its last character is not whole; else null. */
function lineOfCut(bytes: Uint8Array, possible: readonly PossibleEncoding[]): number | null {
  const likely = possible.find(({ sure }) => sure > guess)
  if (likely === undefined || (likely.sure < 1 && bytes.length < leastSeen)) return null
  // Many bytes of other encodings look like UTF-16 that nothing marks.
  if (likely.sure < 1 && likely.encoding.startsWith('UTF-16')) return null
  // A character of GB18030 has four bytes at the most, one of UTF-16 too.
  for (const missing of [1, 2, 3]) {
    const text = strictly(likely.encoding, bytes.subarray(0, -missing))
    if (text) return isText(text) ? text.split(/\r\n?|\n/).length : null
  }
  return null
}

/** A text may hold a stray control character; one in a hundred is no text. */
function isText(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  const controls = text.match(/[\0-\x08\x0e-\x19\x1b-\x1f]/g)?.length ?? 0
  return controls * 100 <= text.length
}

const hasControls = (bytes: Uint8Array): boolean =>
  bytes.some(byte => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a && byte !== 0x1b))

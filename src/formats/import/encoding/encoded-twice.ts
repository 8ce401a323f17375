/**
 * Recovers mojibake: texts whose UTF-8 was once decoded as another encoding and then encoded as
 * UTF-8 again. 中国 becomes ä¸­å›½ or 涓浗. The original bytes are recovered only if every character
 * shows which bytes it came from.
 */

/** The encoding as which the UTF-8 bytes were decoded by mistake. */
type MistakenFor = 'Windows-1252' | 'GB18030'

/** A byte that is invalid in UTF-8. It replaces characters that no byte decodes to. */
const invalidByte = 0xff

/**
 * Returns the original UTF-8 of `bytes`, which was decoded as `mistaken` and encoded again.
 * Characters that cannot come from `mistaken` become invalid bytes.
 */
export function originalUtf8(mistaken: MistakenFor, bytes: Uint8Array): Uint8Array {
  const written = new TextDecoder('UTF-8').decode(bytes)
  const once = new Uint8Array(written.length * 2)
  let length = 0
  for (const character of written) {
    const code = mistaken === 'GB18030' ? gbCode(character) : windows1252Code(character)
    if (code > 0xff) once[length++] = code >> 8
    once[length++] = code & 0xff
  }
  return once.subarray(0, length)
}

/** The number of characters that are examined first, from the first that is not ASCII. */
const sample = 2_000
/** The fewest Han characters, and their least share, that prove mojibake. A text may quote some. */
const leastHan = 8
const leastShare = 0.1
/** What the most common characters become. Any long text contains some of them: ， 。 “ 一 的. */
const gbMojibake = /[锛銆鈥涓鐨]/

/**
 * Returns the encoding as which the UTF-8 in `bytes` was once decoded by mistake; null if it was
 * probably encoded only once. `bytes` must be valid UTF-8.
 */
export function encodedTwice(bytes: Uint8Array): MistakenFor | null {
  const from = bytes.findIndex(byte => byte >= 0x80)
  if (from < 0) return null
  const looked = bytes.subarray(from, from + sample * 3)
  const start = new TextDecoder('UTF-8').decode(looked).slice(0, sample)
  const mistaken = gbMojibake.test(start) ? 'GB18030' : 'Windows-1252'
  const once = new TextDecoder('UTF-8').decode(
    originalUtf8(mistaken, new TextEncoder().encode(start)),
  )
  // The sample rejects most texts, so that they need not be read whole. It may end inside a
  // character.
  if (once.includes('\ufffd') && once.indexOf('\ufffd') < once.length - 3) return null
  return isChineseUtf8(originalUtf8(mistaken, bytes)) ? mistaken : null
}

/** Whether `bytes` are valid UTF-8 with more Chinese than chance could produce. */
export function isChineseUtf8(bytes: Uint8Array): boolean {
  let text: string
  try {
    text = new TextDecoder('UTF-8', { fatal: true }).decode(bytes)
  } catch {
    return false
  }
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han >= leastHan && han >= text.length * leastShare
}

/**
 * The characters of the bytes 0x80 to 0x9f in Windows-1252. Five are unassigned and decode to
 * themselves.
 */
const western = new Map(
  Array.from(
    new TextDecoder('Windows-1252').decode(Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i)),
    (character, i): readonly [string, number] => [character, 0x80 + i],
  ),
)

function windows1252Code(character: string): number {
  const code = character.codePointAt(0) ?? invalidByte
  // Latin-1, which is often meant, has control characters there.
  return western.get(character) ?? (code <= 0xff ? code : invalidByte)
}

let codeInGb: ReadonlyMap<string, number> | null = null

function gbCode(character: string): number {
  const code = character.codePointAt(0) ?? invalidByte
  if (code < 0x80) return code
  codeInGb ??= gbCodes()
  return codeInGb.get(character) ?? invalidByte
}

/** The code of each character with two bytes in GB18030, except those that have two codes. */
function gbCodes(): ReadonlyMap<string, number> {
  const codes: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) codes.push((lead << 8) | trail)
    }
  }
  const bytes = Uint8Array.from(codes.flatMap(code => [code >> 8, code & 0xff]))
  const known = new Map<string, number>()
  for (const [i, character] of Array.from(new TextDecoder('GB18030').decode(bytes)).entries()) {
    known.set(character, known.has(character) ? invalidByte : (codes[i] ?? invalidByte))
  }
  // Windows and browsers use one byte for the euro sign.
  return known.set('€', 0x80)
}

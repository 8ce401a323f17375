/**
 * Texts whose UTF-8 was once read as another encoding, and what came of it written as UTF-8: 中国 is
 * ä¸­å›½ then, or 涓浗 and its like. The bytes of the first writing come back only where every
 * character says which it was.
 */

/** What the bytes of UTF-8 were taken for. */
type MistakenFor = 'Windows-1252' | 'GB18030'

/** A byte that is in no UTF-8: it stands for what no byte was read as. */
const nothing = 0xff

/** The UTF-8 that was read as `mistaken` and written again as `bytes`, with bytes that are no UTF-8 for what was not. */
export function readOnce(mistaken: MistakenFor, bytes: Uint8Array): Uint8Array {
  const written = new TextDecoder('UTF-8').decode(bytes)
  const once = new Uint8Array(written.length * 2)
  let length = 0
  for (const character of written) {
    const code = mistaken === 'GB18030' ? nationalCode(character) : westernCode(character)
    if (code > 0xff) once[length++] = code >> 8
    once[length++] = code & 0xff
  }
  return once.subarray(0, length)
}

/** As many characters are looked at, from the first that is not ASCII, to tell whether a text may be one of these. */
const sample = 2_000
/** Fewer Han characters prove nothing, and nor does a smaller share: a text may quote such a writing. */
const leastHan = 8
const leastShare = 0.1
/** What the commonest punctuation and words become, some of which is in any text of length: ， 。 “ 一 的. */
const nationalSign = /[锛銆鈥涓鐨]/

/** What the UTF-8 that `bytes` were at first was certainly taken for; null where nothing says so. `bytes` are UTF-8. */
export function encodedTwice(bytes: Uint8Array): MistakenFor | null {
  const from = bytes.findIndex(byte => byte >= 0x80)
  if (from < 0) return null
  const looked = bytes.subarray(from, from + sample * 3)
  const start = new TextDecoder('UTF-8').decode(looked).slice(0, sample)
  const mistaken = nationalSign.test(start) ? 'GB18030' : 'Windows-1252'
  const once = new TextDecoder('UTF-8').decode(readOnce(mistaken, new TextEncoder().encode(start)))
  // Most texts are none, and the whole of them is not gone through. A sample may end inside a character.
  if (once.includes('\ufffd') && once.indexOf('\ufffd') < once.length - 3) return null
  return isChineseUtf8(readOnce(mistaken, bytes)) ? mistaken : null
}

/** Whether `bytes` are UTF-8, and a text with as much Chinese in it as no accident makes. */
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

/** The bytes from 0x80 to 0x9f as Windows-1252 has them; it has none for five of them, which pass as they are. */
const western = new Map(
  Array.from(
    new TextDecoder('Windows-1252').decode(Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i)),
    (character, i): readonly [string, number] => [character, 0x80 + i],
  ),
)

function westernCode(character: string): number {
  const code = character.codePointAt(0) ?? nothing
  // Latin-1, which many mean by it, has controls there.
  return western.get(character) ?? (code <= 0xff ? code : nothing)
}

let national: ReadonlyMap<string, number> | null = null

function nationalCode(character: string): number {
  const code = character.codePointAt(0) ?? nothing
  if (code < 0x80) return code
  national ??= nationalCodes()
  return national.get(character) ?? nothing
}

/** The code of every character that GB18030 has in one or two bytes, without those that it has twice. */
function nationalCodes(): ReadonlyMap<string, number> {
  const codes: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) codes.push((lead << 8) | trail)
    }
  }
  const bytes = Uint8Array.from(codes.flatMap(code => [code >> 8, code & 0xff]))
  const known = new Map<string, number>()
  for (const [i, character] of Array.from(new TextDecoder('GB18030').decode(bytes)).entries()) {
    known.set(character, known.has(character) ? nothing : (codes[i] ?? nothing))
  }
  // Systems of Microsoft, and browsers, have one byte for the euro.
  return known.set('€', 0x80)
}

/**
 * Finds where the encoding changes in a file that was put together from files in several. Lines are
 * judged by which encoding makes common characters of their bytes, as no line end is part of a
 * character in any of them.
 */
import type { DecodedText } from './decode-text.ts'
import { possibleEncoding } from './possible-encoding.ts'
import { decodeLossily, decodeStrictly } from './strict-decoding.ts'
import { inBlock } from './byte-ranges.ts'

const candidates = ['UTF-8', 'GB18030', 'Big5'] as const
type Candidate = (typeof candidates)[number]

/** A part of a file in one encoding. */
interface EncodedPart {
  readonly encoding: Candidate
  readonly text: string
}

/** What a byte of a rare character costs, one that is invalid, and a change of the encoding. */
const cost = { rare: 1, invalid: 10, change: 60 } as const
/** More parts are no two or three files, but damage. */
const mostParts = 8
/** Fewer Han characters do not show their encoding. */
const leastHan = 20
/** The least share of characters that are frequent ones. In a wrong encoding it is near 0. */
const leastFrequent = 0.12
/** The part of a text in which frequent characters are counted, in UTF-16 code units. */
const counted = 50_000

const frequent = new Set(
  '的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學对對可里裡她后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長知其者曰何此故矣乎焉乃则則与與吾将將与及',
)

/** Decodes `bytes` whose parts are in different encodings; null if they are in one. */
export function decodeMixed(bytes: Uint8Array): (DecodedText & { readonly ok: true }) | null {
  const parts = mixedParts(bytes)
  const used = parts?.[0]?.encoding
  if (!parts || used === undefined) return null
  let text = ''
  const changes = parts.map(part => {
    const at = text.length
    text += part.text
    return { encoding: part.encoding, at }
  })
  const all = [...new Set(parts.map(({ encoding }) => encoding))]
  const possible = all.map(encoding => possibleEncoding(encoding, 0.9, bytes))
  return { ok: true, text, encoding: { used, possible, changes: changes.slice(1) } }
}

/**
 * Returns the parts of `bytes` that are in different encodings; null if one encoding explains the
 * whole, or if it is not certain where each begins. Each part begins with a line.
 */
function mixedParts(bytes: Uint8Array): readonly EncodedPart[] | null {
  if (bytes.includes(0) || decodeStrictly('UTF-8', bytes) !== null) return null
  const spans = cheapest(bytes, linesOf(bytes))
  if (spans.length < 2 || spans.length > mostParts) return null
  const parts = spans.flatMap(({ start, end, encoding }, k) => {
    const own = bytes.subarray(start, end)
    const text = decodeStrictly(encoding, own)
    const beside = [spans[k - 1], spans[k + 1]].flatMap(one => one?.encoding ?? [])
    return text !== null && isReadable(text, own, beside) ? [{ encoding, text }] : []
  })
  return parts.length === spans.length ? parts : null
}

/** Whether `text` has the frequent characters of Chinese, but not if read as its neighbours. */
function isReadable(text: string, bytes: Uint8Array, beside: readonly Candidate[]): boolean {
  const own = frequency(text)
  return (
    own >= leastFrequent &&
    beside.every(encoding => frequency(decodeLossily(encoding, bytes).text) * 2 < own)
  )
}

/** The share of the Han characters of `text` that are frequent; 0 if there are few. */
function frequency(text: string): number {
  const han = text.slice(0, counted).match(/\p{Script=Han}/gu) ?? []
  const share = han.filter(one => frequent.has(one)).length / Math.max(1, han.length)
  return han.length < leastHan ? 0 : share
}

interface LineSpan {
  readonly start: number
  readonly end: number
}

function linesOf(bytes: Uint8Array): readonly LineSpan[] {
  const lines: LineSpan[] = []
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(0x0a, start)
    const end = found < 0 ? bytes.length : found + 1
    lines.push({ start, end })
    start = end
  }
  return lines
}

/** Returns the cheapest way to read `lines`, each in one encoding (Viterbi’s algorithm). */
function cheapest(
  bytes: Uint8Array,
  lines: readonly LineSpan[],
): readonly (LineSpan & { encoding: Candidate })[] {
  const from = candidates.map(() => new Uint8Array(lines.length))
  let totals = candidates.map(() => 0)
  for (const [at, line] of lines.entries()) {
    const best = totals.indexOf(Math.min(...totals))
    totals = candidates.map((encoding, k) => {
      const [stay, change] = [totals[k] ?? 0, (totals[best] ?? 0) + cost.change]
      const steps = from[k]
      if (steps) steps[at] = stay <= change ? k : best
      return Math.min(stay, change) + costOf(bytes, line, encoding)
    })
  }
  const spans: (LineSpan & { encoding: Candidate })[] = []
  let now = totals.indexOf(Math.min(...totals))
  let end = lines.length
  for (let at = lines.length - 1; at >= 0; at--) {
    const before = at === 0 ? -1 : (from[now]?.[at] ?? 0)
    if (before === now) continue
    const [start, last] = [lines[at]?.start ?? 0, lines[end - 1]?.end ?? 0]
    spans.unshift({ start, end: last, encoding: candidates[now] ?? 'UTF-8' })
    now = before
    end = at
  }
  return spans
}

/** How unlikely it is that a line of Chinese is in `encoding`. */
function costOf(bytes: Uint8Array, { start, end }: LineSpan, encoding: Candidate): number {
  const step = steps[encoding]
  let sum = 0
  for (let at = start; at < end;) {
    if ((bytes[at] ?? 0) < 0x80) at++
    else {
      const { length, isCommon } = step(bytes, at)
      sum += length === 0 ? cost.invalid : isCommon ? 0 : cost.rare * length
      at += Math.max(1, length)
    }
  }
  return sum
}

/** The bytes of a character; 0 if they are invalid. */
interface Step {
  readonly length: number
  readonly isCommon: boolean
}

const invalid: Step = { length: 0, isCommon: false }
const [commonPair, rarePair] = [
  { length: 2, isCommon: true },
  { length: 2, isCommon: false },
]
const [commonThree, rareThree] = [
  { length: 3, isCommon: true },
  { length: 3, isCommon: false },
]
const four: Step = { length: 4, isCommon: false }

const steps: Readonly<Record<Candidate, (bytes: Uint8Array, at: number) => Step>> = {
  'UTF-8': (bytes, at) => {
    const lead = bytes[at]
    const follows = (k: number) => inBlock(bytes[at + k], 0x80, 0xbf)
    if (inBlock(lead, 0xc2, 0xdf) && follows(1)) return rarePair
    if (inBlock(lead, 0xe0, 0xef) && follows(1) && follows(2))
      return lead === 0xef || inBlock(lead, 0xe2, 0xe9) ? commonThree : rareThree
    return inBlock(lead, 0xf0, 0xf4) && follows(1) && follows(2) && follows(3) ? four : invalid
  },
  GB18030: (bytes, at) => {
    const [lead, trail] = [bytes[at], bytes[at + 1]]
    if (!inBlock(lead, 0x81, 0xfe)) return invalid
    if (inBlock(trail, 0xa1, 0xfe) && (inBlock(lead, 0xa1, 0xa3) || inBlock(lead, 0xb0, 0xd7)))
      return commonPair
    if (inBlock(trail, 0x40, 0x7e) || inBlock(trail, 0x80, 0xfe)) return rarePair
    const isFour =
      inBlock(trail, 0x30, 0x39) &&
      inBlock(bytes[at + 2], 0x81, 0xfe) &&
      inBlock(bytes[at + 3], 0x30, 0x39)
    return isFour ? four : invalid
  },
  Big5: (bytes, at) => {
    const [lead, trail] = [bytes[at], bytes[at + 1]]
    const isPair =
      inBlock(lead, 0x81, 0xfe) && (inBlock(trail, 0x40, 0x7e) || inBlock(trail, 0xa1, 0xfe))
    if (!isPair) return invalid
    return inBlock(lead, 0xa1, 0xc6) ? commonPair : rarePair
  },
}

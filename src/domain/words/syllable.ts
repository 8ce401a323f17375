/** How a reading is written for a reader: pinyin with tone marks, or bopomofo. */

import type { Settings } from '../settings.ts'

/** A way to write a reading. */
type ReadingStyle = Settings['readingStyle']

/** A tone of Mandarin; 5 is the neutral one. */
export type Tone = 1 | 2 | 3 | 4 | 5

/**
 * The tone of a syllable of the dictionary (`guo2`, `lu:4`, `r5`); null for letters and signs that
 * are no syllable.
 */
export function toneOf(syllable: string): Tone | null {
  const digit = /^[a-zê:ü]+([1-5])$/i.exec(syllable)?.[1]
  return tones.find(tone => String(tone) === digit) ?? null
}

/** Whether `syllable` is one of Mandarin with the number of its tone, as the dictionary has it. */
export function isSyllable(syllable: string): boolean {
  const tone = toneOf(syllable)
  const letters = syllable.slice(0, -1).replaceAll(/u:/gi, 'ü')
  return tone !== null && inBopomofo(letters, tone) !== null
}

const tones = [1, 2, 3, 4, 5] as const satisfies readonly Tone[]

/** Writes a syllable of the dictionary in a style. What is no syllable stays as it is. */
export function writtenSyllable(syllable: string, style: ReadingStyle): string {
  const tone = toneOf(syllable)
  if (tone === null) return syllable
  const letters = syllable.slice(0, -1).replaceAll(/u:/gi, vowel => (vowel < 'a' ? 'Ü' : 'ü'))
  return style === 'pinyin' ? withMark(letters, tone) : (inBopomofo(letters, tone) ?? syllable)
}

/** Combining macron, acute, caron and grave, by tone. */
const marks = ['', '\u0304', '\u0301', '\u030c', '\u0300', ''] as const

/**
 * Puts the mark on the vowel that carries the tone: a or e, the o of ou, or else the last vowel. A
 * syllable without a vowel (m, ng) carries it on its first letter.
 */
function withMark(letters: string, tone: Tone): string {
  const lower = letters.toLowerCase()
  const open = lower.search(/[ae]|ou/)
  const last = Math.max(...Array.from('iouüê', vowel => lower.lastIndexOf(vowel)))
  const at = open >= 0 ? open : Math.max(0, last)
  const marked = `${letters.slice(0, at + 1)}${marks[tone]}${letters.slice(at + 1)}`
  return marked.normalize('NFC')
}

/** The signs of bopomofo for the beginnings of syllables. */
const initials: Readonly<Record<string, string>> = {
  zh: 'ㄓ',
  ch: 'ㄔ',
  sh: 'ㄕ',
  b: 'ㄅ',
  p: 'ㄆ',
  m: 'ㄇ',
  f: 'ㄈ',
  d: 'ㄉ',
  t: 'ㄊ',
  n: 'ㄋ',
  l: 'ㄌ',
  g: 'ㄍ',
  k: 'ㄎ',
  h: 'ㄏ',
  j: 'ㄐ',
  q: 'ㄑ',
  x: 'ㄒ',
  r: 'ㄖ',
  z: 'ㄗ',
  c: 'ㄘ',
  s: 'ㄙ',
}

/** And for the rest of them. */
const finals: Readonly<Record<string, string>> = {
  a: 'ㄚ',
  o: 'ㄛ',
  e: 'ㄜ',
  ê: 'ㄝ',
  ai: 'ㄞ',
  ei: 'ㄟ',
  ao: 'ㄠ',
  ou: 'ㄡ',
  an: 'ㄢ',
  en: 'ㄣ',
  ang: 'ㄤ',
  eng: 'ㄥ',
  er: 'ㄦ',
  i: 'ㄧ',
  ia: 'ㄧㄚ',
  io: 'ㄧㄛ',
  ie: 'ㄧㄝ',
  iao: 'ㄧㄠ',
  iu: 'ㄧㄡ',
  ian: 'ㄧㄢ',
  in: 'ㄧㄣ',
  iang: 'ㄧㄤ',
  ing: 'ㄧㄥ',
  u: 'ㄨ',
  ua: 'ㄨㄚ',
  uo: 'ㄨㄛ',
  uai: 'ㄨㄞ',
  ui: 'ㄨㄟ',
  uan: 'ㄨㄢ',
  un: 'ㄨㄣ',
  uang: 'ㄨㄤ',
  ong: 'ㄨㄥ',
  ü: 'ㄩ',
  üe: 'ㄩㄝ',
  üan: 'ㄩㄢ',
  ün: 'ㄩㄣ',
  iong: 'ㄩㄥ',
}

/** The tone signs of bopomofo; that of the neutral tone is before its syllable. */
const toneSigns = ['', '', 'ˊ', 'ˇ', 'ˋ', ''] as const

/** Returns null for what is no syllable of Mandarin. */
function inBopomofo(letters: string, tone: Tone): string | null {
  const lower = letters.toLowerCase()
  const signs = lower === 'r' ? 'ㄦ' : signsOf(withoutGlides(lower))
  if (signs === null) return null
  return tone === 5 ? `˙${signs}` : `${signs}${toneSigns[tone]}`
}

/** Pinyin writes y and w where a syllable begins with i, u or ü. */
const withoutGlides = (letters: string): string =>
  letters
    .replace(/^yu(?=n|an|e|$)/, 'ü')
    .replace(/^you$/, 'iu')
    .replace(/^yong$/, 'iong')
    .replace(/^yi/, 'i')
    .replace(/^y/, 'i')
    .replace(/^wei$/, 'ui')
    .replace(/^wen$/, 'un')
    .replace(/^weng$/, 'ong')
    .replace(/^wu/, 'u')
    .replace(/^w/, 'u')

function signsOf(letters: string): string | null {
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs])/.exec(letters)?.[0] ?? ''
  const rest = letters.slice(initial.length)
  const first = initial === '' ? '' : (initials[initial] ?? '')
  // The i of these syllables is no vowel of its own.
  if (rest === 'i' && /^(?:zh|ch|sh|r|z|c|s)$/.test(initial)) return first
  const last = finals[/^[jqx]$/.test(initial) ? rest.replace(/^u/, 'ü') : rest]
  return last === undefined ? null : first + last
}

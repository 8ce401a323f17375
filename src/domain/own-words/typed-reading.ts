/** Reads pinyin as a reader types it. */
import { isSyllable } from '../words/syllable.ts'

/** One letter, with the tone that is written on it or after it. */
interface Letter {
  readonly sign: string
  readonly tone: number | null
  /** Whether the tone is a number, which ends a syllable. */
  readonly isEnd: boolean
}

/** Combining macron, acute, caron and grave. */
const toneMarks = ['\u0304', '\u0301', '\u030c', '\u0300']
const longestSyllable = 6

/**
 * The syllables of a reading, each with the number of its tone: `cháng jiāng`, `chang2jiang1` and
 * `Chángjiāng` are `chang2 jiang1`. A syllable without a tone has the neutral one. Null if it is no
 * reading.
 */
export function typedSyllables(typed: string): readonly string[] | null {
  const groups = typed.split(/[\s'’·-]+/).filter(group => group !== '')
  const read = groups.map(group => syllablesOf(lettersOf(group)))
  return read.length === 0 || read.includes(null) ? null : read.flatMap(some => some ?? [])
}

function lettersOf(group: string): readonly Letter[] {
  const letters: Letter[] = []
  const change = (to: (last: Letter) => Letter) => {
    const last = letters.pop()
    letters.push(last ? to(last) : { sign: '?', tone: null, isEnd: false })
  }
  for (const sign of group.replaceAll(/u:/gi, 'ü').replaceAll(/v/gi, 'ü').normalize('NFD')) {
    const mark = toneMarks.indexOf(sign)
    if (mark >= 0) change(last => ({ ...last, tone: mark + 1 }))
    else if (/^[1-5]$/.test(sign)) change(last => ({ ...last, tone: Number(sign), isEnd: true }))
    else if (/^\p{M}$/u.test(sign))
      change(last => ({ ...last, sign: (last.sign + sign).normalize('NFC') }))
    else letters.push({ sign: sign.toLowerCase(), tone: null, isEnd: false })
  }
  return letters
}

/** The longest syllables that leave no rest. Each place is tried once, from the end. */
function syllablesOf(letters: readonly Letter[]): readonly string[] | null {
  /** By where they begin: a syllable and where the next one begins. */
  const steps = new Map<number, { readonly syllable: string; readonly next: number }>()
  for (let start = letters.length - 1; start >= 0; start--)
    for (let next = start + 1; next <= Math.min(start + longestSyllable, letters.length); next++) {
      if (next < letters.length && !steps.has(next)) continue
      const syllable = syllableOf(letters.slice(start, next))
      if (syllable !== null) steps.set(start, { syllable, next })
    }
  const found: string[] = []
  for (let at = 0; at < letters.length;) {
    const step = steps.get(at)
    if (!step) return null
    found.push(step.syllable)
    at = step.next
  }
  return found
}

function syllableOf(letters: readonly Letter[]): string | null {
  const toned = letters.filter(({ tone }) => tone !== null)
  if (toned.length > 1 || letters.slice(0, -1).some(({ isEnd }) => isEnd)) return null
  const syllable = letters.map(({ sign }) => sign).join('') + (toned[0]?.tone ?? 5)
  return isSyllable(syllable) ? syllable : null
}

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

/** The longest syllables that leave no rest. */
function syllablesOf(letters: readonly Letter[]): readonly string[] | null {
  if (letters.length === 0) return []
  for (let count = Math.min(longestSyllable, letters.length); count > 0; count--) {
    const first = syllableOf(letters.slice(0, count))
    const rest = first === null ? null : syllablesOf(letters.slice(count))
    if (first !== null && rest) return [first, ...rest]
  }
  return null
}

function syllableOf(letters: readonly Letter[]): string | null {
  const toned = letters.filter(({ tone }) => tone !== null)
  if (toned.length > 1 || letters.slice(0, -1).some(({ isEnd }) => isEnd)) return null
  const syllable = letters.map(({ sign }) => sign).join('') + (toned[0]?.tone ?? 5)
  return isSyllable(syllable) ? syllable : null
}

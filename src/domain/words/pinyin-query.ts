/**
 * Reads what a reader types to find a word by its pinyin: `zi4you2`, `zìyóu`, `zi you`, `ziyou`,
 * `zyou` or `zy`; ü may be written v or u:.
 */

/** One syllable of a query: its beginning or the whole, with a tone if one was given. */
export interface QuerySyllable {
  readonly letters: string
  /** 1 to 5; 0 if none was given. */
  readonly tone: number
  /** Whether `letters` is a whole syllable. */
  readonly isWhole: boolean
}

/** One way to divide a query into syllables. */
export interface PinyinReading {
  readonly syllables: readonly QuerySyllable[]
  /** How unlikely it is: one for each syllable, more for one that is not whole. */
  readonly cost: number
}

/** The letters of syllables without tones: whole ones, and all their beginnings. */
export interface SyllableForms {
  readonly whole: ReadonlySet<string>
  readonly beginnings: ReadonlySet<string>
}

/** The most ways of reading a query that are tried, and how many are returned. */
const [mostTried, mostReturned] = [400, 24]
const longestSyllable = 6
/** A longer query is no word. */
const longestQuery = 60

const combining: Readonly<Record<string, number>> = { '̄': 1, '́': 2, '̌': 3, '̀': 4 }

/** A letter of a query, with what was typed on it and after it. */
interface Letter {
  letter: string
  mark: number
  digit: number
  endsSyllable: boolean
}

export function formsOf(syllables: readonly string[]): SyllableForms {
  const whole = new Set(syllables.map(lettersOfSyllable).filter(letters => letters !== ''))
  const beginnings = new Set<string>()
  for (const letters of whole)
    for (let end = 1; end <= letters.length; end++) beginnings.add(letters.slice(0, end))
  return { whole, beginnings }
}

/** The letters of a syllable such as `zi4`; empty for letters and signs that are no syllable. */
export const lettersOfSyllable = (syllable: string): string =>
  /^([a-zü]+)[1-5]$/.exec(syllable)?.[1] ?? ''

/** The initial letters of an entry's syllables. */
export const initialsOf = (syllables: readonly string[]): string =>
  syllables.map(syllable => lettersOfSyllable(syllable).charAt(0)).join('')

/** The likeliest ways to read a query first; none if it is not pinyin. */
export function readPinyin(query: string, forms: SyllableForms): readonly PinyinReading[] {
  const letters = lettersIn(query)
  if (!letters || letters.length === 0) return []
  const reachesEnd = placesThatReachEnd(letters, forms)
  const found: QuerySyllable[][] = []
  const walk = (at: number, before: readonly QuerySyllable[]): void => {
    if (found.length >= mostTried) return
    if (at === letters.length) return void found.push([...before])
    for (let end = Math.min(letters.length, at + longestSyllable); end > at; end--) {
      const next = reachesEnd[end] ? syllableOf(letters.slice(at, end), forms) : null
      if (next) walk(end, [...before, next])
    }
  }
  walk(0, [])
  return found
    .map(syllables => ({ syllables, cost: costOf(syllables) }))
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, mostReturned)
}

/**
 * For each place, whether syllables lead from it to the end. Without it the walk is exponential.
 */
function placesThatReachEnd(letters: readonly Letter[], forms: SyllableForms): readonly boolean[] {
  const reaches = Array.from({ length: letters.length + 1 }, (_, at) => at === letters.length)
  for (let at = letters.length - 1; at >= 0; at--)
    for (let end = at + 1; end <= Math.min(letters.length, at + longestSyllable); end++)
      if (reaches[end] && syllableOf(letters.slice(at, end), forms)) reaches[at] = true
  return reaches
}

function costOf(syllables: readonly QuerySyllable[]): number {
  const costs = syllables.map(({ letters, isWhole }) =>
    isWhole ? (letters.length === 1 ? 1.2 : 1) : 1.6,
  )
  return costs.reduce((sum, cost) => sum + cost, 0)
}

function syllableOf(letters: readonly Letter[], forms: SyllableForms): QuerySyllable | null {
  const written = letters.map(({ letter }) => letter).join('')
  if (!forms.beginnings.has(written)) return null
  if (letters.slice(0, -1).some(({ endsSyllable }) => endsSyllable)) return null
  const marks = letters.filter(({ mark }) => mark > 0)
  if (marks.length > 1) return null
  const tone = (letters.at(-1)?.digit ?? 0) || (marks[0]?.mark ?? 0)
  const isWhole = forms.whole.has(written)
  return tone > 0 && !isWhole ? null : { letters: written, tone, isWhole }
}

/** The letters of a query; null if there is anything else in it. */
function lettersIn(query: string): readonly Letter[] | null {
  if (query.length > longestQuery) return null
  const letters: Letter[] = []
  const plain = query.toLowerCase().normalize('NFD').replace(/u:/g, 'ü').normalize('NFD')
  for (const character of plain) {
    const last = letters.at(-1)
    if (/[a-z]/.test(character)) {
      const letter = character === 'v' ? 'ü' : character
      letters.push({ letter, mark: 0, digit: 0, endsSyllable: false })
    } else if (!last) {
      if (!/[\s']/.test(character)) return null
    } else if (character === '̈' && last.letter === 'u') last.letter = 'ü'
    else if (combining[character] !== undefined) last.mark = combining[character]
    else if (/[0-5]/.test(character) && !last.endsSyllable) {
      last.digit = character === '0' ? 5 : Number(character)
      last.endsSyllable = true
    } else if (/[\s'’-]/.test(character)) last.endsSyllable = true
    else return null
  }
  return letters
}

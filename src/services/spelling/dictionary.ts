/** Checks words with Hunspell's dictionaries and suggests others. */
import nspell from 'nspell'

/** The files of a dictionary, with the same rules for all its lists. */
export interface DictionaryFiles {
  readonly rules: string
  readonly lists: readonly string[]
  /** Whether -ize is right beside -ise, as in Oxford's spelling. */
  readonly isOxford: boolean
}

export interface Dictionary {
  readonly isCorrect: (word: string) => boolean
  /** Returns the best words first. */
  readonly suggest: (word: string) => readonly string[]
}

/** The most suggestions. */
const most = 6

/** Reads a dictionary, which takes about a fifth of a second. It keeps what it has found. */
export function openDictionary({ rules, lists, isOxford }: DictionaryFiles): Dictionary {
  const spellers = lists.map(list => nspell(rules, list))
  const known = new Map<string, boolean>()

  const isListed = (word: string): boolean => {
    const plain = word.replaceAll('’', "'")
    const isIn = (form: string) => spellers.some(speller => speller.correct(form))
    if (isIn(plain)) return true
    const bare = withoutAccents(plain)
    return bare !== plain && isIn(bare)
  }
  const look = (word: string): boolean =>
    isListed(word) ||
    (/['’]s$/.test(word) && isListed(word.slice(0, -2))) ||
    (isOxford && isOxfordForm(word) && isListed(word.replace(/iz(?=[^z]*$)/, 'is')))

  function isCorrect(word: string): boolean {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = look(word)
    known.set(word, found)
    return found
  }

  function suggest(word: string): readonly string[] {
    const plain = word.replaceAll('’', "'")
    const candidates = new Set([
      ...withApostrophe(plain).filter(isListed),
      ...spellers.flatMap(speller => speller.suggest(plain)),
    ])
    for (const swapped of withNeighboursSwapped(plain))
      if (isListed(swapped)) candidates.add(swapped)
    candidates.delete(plain)
    return [...candidates]
      .map((text, i) => ({ text, cost: distance(plain.toLowerCase(), text.toLowerCase()), i }))
      .toSorted((a, b) => a.cost - b.cost || a.i - b.i)
      .slice(0, most)
      .map(({ text }) => (word.includes("'") ? text : text.replaceAll("'", '’')))
  }
  return { isCorrect, suggest }
}

const withoutAccents = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '')

/** Whether `word` has an ending that Oxford spells with z. Some words have only s, in any list. */
const isOxfordForm = (word: string): boolean =>
  /iz(?:e[srd]?|ers?|ing|able|ations?|ational)$/i.test(word) && !alwaysWithS.test(word)

const alwaysWithS =
  /^(?:advert|adv|ar|chast|circumc|compr|comprom|dem|desp|dev|disgu|exc|exerc|franch|improv|inc|merchand|pra|prem|prom|ra|rev|superv|surm|surpr|telev|appr|no|po)iz/i

/** `word` with an apostrophe before its last one or two letters, as in “don’t” and “we’re”. */
const withApostrophe = (word: string): readonly string[] =>
  [1, 2].filter(n => word.length > n).map(n => `${word.slice(0, -n)}'${word.slice(-n)}`)

const withNeighboursSwapped = (word: string): readonly string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, at) =>
    [word.slice(0, at), word.charAt(at + 1), word.charAt(at), word.slice(at + 2)].join(''),
  )

/** How many letters are missing, surplus, wrong or swapped between `a` and `b`. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  const cost = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    rows.push([i])
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const costs = [cost(i - 1, j) + 1, cost(i, j - 1) + 1, cost(i - 1, j - 1) + (isSame ? 0 : 1)]
      if (isSwapped) costs.push(cost(i - 2, j - 2) + 0.5)
      rows[i]?.push(Math.min(...costs))
    }
  }
  return cost(a.length, b.length)
}

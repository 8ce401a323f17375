/** The English index: for each stem the entries whose senses have it, each with a weight. */
import { englishWordsOf, isUnimportant, stemOf, withoutBrackets } from '#domain/words/english-words'
import type { PlacedEntry } from './make-entries.ts'

export interface EnglishTables {
  readonly englishStems: Uint8Array
  readonly englishStarts: Uint32Array
  readonly englishLists: Uint8Array
}

/** Senses that say how an expression is written, read or counted, and not what it means. */
const saysNoMeaning = /^CL:|^\(?(?:old |archaic )?variant of|^see |^also (?:written|pr)|^Taiwan pr/

/** How much a word counts in a sense of one, two, three and more important words. */
const byLength = [1, 0.5, 0.33, 0.22]
/** The part of that for a word in brackets, for an unimportant one, and in a minor entry. */
const [bracketed, unimportantPart, minorPart] = [0.12, 0.8, 0.25]
const highestWeight = 255

export function makeEnglish(entries: readonly PlacedEntry[]): EnglishTables {
  const lists = new Map<string, { id: number; weight: number }[]>()
  for (const [id, entry] of entries.entries())
    for (const [stem, share] of weightsOf(entry)) {
      const weight = Math.max(1, Math.round(share * highestWeight))
      const there = lists.get(stem)
      if (there) there.push({ id, weight })
      else lists.set(stem, [{ id, weight }])
    }
  const stems = [...lists.keys()].sort()
  const starts: number[] = []
  const bytes: number[] = []
  for (const stem of stems) {
    starts.push(bytes.length)
    let last = 0
    for (const { id, weight } of lists.get(stem) ?? []) {
      pushNumber(bytes, id - last)
      bytes.push(weight)
      last = id
    }
  }
  return {
    englishStems: new TextEncoder().encode(stems.join('\n')),
    englishStarts: Uint32Array.from([...starts, bytes.length]),
    englishLists: Uint8Array.from(bytes),
  }
}

/** In groups of 7 bits, the lowest first; the highest bit says that more follow. */
function pushNumber(bytes: number[], value: number): void {
  let rest = value
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  bytes.push(rest)
}

/** Each stem of an entry's senses with its weight, from 0 to 1. */
function weightsOf({ senses, isMinor }: PlacedEntry): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  const put = (word: string, weight: number): void => {
    const stem = stemOf(word)
    if (weight > (weights.get(stem) ?? 0)) weights.set(stem, weight)
  }
  for (const [place, sense] of senses.split('/').entries()) {
    if (saysNoMeaning.test(sense)) continue
    const early = 1 / (1 + 0.18 * place)
    for (const part of sense.split(';')) {
      const words = englishWordsOf(withoutBrackets(part))
      const important = words.filter(word => !isUnimportant(word))
      const length = Math.min(byLength.length, Math.max(1, important.length))
      const weight = (byLength[length - 1] ?? 0) * early * (isMinor ? minorPart : 1)
      for (const word of important) put(word, weight)
      if (words.length <= 2)
        for (const word of words) if (isUnimportant(word)) put(word, weight * unimportantPart)
      for (const [, inside = ''] of part.replace(/\[[^\]]*\]/g, ' ').matchAll(/\(([^)]*)\)/g))
        for (const word of englishWordsOf(inside))
          if (!isUnimportant(word)) put(word, bracketed * early)
    }
  }
  return weights
}

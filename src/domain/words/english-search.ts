/** Finds entries by their English senses. */
import type { WordDictionary } from './dictionary.ts'
import {
  englishWordsOf,
  isUnimportant,
  stemOf,
  withoutArticle,
  withoutBrackets,
} from './english-words.ts'
import { none } from './trie.ts'
import { frequencySteps } from './word-data.ts'
import type { DictionaryEntry } from './word.ts'

/** How many of the best entries are compared with the query as a phrase. */
const compared = 120

/** Above this length the list of a further word adds no entries, only weight to those there are. */
const longList = 1500

/** The frequency from which a word counts as common. */
const common = 6.8

/** The entries that have one stem, with a weight from 1 to 255. */
interface List {
  readonly ids: readonly number[]
  readonly weights: readonly number[]
}

export interface EnglishSearch {
  /** Returns at most `limit` entries, the best first. */
  readonly find: (query: string, limit: number) => readonly DictionaryEntry[]
}

export function createEnglishSearch(dictionary: WordDictionary): EnglishSearch {
  let stems: readonly string[] | null = null
  const { englishStems, englishStarts, englishLists, entryFrequencies, decode } = dictionary.data

  function listOf(stem: string): List | null {
    stems ??= decode(englishStems).split('\n')
    const at = indexOfText(stems, stem)
    return at === none
      ? null
      : readList(englishLists.subarray(englishStarts[at], englishStarts[at + 1]))
  }

  const commonness = (id: number): number =>
    Math.min(1, (entryFrequencies[id] ?? 0) / (common * frequencySteps))

  function find(query: string, limit: number): readonly DictionaryEntry[] {
    const words = englishWordsOf(withoutArticle(withoutBrackets(query).toLowerCase().trim()))
    const important = words.filter(word => !isUnimportant(word))
    const wanted = [...new Set((important.length > 0 ? important : words).map(stemOf))]
    const lists = wanted.flatMap(stem => listOf(stem) ?? [])
    const best = [...togetherIn(lists)]
      .map(([id, { weight, words: held }]) => {
        const share = held / wanted.length
        return { id, score: (weight / 255) * (0.25 + 0.75 * commonness(id)) * share * share }
      })
      .toSorted((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, compared)
    return best
      .map(({ id, score }) => {
        const entry = dictionary.entry(id)
        const bonus =
          likeness(entry.senses, words) * (0.4 + 0.6 * Math.min(1, entry.frequency / 6.5))
        return { entry, score: score + bonus }
      })
      .toSorted((a, b) => b.score - a.score || a.entry.id - b.entry.id)
      .slice(0, limit)
      .map(({ entry }) => entry)
  }
  return { find }
}

/** The entries of all lists, with how many words each has and the mean of their weights. */
function togetherIn(
  lists: readonly List[],
): Map<number, { readonly weight: number; readonly words: number }> {
  const found = new Map<number, { readonly weight: number; readonly words: number }>()
  const shortestFirst = lists.toSorted((a, b) => a.ids.length - b.ids.length)
  for (const [i, { ids, weights }] of shortestFirst.entries()) {
    const adds = i === 0 || ids.length < longList
    for (const [k, id] of ids.entries()) {
      const weight = weights[k] ?? 0
      const there = found.get(id)
      if (there) found.set(id, { weight: (there.weight + weight) / 2, words: there.words + 1 })
      else if (adds) found.set(id, { weight, words: 1 })
    }
  }
  return found
}

/** How much a sense resembles the query: 0.5 if the first is the same words, 0 if none has them. */
function likeness(senses: readonly string[], query: readonly string[]): number {
  const phrase = query.join(' ')
  // Most senses lack the word, and the comparison costs more than looking for it.
  const longest = stemOf(query.toSorted((a, b) => b.length - a.length)[0] ?? '')
  const stemmed = query.map(stemOf).join(' ')
  let best = 0
  for (const [i, sense] of senses.entries()) {
    if (!sense.toLowerCase().includes(longest.replace(/y$/, ''))) continue
    const distance = 1 + 0.25 * i
    for (const part of withoutBrackets(sense).split(';')) {
      const words = englishWordsOf(part).join(' ')
      const bare = withoutArticle(words)
      const isSame =
        words === phrase || bare === phrase || bare.split(' ').map(stemOf).join(' ') === stemmed
      if (isSame) best = Math.max(best, 0.5 / distance)
      else if (` ${words} `.includes(` ${phrase} `)) best = Math.max(best, 0.12 / distance)
    }
  }
  return best
}

function readList(bytes: Uint8Array): List {
  const ids: number[] = []
  const weights: number[] = []
  let [id, at] = [0, 0]
  while (at < bytes.length) {
    let [shift, byte] = [0, 0x80]
    while (byte & 0x80 && shift < 28) {
      byte = bytes[at++] ?? 0
      id += (byte & 0x7f) << shift
      shift += 7
    }
    ids.push(id)
    weights.push(bytes[at++] ?? 0)
  }
  return { ids, weights }
}

function indexOfText(sorted: readonly string[], wanted: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return sorted[low] === wanted ? low : none
}

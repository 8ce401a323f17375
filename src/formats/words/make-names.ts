/**
 * How likely each character is in the name of a person: as a surname, in a given name, or in a
 * foreign name. Counted over the names in jieba's list and in CC-CEDICT.
 */
import { isSurname, nameScoreSteps, noName } from '#domain/words/name-score'
import type { CedictEntry, ListedWord } from './word-sources.ts'

export interface NameTables {
  readonly nameUnits: Uint16Array
  readonly nameSurnames: Int16Array
  readonly nameFirsts: Int16Array
  readonly nameSeconds: Int16Array
  readonly nameOnlys: Int16Array
  readonly nameForeign: Int16Array
}

/** What is added to each count, and for how many characters, so that an unseen one has a share. */
interface Smoothing {
  readonly added: number
  readonly characters: number
}
const few: Smoothing = { added: 0.05, characters: 500 }
const many: Smoothing = { added: 0.3, characters: 4000 }
const foreign: Smoothing = { added: 0.05, characters: 3000 }

/** From how many foreign names on a character counts as one of theirs. */
const fewestForeign = 15

class Counts {
  total = 0
  readonly #counts = new Map<string, number>()

  add(character: string | undefined): void {
    if (character === undefined) return
    this.#counts.set(character, this.of(character) + 1)
    this.total++
  }

  of(character: string): number {
    return this.#counts.get(character) ?? 0
  }

  score(character: string, { added, characters }: Smoothing): number {
    const share = (this.of(character) + added) / (this.total + added * characters)
    return Math.max(noName + 1, Math.round(Math.log(share) * nameScoreSteps))
  }
}

/** `words` are the folded words of the trie: a character in none of them is in no name either. */
export function makeNames(
  entries: readonly CedictEntry[],
  listed: readonly ListedWord[],
  words: Iterable<string>,
): NameTables {
  const characters = charactersIn(words)
  const [surnames, firsts, seconds, onlys] = countNames(listed)
  const foreigners = countForeign(entries, listed)
  const table = (score: (character: string) => number) => Int16Array.from(characters, score)
  return {
    nameUnits: Uint16Array.from(characters, character => character.charCodeAt(0)),
    nameSurnames: table(each => (isSurname(each) ? surnames.score(each, few) : noName)),
    nameFirsts: table(each => firsts.score(each, many)),
    nameSeconds: table(each => seconds.score(each, many)),
    nameOnlys: table(each => onlys.score(each, many)),
    nameForeign: table(each =>
      foreigners.of(each) >= fewestForeign ? foreigners.score(each, foreign) : noName,
    ),
  }
}

function charactersIn(words: Iterable<string>): readonly string[] {
  const found = new Set<string>()
  for (const word of words)
    for (const each of word) if (/[\u3400-\u9fff]/.test(each)) found.add(each)
  return [...found].sort()
}

/** The surnames, and the first, the second and the only character of given names. */
function countNames(listed: readonly ListedWord[]): readonly [Counts, Counts, Counts, Counts] {
  const counts = [new Counts(), new Counts(), new Counts(), new Counts()] as const
  const [surnames, firsts, seconds, onlys] = counts
  for (const { word, tag } of listed) {
    if (tag !== 'nr' || !isSurname(word.charAt(0))) continue
    if (word.length === 2 || word.length === 3) surnames.add(word[0])
    if (word.length === 2) onlys.add(word[1])
    if (word.length === 3) {
      firsts.add(word[1])
      seconds.add(word[2])
    }
  }
  return counts
}

const foreignName = /\((?:name|given name|surname)\)|^[A-Z][a-z]+,? [^/]*\((?:c\. )?\d{4}/

function countForeign(entries: readonly CedictEntry[], listed: readonly ListedWord[]): Counts {
  const counts = new Counts()
  for (const { word, tag } of listed)
    if ((tag === 'nrt' || tag === 'nrfg') && word.length >= 3 && !isSurname(word.charAt(0)))
      for (const each of word) counts.add(each)
  for (const { simplified, pinyin, senses } of entries) {
    const isName = /^[A-Z]/.test(pinyin) && foreignName.test(senses)
    if (isName && simplified.length >= 3 && !isSurname(simplified.charAt(0)))
      for (const each of simplified) if (/[\u3400-\u9fff]/.test(each)) counts.add(each)
  }
  return counts
}

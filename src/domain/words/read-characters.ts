/**
 * Reads a text aloud in pinyin: the readings of the dictionary's words, then rules for characters
 * that grammar decides, then the trained model for what is left open.
 */
import type { WordDictionary } from './dictionary.ts'
import { isDoubleSurname, isSurname, isTitle } from './name-score.ts'
import { lettersOfSyllable } from './pinyin-query.ts'
import { featuresAt, type FoldedWords } from './reading-features.ts'
import type { ReadingModel } from './reading-model.ts'
import { ruledReading, type Surroundings } from './reading-rules.ts'
import { none } from './trie.ts'
import { kindOfUnit, unitKind } from './unit-kinds.ts'
import { frequencySteps } from './word-data.ts'
import { freeReading, surnameReading } from './usual-readings.ts'
import { readingAmong, usualReading } from './usual-words.ts'
import type { CharacterReading, WordRange } from './word.ts'

/** Reads the words of a text, or only those that have a part in `range`. */
export type ReadCharacters = (
  text: string,
  words: ArrayLike<number>,
  range?: WordRange,
) => readonly CharacterReading[]

/** How much more likely a reading is that the place of the character suggests. */
const likelyBonus = 2
/** The same for a surname where a clause or an item of a list begins. */
const surnameBonus = 6
/** The same for a word, whose readings differ by tones that the model has rarely seen. */
const usualBonus = 5
/** How many UTF-16 code units on each side the rules of words see. */
const surroundings = 20
/** A word above this frequency is always read as in the dictionary. */
const rare = 3
/** How much better a reading must be than that of the dictionary for a rare word. */
const overrules = 6

const titles =
  /^(?:先生|女士|小姐|老师|教授|总统|主席|博士|同志|某|氏|总理|部长|经理|医生|院长|校长|太太|夫人)/

/** What is before and after a name in a list of names, or where a clause begins with one. */
const [beginsItem, endsItem] = [/^[、，。；“「]?$/, /^[、，。；：和与等曰道说的]?$/]

/** Characters after which 任 is “to be” and no surname, as in 曾任总理. */
const beforeOffice = new Set(Array.from('曾历担现兼出调连就留选时被后前先改升并聘继或他她我你'))

/** What may be read at a place, the most likely first if nothing else is known. */
interface Candidates {
  readonly syllables: readonly string[]
  /** The reading that its place makes likelier, as a word by itself or as a surname. */
  readonly likely: string | null
  /** Whether a dictionary's word decides unless the model is very sure. */
  readonly isDecided: boolean
  /** Whether `likely` is a surname after a title, or where a clause or an item of a list begins. */
  readonly isClear?: boolean
}

/** `words` are the boundaries of the words of a text. */
export function createReadCharacters(
  dictionary: WordDictionary,
  model: ReadingModel,
): ReadCharacters {
  return (text, words, range) =>
    new TextReader(dictionary, model, text, words).readings(range ?? { start: 0, end: text.length })
}

class TextReader {
  readonly #dictionary: WordDictionary
  readonly #model: ReadingModel
  readonly #text: string
  readonly #folded: string
  /** Folded but for its punctuation, which the rules name as it is written. */
  readonly #ruled: string
  readonly #words: FoldedWords
  readonly #found: CharacterReading[] = []

  constructor(
    dictionary: WordDictionary,
    model: ReadingModel,
    text: string,
    bounds: ArrayLike<number>,
  ) {
    this.#dictionary = dictionary
    this.#model = model
    this.#text = text
    this.#folded = dictionary.folding.text(text)
    this.#ruled = this.#folded.replace(/[!(),:;?]/g, (_, at: number) => text.charAt(at))
    const units = new Uint16Array(text.length)
    for (let i = 0; i < text.length; i++) units[i] = this.#folded.charCodeAt(i)
    this.#words = { units, bounds }
  }

  readings({ start, end }: WordRange): readonly CharacterReading[] {
    const { bounds } = this.#words
    for (let word = 0; word + 1 < bounds.length; word++) {
      const range = { start: bounds[word] ?? 0, end: bounds[word + 1] ?? 0 }
      if (range.end <= start || range.start >= end) continue
      if (!this.#readWord(range, word)) this.#readParts(range, word)
    }
    return this.#found
  }

  /** Reads a range that is an expression of several characters; returns false if it is not. */
  #readWord(range: WordRange, word: number): boolean {
    const { start, end } = range
    const characters = Array.from(this.#text.slice(start, end))
    const head = characters.length > 1 ? this.#dictionary.headOf(this.#text, start, end) : none
    if (head === none) return false
    const entries = this.#entriesOf(head, range, characters.length)
    if (entries.length === 0) return false
    const lines = new Set(entries.map(id => this.#spokenOf(id)))
    const isDecided = lines.size > 1 || entries.every(id => this.#isRare(id) === false)
    const spoken = this.#spokenBest(lines, range, word)
    let at = start
    characters.forEach((character, i) => {
      const place = { start: at, end: (at += character.length) }
      const syllable = this.#isPossibility(range, place) ? 'liao3' : (spoken[i] ?? '')
      this.#decide(place, { syllables: [syllable], likely: null, isDecided }, word)
    })
    return true
  }

  #spokenOf(id: number): string {
    const ids = this.#dictionary.syllableIdsOf(id)
    return ids.map(each => this.#dictionary.syllables[each] ?? '').join(' ')
  }

  /** The syllables of the likeliest of several entries; those of different ones never mix. */
  #spokenBest(
    spoken: ReadonlySet<string>,
    { start, end }: WordRange,
    word: number,
  ): readonly string[] {
    const folded = this.#folded.slice(start, end)
    const left = this.#ruled.slice(Math.max(0, start - surroundings), start)
    const ruled = readingAmong(folded, left, this.#ruled.slice(end, end + surroundings))
    if (ruled) return ruled
    const [only = ''] = spoken
    if (spoken.size < 2) return only.split(' ')
    const places = Array.from({ length: end - start }, (_, i) =>
      featuresAt(this.#words, start + i, word),
    )
    const usual = usualReading(folded)
    return highest([...spoken], line => {
      const scores = line.split(' ').map((each, i) => this.#model.score(places[i] ?? [], each))
      return scores.reduce((sum, score) => sum + score, line === usual ? usualBonus : 0)
    }).split(' ')
  }

  /** The entries of a word that have a syllable for each character; those written so if any is. */
  #entriesOf(head: number, { start, end }: WordRange, count: number): readonly number[] {
    const all = Array.from(this.#dictionary.entriesOf(head)).filter(
      id => this.#dictionary.syllableIdsOf(id).length === count,
    )
    if (all.length < 2) return all
    const written = this.#text.slice(start, end)
    const exact = all.filter(id => {
      const [simplified, traditional] = this.#dictionary.textOf(id).split('\t')
      return simplified === written || traditional === written
    })
    return exact.length > 0 ? exact : all
  }

  #isRare(id: number): boolean {
    return (this.#dictionary.data.entryFrequencies[id] ?? 0) < rare * frequencySteps
  }

  /** Whether a place is the 了 of 做不了 or 吃得了. */
  #isPossibility({ start, end }: WordRange, place: WordRange): boolean {
    const word = this.#folded.slice(start, end)
    const follows = /[\u3400-\u9fff]/.test(this.#folded.charAt(start - 1))
    return place.end === end && follows && (word === '不了' || word === '得了')
  }

  /** Reads a word that the dictionary lacks by the longest expressions in it. */
  #readParts({ start, end }: WordRange, word: number): void {
    if (this.#readDoubled({ start, end }, word)) return
    const isName = this.#isName({ start, end })
    let at = isName ? this.#readCharacter(start, { start, end }, word) : start
    while (at < end) {
      const part = this.#dictionary
        .from(this.#text, at)
        .find(found => found.end <= end && this.#readWord(found, word))
      at = part ? part.end : this.#readCharacter(at, { start, end }, word)
    }
  }

  /** Reads 干干净净 as 干净 is read. Returns false if a range is nothing of the kind. */
  #readDoubled({ start, end }: WordRange, word: number): boolean {
    const single = /^(.)\1(.)\2$/.exec(this.#text.slice(start, end))
    const head = single ? this.#dictionary.headOf(`${single[1]}${single[2]}`) : none
    const [entry] = head === none ? [] : this.#dictionary.entriesOf(head)
    const ids = entry === undefined ? [] : this.#dictionary.syllableIdsOf(entry)
    if (ids.length !== 2) return false
    for (let at = start; at < end; at++) {
      const syllable = this.#dictionary.syllables[ids[at < start + 2 ? 0 : 1] ?? 0] ?? ''
      const place = { start: at, end: at + 1 }
      this.#decide(place, { syllables: [syllable], likely: null, isDecided: true }, word)
    }
    return true
  }

  /** Reads one character and returns where the next one begins. */
  #readCharacter(at: number, range: WordRange, word: number): number {
    const character = String.fromCodePoint(this.#text.codePointAt(at) ?? 0)
    const place = { start: at, end: at + character.length }
    const isWord = range.start === place.start && range.end === place.end
    const folded = this.#folded.charAt(at)
    const surname = at === range.start ? surnameReading(folded) : null
    // Jieba has adverbs such as 冷冷地 as one word, and places such as 住所地.
    const isAdverb = /^(?:(.)\1|(.)\2(.)\3)地$/.test(this.#folded.slice(range.start, place.end))
    const isTitled = isWord && titles.test(this.#folded.slice(place.end, place.end + 2))
    // 曾任总理 is no Mr Ren.
    const isOffice = folded === '任' && beforeOffice.has(this.#folded.charAt(at - 1))
    // 姓单, but 百姓曾经.
    const isCalled = /(?:^|[^百万贵])姓$/.test(this.#folded.slice(Math.max(0, at - 2), at))
    const ruled =
      ((isTitled && !isOffice) || isCalled ? surname : null) ??
      ruledReading(folded, () => this.#around(place, isWord || isAdverb))
    const isChinese = kindOfUnit(folded.charCodeAt(0)) === unitKind.chinese
    const known = isChinese ? this.#dictionary.readingsOf(character) : []
    const syllables = ruled === null ? known : [ruled]
    if (syllables.length === 0) return place.end
    const isNamed = !isWord && surname !== null && this.#isName(range)
    const likely = isWord ? freeReading(folded) : isNamed ? surname : null
    const isItem =
      beginsItem.test(this.#ruled.charAt(at - 1)) && endsItem.test(this.#ruled.charAt(range.end))
    const isClear = isNamed && (isItem || isTitle(this.#folded.slice(Math.max(0, at - 2), at)))
    this.#decide(place, { syllables, likely, isDecided: true, isClear }, word)
    return place.end
  }

  #around({ start, end }: WordRange, isWord: boolean): Surroundings {
    const idiom = start >= 4 ? this.#dictionary.headOf(this.#text, start - 4, start) : none
    return {
      left: this.#ruled.slice(Math.max(0, start - 12), start),
      right: this.#ruled.slice(end, end + 12),
      before2: this.#ruled.charAt(start - 2),
      before: this.#ruled.charAt(start - 1),
      after: this.#ruled.charAt(end),
      isWord,
      followsIdiom: idiom !== none,
    }
  }

  /** Whether a word that the dictionary lacks is a surname with a given name. */
  #isName({ start, end }: WordRange): boolean {
    const first = this.#folded.charAt(start)
    if (!isSurname(first) || isDoubleSurname(this.#folded.slice(start, start + 2))) return false
    const isListed = this.#dictionary.isListed(this.#text, start, end)
    if (end - start !== 3) return end - start === 2 && !isListed
    const isHead = (from: number, to: number) =>
      this.#dictionary.headOf(this.#text, from, to) !== none
    return !isListed || (!isHead(start, start + 2) && !isHead(start + 1, end))
  }

  #decide(place: WordRange, candidates: Candidates, word: number): void {
    const syllable = this.#best(place.start, candidates, word)
    if (lettersOfSyllable(syllable) !== '') this.#found.push({ ...place, syllable })
  }

  #best(at: number, candidates: Candidates, word: number): string {
    const { syllables, likely, isDecided, isClear = false } = candidates
    const [first = ''] = syllables
    if (syllables.length === 1 && isDecided) return first
    const features = featuresAt(this.#words, at, word)
    const score = (syllable: string): number =>
      this.#model.score(features, syllable) +
      (syllable === likely ? (isClear ? surnameBonus : likelyBonus) : 0)
    if (syllables.length > 1) return highest(syllables, score)
    const all = this.#dictionary.readingsOf(this.#text.charAt(at))
    const best = highest(all.length > 0 ? all : syllables, score)
    return score(best) - score(first) > overrules ? best : first
  }
}

/** The first of those with the highest score. */
function highest(syllables: readonly string[], score: (syllable: string) => number): string {
  let [best = '', most] = [syllables[0], -Infinity]
  for (const syllable of syllables) {
    const scored = score(syllable)
    if (scored > most) [best, most] = [syllable, scored]
  }
  return best
}

/** The word lens: which words of a text have a gloss above them, and which. */
import type { ParagraphId } from '../ids.ts'
import type { OwnTools } from '../own-words/own-tools.ts'
import type { Settings } from '../settings.ts'
import type { WordDictionary } from '../words/dictionary.ts'
import { none } from '../words/trie.ts'
import { frequencySteps } from '../words/word-data.ts'
import type { CharacterReading, DictionaryEntry, WordRange } from '../words/word.ts'
import { shortGlosses, shortRenderings, withVerbsFirst } from './short-gloss.ts'
import { glossesAmong, usualGlosses } from './usual-glosses.ts'
import type { WordClass, WordClasses } from './word-class.ts'

/** Which of the words that are not known have glosses. */
export type LensLevel = Settings['glossedWords']

/** A gloss to be drawn above a word: the first of `texts` that has room, or else a part. */
export interface LensGloss extends WordRange {
  readonly texts: readonly string[]
}

/** The frequency (`DictionaryEntry`) from which a word has no gloss. */
const commonFrom = { all: Infinity, uncommon: 5, rare: 4 } as const

/** What is known of a text. `own` is null where the reader's words do not count. */
export interface LensText {
  readonly bounds: ArrayLike<number>
  readonly readings: readonly CharacterReading[]
  readonly own: { readonly tools: OwnTools; readonly paragraphs: readonly ParagraphId[] } | null
}

export interface LensTools {
  readonly dictionary: WordDictionary
  readonly classes: WordClasses
  /** Glosses that were found, by the word, its reading and its class. Most words come again. */
  readonly known: Map<string, readonly string[]>
}

/** How many glosses are kept. */
const mostKnown = 10_000

/**
 * Returns the glosses of the words of `text` that are not known, in order. The reader's own comes
 * before the dictionary's, also above a common word, and a word being learnt always has one. Words
 * that are known or ignored, those that are not Chinese, and plain numbers as 二十 have none.
 */
export function lensGlosses(
  tools: LensTools,
  text: string,
  { bounds, readings, own }: LensText,
  level: LensLevel,
): readonly LensGloss[] {
  const statuses = new Map(
    (own?.tools.statuses(text, bounds) ?? []).map(({ start, status }) => [start, status]),
  )
  const folded = tools.dictionary.folding.text(text)
  const found: LensGloss[] = []
  const written = own ? own.tools.glossesOfWords({ text, ...own }, bounds) : []
  let next = 0
  let reading = 0
  for (let word = 0; word + 1 < bounds.length; word++) {
    const range = { start: bounds[word] ?? 0, end: bounds[word + 1] ?? 0 }
    while ((written[next]?.end ?? Infinity) <= range.start) next++
    while ((readings[reading]?.start ?? Infinity) < range.start) reading++
    const mine = written[next]
    // A gloss of several words, which has them all.
    if (mine && mine.start < range.start) continue
    const status = statuses.get(range.start)
    if (status === 'known' || status === 'ignored' || !isChinese(text, range)) continue
    const meaning = mine?.start === range.start ? shortRenderings(mine.gloss.meaning) : []
    if (mine && meaning.length > 0) found.push({ start: mine.start, end: mine.end, texts: meaning })
    else {
      if (status !== 'learning' && isNumber(text, range)) continue
      const least = status === 'learning' ? Infinity : commonFrom[level]
      const wanted = () => tools.classes.of(folded, bounds, word)
      const place = { text, folded, range, reading, readings, wanted }
      const texts = entryTexts(tools, place, least)
      if (texts.length > 0) found.push({ ...range, texts })
    }
  }
  return found
}

const isChinese = (text: string, { start, end }: WordRange): boolean =>
  /^\p{Script=Han}+$/u.test(text.slice(start, end))

const digits = '〇零一二三四五六七八九两兩'
const plainNumber = new RegExp(
  `^(?:[${digits}]|[${digits}]?十[${digits}]?|[${digits}]?[百千万亿萬億])$`,
)

/** Whether a word is a number of the ordinary form; 万一 (“in case”) and 三三两两 are not. */
const isNumber = (text: string, { start, end }: WordRange): boolean =>
  plainNumber.test(text.slice(start, end))

interface WordPlace {
  readonly text: string
  readonly folded: string
  readonly range: WordRange
  readonly readings: readonly CharacterReading[]
  /** The first of `readings` that is not before the range. */
  readonly reading: number
  /** The class that the word is likely to have there. */
  readonly wanted: () => WordClass | null
}

/** The short glosses of the entry that is read as the text is; none for a common word. */
function entryTexts(
  { dictionary, known }: LensTools,
  { text, folded, range, readings, reading, wanted }: WordPlace,
  commonest: number,
): readonly string[] {
  const head = dictionary.headOf(text, range.start, range.end)
  if (head === none) return []
  const { entryFrequencies } = dictionary.data
  const ids = dictionary.entriesOf(head)
  if (ids.some(id => (entryFrequencies[id] ?? 0) / frequencySteps >= commonest)) return []
  const among = glossesAmong(folded, range)
  if (among) return among
  const spoken: string[] = []
  for (let at = reading; (readings[at]?.end ?? Infinity) <= range.end; at++)
    spoken.push(readings[at]?.syllable ?? '')
  const likely = wanted()
  const name = `${text.slice(range.start, range.end)} ${spoken.join(' ')} ${likely}`
  const before = known.get(name)
  if (before) return before
  const usual = usualGlosses(folded.slice(range.start, range.end), spoken)
  const { entries } = dictionary.match(text, { ...range, head })
  const found = glossesOf(inReading(entries, spoken), usual, likely)
  if (known.size >= mostKnown) known.clear()
  known.set(name, found)
  return found
}

function glossesOf(
  entries: readonly DictionaryEntry[],
  usual: readonly string[],
  likely: WordClass | null,
): readonly string[] {
  const senses = entries.flatMap(entry => entry.senses)
  if (usual.length > 0) return likely === 'verb' ? withVerbsFirst(usual, senses) : usual
  const found = entries.map(entry => shortGlosses(entry.senses, likely))
  return found.find(({ length }) => length > 0) ?? []
}

/**
 * Entries that are read as `spoken` come first, and then those with other tones. Of equal ones a
 * name, whose reading has a capital, comes last: 华 is “magnificent” before it is a mountain.
 */
function inReading(
  entries: readonly DictionaryEntry[],
  spoken: readonly string[],
): readonly DictionaryEntry[] {
  const [exact, letters] = [spoken.join(' '), withoutTones(spoken)]
  const rank = ({ pinyin }: DictionaryEntry) => {
    const own = pinyin.map(syllable => syllable.toLowerCase())
    const distance = own.join(' ') === exact ? 0 : withoutTones(own) === letters ? 2 : 4
    return distance + (own.join('') === pinyin.join('') ? 0 : 1)
  }
  return entries.toSorted((a, b) => rank(a) - rank(b))
}

const withoutTones = (syllables: readonly string[]): string =>
  syllables.map(syllable => syllable.replace(/[1-5]$/, '')).join(' ')

/** The dictionary, the word boundaries and the search over the same tables. */
import { OpenDictionaries } from '../dictionaries/open-dictionaries.ts'
import type { ParagraphId } from '../ids.ts'
import { OwnTools, type WordWithStatus } from '../own-words/own-tools.ts'
import type { KnownGloss, WordsOfBook } from '../own-words/words-of-book.ts'
import { WordDictionary } from './dictionary.ts'
import { characterStart, lookUp, type LookUpPlace } from './look-up.ts'
import { formsOf, readPinyin, type SyllableForms } from './pinyin-query.ts'
import { createReadCharacters, type ReadCharacters } from './read-characters.ts'
import { createReadingModel } from './reading-model.ts'
import { createSegment, type GivenBoundaries, type Segment } from './segment.ts'
import { changeTones, withFullTone, type ToneChanges } from './tone-changes.ts'
import { BookTally } from '../vocabulary/book-tally.ts'
import { lensGlosses, type LensGloss, type LensLevel } from '../vocabulary/lens.ts'
import { WordClasses } from '../vocabulary/word-class.ts'
import type { WordData } from './word-data.ts'
import { createWordSearch, type WordSearch } from './word-search.ts'
import type { CharacterReading, WordLookup, WordRange } from './word.ts'

/** What the reader says of the words of a text. */
export interface Own {
  readonly tools: OwnTools
  /** The printed paragraphs that the text is, whole or in part; none for a text of no book. */
  readonly paragraphs: readonly ParagraphId[]
}

/** Without `own`, what the reader says of words does not count. */
export interface WordTools {
  readonly lookUp: (text: string, offset: number, own?: Own) => WordLookup
  readonly search: WordSearch['find']
  readonly segment: Segment
  /** The words of a text as the reader has corrected them. */
  readonly words: (text: string, own: Own) => Uint32Array
  /** The tones are those of the dictionary unless changes are wanted. */
  readonly pinyin: (text: string, changes?: ToneChanges, own?: Own) => readonly CharacterReading[]
  /** The words of a text of which the reader has said how well they know them. */
  readonly statuses: (text: string, own: Own) => readonly WordWithStatus[]
  /** The glosses of the words of a text that the reader may not know. */
  readonly lens: (text: string, level: LensLevel, own?: Own) => readonly LensGloss[]
  /** Begins to count the words of a book. */
  readonly tally: (own: OwnTools | null) => BookTally
  /** The glosses that a query finds, at most `limit`. */
  readonly glosses: (query: string, limit: number, own: Own) => readonly KnownGloss[]
  /** Makes ready what the reader says of the words of a book. */
  readonly own: (words: WordsOfBook) => OwnTools
  /** The reader's own dictionaries. */
  readonly dictionaries: OpenDictionaries
}

/** How much of a text around a place decides about the word there, in UTF-16 code units. */
const context = 60

export function createWordTools(data: WordData): WordTools {
  const dictionary = new WordDictionary(data)
  const dictionaries = ownDictionaries(dictionary, data)
  const glossing = {
    dictionary,
    classes: new WordClasses(dictionary),
    known: new Map<string, readonly string[]>(),
  }
  const divide = createSegment(dictionary)
  const segment: Segment = (text, given, own) => divide(text, given, dictionaries.ends(own))
  let made: ReadCharacters | null = null
  // The model is the slowest to open, and a reader who only looks words up rarely needs it.
  const readCharacters = (): ReadCharacters =>
    (made ??= createReadCharacters(
      dictionary,
      createReadingModel(data.modelKeys, data.modelWeights),
    ))
  const search = createWordSearch(dictionary, segment)

  function words(text: string, { tools, paragraphs }: Own): Uint32Array {
    return segment(text, tools.boundaries({ text, paragraphs }), (...at) => tools.ends(...at))
  }

  function pinyin(text: string, changes?: ToneChanges, own?: Own): readonly CharacterReading[] {
    const bounds = own ? words(text, own) : segment(text)
    const read = readCharacters()(text, bounds)
    const found = changes?.ofNeutralTones
      ? read.map(one => withFullTone(one, dictionary.readingsOf(text.slice(one.start, one.end))))
      : read
    const { tools, paragraphs = [] } = own ?? {}
    const readings = tools ? tools.read({ text, paragraphs }, bounds, found) : found
    return changes ? changeTones(text, readings, bounds, changes) : readings
  }

  return {
    dictionaries,
    segment,
    words,
    pinyin,
    search: search.find,
    own: given => new OwnTools(dictionary.folding, given),
    lens(text, level, own) {
      const bounds = own ? words(text, own) : segment(text)
      const read = readCharacters()(text, bounds)
      const readings = own ? own.tools.read({ text, ...own }, bounds, read) : read
      return lensGlosses(glossing, text, { bounds, readings, own: own ?? null }, level)
    },
    tally: own =>
      new BookTally(dictionary, (text, paragraph) =>
        own ? words(text, { tools: own, paragraphs: [paragraph] }) : segment(text),
      ),
    statuses: (text, own) => own.tools.statuses(text, words(text, own)),
    glosses: (query, limit, { tools }) => tools.search(query, limit),
    lookUp: (...place) => lookUpIn({ dictionary, dictionaries, segment, pinyin }, ...place),
  }
}

function ownDictionaries({ folding, syllables }: WordDictionary, { decode }: WordData) {
  let forms: SyllableForms | null = null
  const pinyin = (query: string) => readPinyin(query, (forms ??= formsOf(syllables)))
  return new OpenDictionaries({ folding, decode, pinyin })
}

/** Looks up a place of a text, of which only what is around the place is read. */
function lookUpIn(
  {
    dictionary,
    dictionaries,
    segment,
    pinyin,
  }: { readonly dictionary: WordDictionary } & Pick<
    WordTools,
    'dictionaries' | 'segment' | 'pinyin'
  >,
  text: string,
  offset: number,
  own?: Own,
): WordLookup {
  const at = Math.min(Math.max(0, offset), text.length)
  const start = Math.max(0, at - context)
  const part = text.slice(start, at + context)
  // Corrections are found by their surroundings, which the part may lack.
  const given = own && moved(own.tools.boundaries({ text, paragraphs: own.paragraphs }), -start)
  const bounds = segment(part, given, own && ((...where) => own.tools.ends(...where)))
  const found = lookUp(dictionary, {
    text: part,
    offset: at - start,
    words: bounds,
    ...saidIn({ text, start, bounds }, own),
    read: range =>
      pinyin(part, undefined, own && { ...own, paragraphs: [] }).flatMap(reading =>
        reading.start >= range.start && reading.end <= range.end ? [reading.syllable] : [],
      ),
  })
  const isEmpty = found.matches.length === 0 && found.glosses.length === 0
  const whole = {
    ...found,
    dictionaries: inDictionaries(dictionaries, { text: part, offset: at - start, isEmpty }),
  }
  return start === 0 ? whole : movedLookup(whole, start)
}

/** `isEmpty`: nothing else was found, so the caret may be after its word. */
function inDictionaries(
  dictionaries: OpenDictionaries,
  {
    text,
    offset,
    isEmpty,
  }: { readonly text: string; readonly offset: number; readonly isEmpty: boolean },
): WordLookup['dictionaries'] {
  const at = characterStart(text, offset)
  const here = dictionaries.at(text, at)
  if (here.length > 0 || !isEmpty || at === 0) return here
  return dictionaries.at(text, characterStart(text, at - 1))
}

/** What the reader says of a part of `text` that begins at `start` and has `bounds`. */
function saidIn(
  {
    text,
    start,
    bounds,
  }: { readonly text: string; readonly start: number; readonly bounds: Uint32Array },
  own: Own | undefined,
): Pick<LookUpPlace, 'glosses' | 'readings'> {
  if (!own) return { glosses: () => [], readings: () => [] }
  const { tools, paragraphs } = own
  const ofText = { text, paragraphs }
  const here = <R extends WordRange>(ranges: readonly R[]) =>
    ranges.map(range => movedRange(range, -start))
  const ofWhole = bounds.map(at => at + start)
  return {
    glosses: at => here(tools.glossesAt(ofText, at + start)),
    readings: at => here(tools.readingsAt(ofText, ofWhole, at + start)),
  }
}

const moved = (given: GivenBoundaries, by: number): GivenBoundaries =>
  new Map(Array.from(given, ([at, isWanted]) => [at + by, isWanted]))

const movedRange = <R extends WordRange>(range: R, by: number): R => ({
  ...range,
  start: range.start + by,
  end: range.end + by,
})

function movedLookup(found: WordLookup, by: number): WordLookup {
  const move = <R extends WordRange>(range: R): R => movedRange(range, by)
  return {
    word: found.word && move(found.word),
    matches: found.matches.map(move),
    characters: found.characters.map(move),
    unlisted: found.unlisted && move(found.unlisted),
    glosses: found.glosses.map(move),
    readings: found.readings.map(move),
    dictionaries: found.dictionaries.map(move),
  }
}

/** The dictionary, the word boundaries and the search over the same tables. */
import { OpenDictionaries } from '../dictionaries/open-dictionaries.ts'
import type { ParagraphId } from '../ids.ts'
import { OwnTools, type WordWithStatus } from '../own-words/own-tools.ts'
import type { KnownGloss, WordsOfBook } from '../own-words/words-of-book.ts'
import { WordDictionary } from './dictionary.ts'
import { characterStart, lookUp } from './look-up.ts'
import { formsOf, readPinyin, type SyllableForms } from './pinyin-query.ts'
import { createReadCharacters, type ReadCharacters } from './read-characters.ts'
import { createReadingModel } from './reading-model.ts'
import {
  createSegments,
  sureBoundary,
  type GivenBoundaries,
  type OwnExpressions,
  type Segment,
  type Segments,
} from './segment.ts'
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
  const divide = createSegments(dictionary)
  const segment: Segment = (text, given, own) =>
    divide.segment(text, given, dictionaries.expressions(own))
  let made: ReadCharacters | null = null
  // The model is the slowest to open, and a reader who only looks words up rarely needs it.
  const readCharacters = (): ReadCharacters =>
    (made ??= createReadCharacters(
      dictionary,
      createReadingModel(data.modelKeys, data.modelWeights),
    ))
  const search = createWordSearch(dictionary, segment)

  function words(text: string, { tools, paragraphs }: Own): Uint32Array {
    return segment(text, tools.boundaries({ text, paragraphs }), tools.expressions)
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
    lookUp: (...place) => lookUpIn({ dictionary, dictionaries, divide, readCharacters }, ...place),
  }
}

function ownDictionaries({ folding, syllables }: WordDictionary, { decode }: WordData) {
  let forms: SyllableForms | null = null
  const pinyin = (query: string) => readPinyin(query, (forms ??= formsOf(syllables)))
  return new OpenDictionaries({ folding, decode, pinyin })
}

/** What a look-up in a text needs of the tools. */
interface LookUpTools {
  readonly dictionary: WordDictionary
  readonly dictionaries: OpenDictionaries
  readonly divide: Segments
  readonly readCharacters: () => ReadCharacters
}

/** Looks up a place of a text, of which only what is around the place is read. */
function lookUpIn(tools: LookUpTools, text: string, offset: number, own?: Own): WordLookup {
  const at = Math.min(Math.max(0, offset), text.length)
  const near = new WordsNear(tools, { text, at, own })
  const { dictionary, dictionaries } = tools
  const found = lookUp(dictionary, {
    text,
    offset: at,
    words: near.bounds(),
    glosses: place => own?.tools.glossesAt({ text, ...own }, place) ?? [],
    readings: place => own?.tools.readingsAt({ text, ...own }, () => near.allBounds(), place) ?? [],
    read: range => near.read(range),
  })
  const isEmpty = found.matches.length === 0 && found.glosses.length === 0
  return { ...found, dictionaries: near.inDictionaries(dictionaries, isEmpty) }
}

/** The words near a place of a text, found no farther than a question needs. */
class WordsNear {
  readonly #tools: LookUpTools
  readonly #text: string
  readonly #own: Own | undefined
  readonly #expressions: OwnExpressions | undefined
  /** The part of the text that is read, where it begins, and the place in it. */
  readonly #part: string
  readonly #start: number
  readonly #at: number

  constructor(
    tools: LookUpTools,
    {
      text,
      at,
      own,
    }: { readonly text: string; readonly at: number; readonly own: Own | undefined },
  ) {
    this.#tools = tools
    this.#text = text
    this.#own = own
    this.#expressions = tools.dictionaries.expressions(own?.tools.expressions)
    this.#start = Math.max(0, at - context)
    this.#part = text.slice(this.#start, at + context)
    this.#at = at - this.#start
  }

  /** The boundaries around the place, in the text: those of its word and few more. */
  bounds(): Uint32Array {
    const { divide, dictionary } = this.#tools
    const offset = this.#at
    const sure = sureBoundary(this.#part, offset, dictionary, this.#expressions)
    const given = this.#given(sure)
    // A correction here may join words over any sign.
    const [from, wanted] = given?.get(sure) === false ? [0, this.#given(0)] : [sure, given]
    const found = divide.around(this.#part, { offset, from }, wanted, this.#expressions)
    return found.map(each => each + this.#start)
  }

  /** All boundaries of the part, in the text. */
  allBounds(): Uint32Array {
    return this.#all().map(each => each + this.#start)
  }

  #all(): Uint32Array {
    return this.#tools.divide.segment(this.#part, this.#given(0), this.#expressions)
  }

  /** The boundaries of the part that the reader wants, from an offset of it. */
  #given(from: number): GivenBoundaries | undefined {
    if (!this.#own) return undefined
    const { tools, paragraphs } = this.#own
    const range = { start: this.#start + from, end: this.#start + this.#part.length }
    // Corrections here are found by their surroundings, which the part may lack.
    return moved(tools.boundaries({ text: this.#text, paragraphs }, range), -this.#start)
  }

  /** The syllables of a range of the text. */
  read({ start, end }: WordRange): readonly string[] {
    const range = { start: start - this.#start, end: end - this.#start }
    const bounds = this.#all()
    const read = this.#tools.readCharacters()(this.#part, bounds, range)
    const own = this.#own?.tools.read({ text: this.#part, paragraphs: [] }, bounds, read) ?? read
    return own.flatMap(reading =>
      reading.start >= range.start && reading.end <= range.end ? [reading.syllable] : [],
    )
  }

  /** `isEmpty`: nothing else was found, so the caret may be after its word. */
  inDictionaries(dictionaries: OpenDictionaries, isEmpty: boolean): WordLookup['dictionaries'] {
    const text = this.#part
    const at = characterStart(text, this.#at)
    const here = dictionaries.at(text, at)
    const isHere = here.length > 0 || !isEmpty || at === 0
    const found = isHere ? here : dictionaries.at(text, characterStart(text, at - 1))
    return found.map(match => ({
      ...match,
      start: match.start + this.#start,
      end: match.end + this.#start,
    }))
  }
}

const moved = (given: GivenBoundaries, by: number): GivenBoundaries =>
  given.size === 0 ? given : new Map(Array.from(given, ([at, isWanted]) => [at + by, isWanted]))

/**
 * The tables of the dictionary, as `formats/words` reads them from `words.bin` and
 * `resources/words` makes them. Arrays with the same prefix belong together. Ids of entries and
 * syllables are indexes. Units are UTF-16 code units, folded (`folding.ts`).
 */
export interface WordData {
  /** Units that are folded, and to which unit. */
  readonly foldFrom: Uint16Array
  readonly foldTo: Uint16Array

  /** For each node of the trie in breadth-first order: the unit that leads to it. */
  readonly trieUnits: Uint16Array
  /** How many children it has. They follow one another and are sorted by unit. */
  readonly trieDegrees: Uint16Array
  /** What a word that ends here costs (`word-cost.ts`); 0 if none ends here. */
  readonly trieCosts: Uint16Array

  /** The nodes at which an expression of the dictionary ends, in order. */
  readonly headNodes: Uint32Array
  /** How many entries each has. */
  readonly headCounts: Uint16Array
  /** Their ids, one expression after the other. */
  readonly headEntries: Uint32Array

  /** The text of each entry: simplified, traditional if it differs, and senses. */
  readonly entryLengths: Uint16Array
  readonly entryBytes: Uint8Array
  /** `DictionaryEntry.frequency` in steps of 1/28. */
  readonly entryFrequencies: Uint8Array
  /** How many syllables each entry has. */
  readonly pinyinCounts: Uint8Array
  /** Their ids; the highest bit means a capital. */
  readonly pinyinIds: Uint16Array
  /** The ids of all entries, sorted by the initial letters of their syllables. */
  readonly pinyinOrder: Uint32Array

  /** Stems of English words, sorted, separated by line ends. */
  readonly englishStems: Uint8Array
  /** Where each stem's list begins in `englishLists`, and at last where all end. */
  readonly englishStarts: Uint32Array
  /** For each entry: the difference to the id before, in groups of 7 bits, and a weight. */
  readonly englishLists: Uint8Array

  /** All syllables, separated by line ends. */
  readonly syllables: Uint8Array

  /** Characters that are used in names, with scores in steps of `nameScoreSteps`. */
  readonly nameUnits: Uint16Array
  readonly nameSurnames: Int16Array
  /** As the first, the second and the only character of a given name. */
  readonly nameFirsts: Int16Array
  readonly nameSeconds: Int16Array
  readonly nameOnlys: Int16Array
  readonly nameForeign: Int16Array

  /** Characters of one unit, sorted, each with the ids of its readings, the likeliest first. */
  readonly readingUnits: Uint16Array
  readonly readingCounts: Uint8Array
  readonly readingIds: Uint16Array
  /** The weights of the model of readings (`reading-model.ts`). */
  readonly modelKeys: Uint32Array
  readonly modelWeights: Int8Array

  /** Reads UTF-8. */
  readonly decode: (bytes: Uint8Array) => string
}

/** Set in an item of `pinyinIds` if the syllable has a capital. */
export const capitalBit = 0x8000

/** Steps of `entryFrequencies` in one unit of `DictionaryEntry.frequency`. */
export const frequencySteps = 28

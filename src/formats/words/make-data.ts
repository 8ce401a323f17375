/** Makes the tables of `words.bin`. The same sources make the same tables. */
import type { WordData } from '#domain/words/word-data'
import { makeEnglish } from './make-english.ts'
import { headsOf, makeEntryTables, placeEntries, syllableIdsOf } from './make-entries.ts'
import { makeFold } from './make-fold.ts'
import { makeNames } from './make-names.ts'
import { makeReadings } from './make-readings.ts'
import { makeScores } from './make-scores.ts'
import { makeTrie } from './make-trie.ts'
import type { WordSources } from './word-sources.ts'

export function makeWordData(sources: WordSources): WordData {
  const { entries, listed } = sources
  const pairs = makeFold(sources)
  const fold = (text: string): string =>
    Array.from(text, character => pairs.get(character) ?? character).join('')
  const placed = placeEntries(entries, listed, fold)
  const scores = makeScores(entries, listed, fold)
  const decoder = new TextDecoder('utf-8')
  const ids = syllableIdsOf(placed)
  return {
    foldFrom: Uint16Array.from([...pairs.keys()], unit => unit.charCodeAt(0)),
    foldTo: Uint16Array.from([...pairs.values()], unit => unit.charCodeAt(0)),
    ...makeTrie(scores, headsOf(placed)),
    ...makeEntryTables(placed, ids),
    ...makeReadings(placed, listed, ids),
    modelKeys: sources.model.keys,
    modelWeights: sources.model.weights,
    ...makeEnglish(placed),
    ...makeNames(entries, listed, scores.keys()),
    decode: bytes => decoder.decode(bytes),
  }
}

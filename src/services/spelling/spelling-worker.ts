/** Runs in a worker: finds the words of texts that are in no dictionary. */
import { spelledWords, type SpelledWord } from '#domain/text/spelled-words'
import { dictionaries } from './dictionaries.ts'
import { openDictionary, type Dictionary } from './dictionary.ts'
import type { DictionaryName } from './dictionary-of.ts'
import type { SpellingQuestion, SpellingReply } from './spelling-in-worker.ts'

const opened = new Map<DictionaryName, Dictionary>()

function dictionary(name: DictionaryName): Dictionary {
  const there = opened.get(name)
  if (there) return there
  // One language is written at a time, and each dictionary takes 15 MB.
  opened.clear()
  const made = openDictionary(dictionaries[name])
  opened.set(name, made)
  return made
}

const unknownIn = (text: string, { isCorrect }: Dictionary): readonly SpelledWord[] =>
  spelledWords(text).filter(({ word }) => !isCorrect(word))

self.onmessage = ({ data }: MessageEvent<SpellingQuestion>) => {
  const known = dictionary(data.dictionary)
  const reply: SpellingReply =
    'word' in data
      ? { id: data.id, suggestions: known.suggest(data.word) }
      : { id: data.id, unknown: data.texts.map(text => unknownIn(text, known)) }
  self.postMessage(reply)
}

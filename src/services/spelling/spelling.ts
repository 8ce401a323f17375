/** Spelling in translations and notes, with the reader's own words. */
import type { SpelledWord } from '#domain/text/spelled-words'
import { readWords, writeWords } from '#domain/text/personal-words'
import type { Settings } from '#domain/settings'
import type { UndoOrder } from '#domain/undo-order'
import { live, type Live } from '../live.ts'
import type { Preferences } from '../preferences.ts'
import { dictionaryOf } from './dictionary-of.ts'
import type { SpellingEngine } from './spelling-in-worker.ts'

export interface Spelling {
  /** Whether words in the language `tag` are checked: there is a dictionary, and it is not off. */
  readonly checks: (tag: string) => boolean
  /**
   * Resolves to the words of each text that are in no dictionary. The reader's own words are among
   * them (`accepts`), so that a result stays right when those change.
   */
  readonly unknown: (
    tag: string,
    texts: readonly string[],
  ) => Promise<readonly (readonly SpelledWord[])[]>
  readonly suggest: (tag: string, word: string) => Promise<readonly string[]>
  /** Whether `word` is one of the reader's own words, or ignored until the program quits. */
  readonly accepts: (word: string) => boolean
  /** Adds a word to the reader's own, or removes it. */
  readonly add: (word: string) => void
  readonly remove: (word: string) => void
  readonly ignore: (word: string) => void
  /** Another object whenever `checks` or `accepts` may return something else. */
  readonly state: Live<object>
}

/** Finds no word wrong. */
export const noDictionaries: SpellingEngine = {
  unknown: async (_dictionary, texts) => texts.map(() => []),
  suggest: async () => [],
}

export function createSpelling(tools: {
  readonly preferences: Preferences
  readonly engine: SpellingEngine
  readonly undo: UndoOrder
}): Spelling {
  const { engine, undo } = tools
  const { settings, change } = tools.preferences
  const ignored = new Set<string>()
  const state = live<object>({})
  let own = new Set<string>()
  let before: Settings | null = null
  const read = () => {
    const now = settings.get()
    if (before && relevant.every(name => before?.[name] === now[name])) return
    before = now
    own = new Set(readWords(now.personalWords))
    state.set({})
  }
  read()
  settings.subscribe(read)

  /** Returns whether that changes the list. */
  function put(word: string, isOwn: boolean): boolean {
    if (own.has(word) === isOwn) return false
    const personalWords = listAfter(own, word, isOwn)
    if (personalWords === null) return false
    change({ personalWords })
    return own.has(word) === isOwn
  }
  function putAsStep(word: string, isOwn: boolean): void {
    if (!put(word, isOwn)) return
    undo.push({
      name: 'learnWord',
      book: null,
      isFree: true,
      undo: () => (put(word, !isOwn) ? 'done' : 'stale'),
      redo: () => (put(word, isOwn) ? 'done' : 'stale'),
    })
  }

  return {
    checks: tag => settings.get().spelling && dictionaryOf(tag) !== null,
    unknown: async (tag, texts) => {
      const name = dictionaryOf(tag)
      return name === null ? texts.map(() => []) : engine.unknown(name, texts)
    },
    suggest: async (tag, word) => {
      const name = dictionaryOf(tag)
      return name === null ? [] : engine.suggest(name, word)
    },
    accepts: word => forms(word).some(form => own.has(form) || ignored.has(form)),
    add: word => putAsStep(word, true),
    remove: word => putAsStep(word, false),
    ignore: word => {
      ignored.add(word)
      state.set({})
    },
    state,
  }
}

/** The list with `word` added or removed; null if it is full, because it keeps the words it has. */
function listAfter(own: ReadonlySet<string>, word: string, isOwn: boolean): string | null {
  const others = [...own].filter(other => other !== word)
  const words = isOwn ? [...others, word] : others
  const written = writeWords(words)
  return readWords(written).length < words.length ? null : written
}

/** The settings that decide what is underlined. */
const relevant = ['spelling', 'personalWords', 'translationLanguage'] as const

/** The forms of which one must be in the list: a word at the start of a sentence has a capital. */
const forms = (word: string): readonly string[] => {
  const base = word.replace(/['’]s$/, '')
  return [word, base, `${base.charAt(0).toLowerCase()}${base.slice(1)}`]
}

/** The tables of the dictionary's entries and their pinyin. */
import { initialsOf } from '#domain/words/pinyin-query'
import { capitalBit, frequencySteps } from '#domain/words/word-data'
import type { CedictEntry, ListedWord } from './word-sources.ts'

/** An entry in its place, with what the other tables need of it. */
export interface PlacedEntry extends CedictEntry {
  /** Its simplified and its traditional form, folded: one key if they are the same. */
  readonly keys: readonly string[]
  readonly syllables: readonly Syllable[]
  /** Steps of `frequencySteps`. */
  readonly frequency: number
  /** Whether it only leads to another entry. */
  readonly isMinor: boolean
}

interface Syllable {
  /** In lower case. */
  readonly text: string
  readonly hasCapital: boolean
}

export interface EntryTables {
  readonly entryLengths: Uint16Array
  readonly entryBytes: Uint8Array
  readonly entryFrequencies: Uint8Array
  readonly pinyinCounts: Uint8Array
  readonly pinyinIds: Uint16Array
  readonly pinyinOrder: Uint32Array
  readonly syllables: Uint8Array
}

const leadsElsewhere = /^(?:surname |(?:old |archaic )?variant of|used in |Japanese variant|see )/

/** Puts the entries of a word together, the one with most to say first. */
export function placeEntries(
  entries: readonly CedictEntry[],
  listed: readonly ListedWord[],
  fold: (text: string) => string,
): readonly PlacedEntry[] {
  const frequency = frequenciesOf(listed)
  const placed = entries.map(entry => ({
    ...entry,
    keys: [...new Set([fold(entry.simplified), fold(entry.traditional)])],
    syllables: syllablesOf(entry.pinyin),
    frequency: frequency(entry.simplified),
    isMinor: leadsElsewhere.test(entry.senses),
  }))
  const rank = (entry: PlacedEntry): number =>
    (entry.isMinor ? 2 : 0) + (entry.syllables[0]?.hasCapital ? 1 : 0)
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return placed.toSorted(
    (a, b) =>
      order(a.keys[0] ?? '', b.keys[0] ?? '') ||
      rank(a) - rank(b) ||
      b.senses.length - a.senses.length,
  )
}

/** `u:` and `v` are ways to type ü. */
const syllablesOf = (pinyin: string): readonly Syllable[] =>
  pinyin.split(' ').map(written => ({
    text: written.replaceAll('u:', 'ü').toLowerCase(),
    hasCapital: /^[A-Z]/.test(written),
  }))

function frequenciesOf(listed: readonly ListedWord[]): (word: string) => number {
  const total = listed.reduce((sum, { count }) => sum + count, 0)
  const perBillion = new Map(listed.map(({ word, count }) => [word, (count / total) * 1e9]))
  return word => {
    const count = perBillion.get(word)
    return count === undefined ? 0 : Math.round(Math.max(0, Math.log10(count)) * frequencySteps)
  }
}

/** The entries of each folded expression, in their order. */
export function headsOf(entries: readonly PlacedEntry[]): ReadonlyMap<string, readonly number[]> {
  const heads = new Map<string, number[]>()
  for (const [id, { keys }] of entries.entries())
    for (const key of keys) {
      const there = heads.get(key)
      if (there) there.push(id)
      else heads.set(key, [id])
    }
  return heads
}

/** The ids of all syllables. */
export function syllableIdsOf(entries: readonly PlacedEntry[]): ReadonlyMap<string, number> {
  const all = new Set(entries.flatMap(entry => entry.syllables.map(({ text }) => text)))
  return new Map([...all].sort().map((text, id) => [text, id]))
}

/** `ids` are the ids of the syllables, in their order. */
export function makeEntryTables(
  entries: readonly PlacedEntry[],
  ids: ReadonlyMap<string, number>,
): EntryTables {
  const encoder = new TextEncoder()
  const texts = entries.map(({ simplified, traditional, senses }) =>
    encoder.encode(`${simplified}\t${traditional === simplified ? '' : traditional}\t${senses}`),
  )
  const initials = entries.map(entry => initialsOf(entry.syllables.map(({ text }) => text)))
  const byInitials = [...entries.keys()].toSorted((a, b) => {
    const [first = '', second = ''] = [initials[a], initials[b]]
    if (first !== second) return first < second ? -1 : 1
    return (entries[b]?.frequency ?? 0) - (entries[a]?.frequency ?? 0) || a - b
  })
  return {
    entryLengths: Uint16Array.from(texts, text => text.length),
    entryBytes: joined(texts),
    entryFrequencies: Uint8Array.from(entries, ({ frequency }) => frequency),
    pinyinCounts: Uint8Array.from(entries, entry => entry.syllables.length),
    pinyinIds: Uint16Array.from(
      entries.flatMap(entry =>
        entry.syllables.map(
          ({ text, hasCapital }) => (ids.get(text) ?? 0) | (hasCapital ? capitalBit : 0),
        ),
      ),
    ),
    pinyinOrder: Uint32Array.from(byInitials),
    syllables: encoder.encode([...ids.keys()].join('\n')),
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Dictionaries of the reader's own: what an entry is, and the list of them, which is a setting. */
import { longestDictionaryName, mostDictionaries } from './limits.ts'

/** One entry as its dictionary has it. */
export interface OwnEntry {
  readonly expression: string
  /** The same in the other script; '' if it is the same or not given. */
  readonly other: string
  /**
   * Numbered syllables between spaces (`zi4 you2`) if it is pinyin; else as it is written. ''
   * without one.
   */
  readonly reading: string
  /** At least one; they may have several lines. */
  readonly senses: readonly string[]
}

/** What the reader says of a dictionary. */
export interface ListedDictionary {
  /** The name of its file in the profile. */
  readonly id: string
  readonly name: string
  readonly isOn: boolean
  /** Whether its expressions are likely words where a text is divided into words. */
  readonly divides: boolean
}

/** The place of the program's own dictionary in the list. It has no file there. */
export const builtIn = 'built-in'

/** How many bytes of dictionaries are open at once. Those at the end of the list are not opened. */
export const mostOpenBytes = 96 * 1024 * 1024

const idShape = /^[0-9A-Za-z-]{1,64}$/

/** Whether `id` can name a dictionary and its file. */
export const isDictionaryId = (id: unknown): id is string =>
  typeof id === 'string' && idShape.test(id) && id !== builtIn

/**
 * Reads the setting. The program's own dictionary is always in the list, first unless the reader
 * has moved it. What is not a dictionary is left out.
 */
export function readDictionaries(setting: string): readonly ListedDictionary[] {
  const listed: ListedDictionary[] = []
  for (const line of setting.split('\n')) {
    const [id = '', flags = '', name = ''] = line.split('\t')
    if (listed.some(one => one.id === id)) continue
    if (id !== builtIn && (!isDictionaryId(id) || name === '')) continue
    listed.push({ id, name, isOn: !flags.includes('-'), divides: flags.includes('d') })
  }
  if (listed.some(({ id }) => id === builtIn)) return listed
  return [{ id: builtIn, name: '', isOn: true, divides: false }, ...listed]
}

/** Returns the setting for a list. Names are shortened to one line of bounded length. */
export const writeDictionaries = (listed: readonly ListedDictionary[]): string =>
  listed
    .slice(0, mostDictionaries + 1)
    .map(({ id, name, isOn, divides }) =>
      [id, `${isOn ? '+' : '-'}${divides ? 'd' : ''}`, dictionaryName(name)].join('\t'),
    )
    .join('\n')

/** `name` on one line, not too long; '' if nothing is left. */
export const dictionaryName = (name: string): string =>
  Array.from(name.replaceAll(/[\s\p{C}]+/gu, ' ').trim())
    .slice(0, longestDictionaryName)
    .join('')

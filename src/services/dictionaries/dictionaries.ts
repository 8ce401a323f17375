/** The dictionaries of the reader's own: their list, their files, reading and saving them. */
import type { Fault, Outcome, SaveOutcome } from '#contract/answers'
import type { ListedDictionary } from '#domain/dictionaries/own-dictionary'
import type { DictionaryFile, ReadDictionary } from '#formats/dictionaries/read-dictionary'
import type { DictionaryFormat } from '#formats/dictionaries/write-dictionary'

export type { DictionaryFile, ReadDictionary } from '#formats/dictionaries/read-dictionary'
export type { DictionaryFault, DictionaryReport } from '#formats/dictionaries/dictionary-writer'
export type { DictionaryFormat } from '#formats/dictionaries/write-dictionary'

/** The formats in which a dictionary can be saved. */
export const dictionaryFormatNames = [
  'tsv',
  'cedict',
] as const satisfies readonly DictionaryFormat[]

/**
 * How a dictionary is: `missing` after a library was brought to another computer, because backups
 * have no dictionaries; `noRoom` if those before it fill the memory that dictionaries may take.
 */
export type DictionaryState = 'ready' | 'missing' | 'damaged' | 'noRoom'

export interface KnownDictionary extends ListedDictionary {
  readonly state: DictionaryState
  readonly bytes: number
}

/** A change of one dictionary of the list. */
export type DictionaryChange = Partial<Pick<ListedDictionary, 'name' | 'isOn' | 'divides'>>

export interface Dictionaries {
  /** All in the reader's order, the program's own among them, as they are now. */
  readonly known: () => Promise<readonly KnownDictionary[]>
  /**
   * Reads files that belong together: one dictionary, or all that an archive has. Rejects with the
   * signal's reason if it is cancelled.
   */
  readonly read: (
    files: readonly DictionaryFile[],
    signal: AbortSignal,
  ) => Promise<readonly ReadDictionary[]>
  /**
   * Keeps a dictionary that was read, and puts it at the end of the list, or in the place of one
   * with its name whose file is missing.
   */
  readonly add: (read: ReadDictionary & { readonly ok: true }) => Promise<Outcome<string>>
  /** Changes the list as one step of undo. */
  readonly change: (id: string, change: DictionaryChange) => void
  /** Moves a dictionary up or down as one step of undo. */
  readonly move: (id: string, by: 1 | -1) => void
  /** Deletes a dictionary and its file, which cannot be undone. */
  readonly remove: (id: string) => Promise<Outcome<null>>
  readonly save: (id: string, format: DictionaryFormat) => Promise<Outcome<SaveOutcome>>
  /** Returns which files belong together. */
  readonly groups: (files: readonly DictionaryFile[]) => readonly (readonly DictionaryFile[])[]
}

/** The fault of a list that is full. */
export const fullList: Fault = { code: 'file.not-added', file: '', place: '' }

import type { Api } from '#contract/api'
import type { Outcome, SaveOutcome } from '#contract/answers'
import { readEntry } from '#domain/dictionaries/entry-line'
import { mostDictionaries } from '#domain/dictionaries/limits'
import {
  builtIn,
  dictionaryName,
  mostOpenBytes,
  readDictionaries,
  writeDictionaries,
  type ListedDictionary,
} from '#domain/dictionaries/own-dictionary'
import type { UndoOrder } from '#domain/undo-order'
import { dictionaryGroups, readDictionaryFiles } from '#formats/dictionaries/read-dictionary'
import { dictionaryFormats } from '#formats/dictionaries/write-dictionary'
import { askOnce } from '../in-worker.ts'
import { encodedInSlices } from '../library/encoded-in-slices.ts'
import { exportFileName } from '../library/file-name.ts'
import type { Preferences } from '../preferences.ts'
import { inParts, saveInParts } from '../save-in-parts.ts'
import type { WordsQuestion } from '../words/words-in-worker.ts'
import { allParts, buffersOf } from '../words/dictionaries-in-worker.ts'
import {
  fullList,
  type Dictionaries,
  type DictionaryFile,
  type DictionaryState,
  type KnownDictionary,
  type ReadDictionary,
} from './dictionaries.ts'

export interface OwnDictionaryTools {
  readonly api: Api
  readonly newId: () => string
  readonly undo: UndoOrder
  readonly preferences: Preferences
  /** Makes a worker that reads a file; without it, files are read in this thread. */
  readonly createWordsWorker?: (() => Worker) | undefined
}

/** More parts than main returns of any dictionary. */
const mostParts = 64

/**
 * Returns the reader's own dictionaries. The list of them is a setting, and main has their files.
 * Changes and moves are steps of undo; adding and removing are not.
 */
export function createDictionaries(tools: OwnDictionaryTools): Dictionaries {
  const { api, newId, preferences } = tools
  const listed = () => readDictionaries(preferences.settings.get().dictionaries)
  const set = (list: readonly ListedDictionary[]): void =>
    preferences.change({ dictionaries: writeDictionaries(list) })
  const setAsStep = (list: readonly ListedDictionary[]) => pushStep(tools, writeDictionaries(list))

  return {
    groups: dictionaryGroups,
    known: () => known(api, listed()),
    read: (files, signal) => read(tools.createWordsWorker, files, signal),
    async add({ bytes, report }) {
      const name = dictionaryName(report.title) || '?'
      const lost = (await known(api, listed())).find(
        one => one.state === 'missing' && one.name === name,
      )
      if (!lost && listed().length > mostDictionaries) return { ok: false, fault: fullList }
      const [id, given] = [newId(), newId()]
      for (const part of inParts(bytes)) await api.addToFile(given, part)
      const kept = await api.keepDictionary(id, given)
      if (!kept.ok) return kept
      set(
        lost
          ? listed().map(one => (one.id === lost.id ? { ...one, id } : one))
          : [...listed(), { id, name, isOn: true, divides: false }],
      )
      return { ok: true, value: id }
    },
    change(id, change) {
      const name = change.name === undefined ? null : dictionaryName(change.name)
      if (name === '') return
      setAsStep(
        listed().map(one =>
          one.id === id ? { ...one, ...change, ...(name !== null && { name }) } : one,
        ),
      )
    },
    move(id, by) {
      const list = [...listed()]
      const at = list.findIndex(one => one.id === id)
      const [one, other] = [list[at], list[at + by]]
      if (!one || !other) return
      list[at] = other
      list[at + by] = one
      setAsStep(list)
    },
    async remove(id) {
      const removed = await api.removeDictionary(id)
      if (removed.ok) set(listed().filter(one => one.id !== id))
      return removed
    },
    save: (id, format) => save(tools, listed(), id, format),
  }
}

/** Changes the list, as a step that is taken back only if the list is as the step left it. */
function pushStep({ preferences, undo }: OwnDictionaryTools, after: string): void {
  const { settings, change } = preferences
  const before = settings.get().dictionaries
  if (before === after) return
  const turn = (from: string, to: string) => {
    if (settings.get().dictionaries !== from) return 'stale' as const
    change({ dictionaries: to })
    return 'done' as const
  }
  change({ dictionaries: after })
  undo.push({
    name: 'changeDictionaries',
    book: null,
    isFree: true,
    undo: () => turn(after, before),
    redo: () => turn(before, after),
  })
}

async function known(
  api: Pick<Api, 'listDictionaries' | 'readDictionary'>,
  listed: readonly ListedDictionary[],
): Promise<readonly KnownDictionary[]> {
  const sizes = new Map((await api.listDictionaries()).map(({ id, bytes }) => [id, bytes]))
  let room = mostOpenBytes
  const found: KnownDictionary[] = []
  for (const one of listed) {
    const bytes = sizes.get(one.id) ?? 0
    const state = one.id === builtIn ? 'ready' : await stateOf(api, one.id, bytes)
    const isOpen = state === 'ready' && one.isOn
    const hasRoom = bytes <= room
    if (isOpen && hasRoom) room -= bytes
    found.push({ ...one, bytes, state: isOpen && !hasRoom ? 'noRoom' : state })
  }
  return found
}

/** Main compares a file with its hash before it returns the first part. */
const stateOf = async (
  api: Pick<Api, 'readDictionary'>,
  id: string,
  bytes: number,
): Promise<DictionaryState> => {
  if (bytes === 0) return 'missing'
  return api.readDictionary(id, 0).then(
    () => 'ready',
    () => 'damaged',
  )
}

async function read(
  createWorker: (() => Worker) | undefined,
  files: readonly DictionaryFile[],
  signal: AbortSignal,
): Promise<readonly ReadDictionary[]> {
  if (!createWorker) return readDictionaryFiles(files)
  return askOnce<WordsQuestion>(createWorker)<readonly ReadDictionary[]>(
    { ask: 'readDictionaryFiles', files },
    { signal, transfer: buffersOf(files.map(({ bytes }) => bytes)) },
  )
}

async function save(
  tools: OwnDictionaryTools,
  listed: readonly ListedDictionary[],
  id: string,
  format: keyof typeof dictionaryFormats,
): Promise<Outcome<SaveOutcome>> {
  const { extension, head, line } = dictionaryFormats[format]
  const parts = await allParts(part => tools.api.readDictionary(id, part), mostParts)
  function* lines(): Generator<string> {
    yield head
    const decoder = new TextDecoder()
    let rest = ''
    for (const part of parts) {
      const whole = (rest + decoder.decode(part, { stream: true })).split('\n')
      rest = whole.pop() ?? ''
      for (const each of whole) yield line(readEntry(each))
    }
  }
  const name = listed.find(one => one.id === id)?.name ?? ''
  return saveInParts(tools, exportFileName(name, extension), encodedInSlices(lines()))
}

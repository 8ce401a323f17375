import type { FileToAdd } from '#services/library/adding-all'
import type { BookId } from '#domain/ids'
import type { Fault, OpenedFile, Outcome } from '#services/outside'
import type { ReadablePreview } from '#services/outside'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { DroppedFolder } from './dropped-folder.ts'
import { leftOutWords } from './left-out-words.ts'
import { isBackup, useFilesFromOutside, useStoppedReading } from './use-files-from-outside.ts'

/** Files that wait to be added to the library, shown one after the other. */
export interface Imports {
  /** The file to show now. */
  readonly file: OpenedFile | null
  /**
   * The file that came together with it, if there were two: they may be a text and its translation.
   */
  readonly beside: OpenedFile | null
  /** Returns what `file` was read as before it came here, once: the caller releases it. */
  readonly takeRead: TakeRead
  /** Which file this is, from 1, and how many there are. */
  readonly place: number
  readonly of: number
  /** Changes with each file, so that no decision about one is used for the next. */
  readonly turn: number
  /** The file shown and those that follow. */
  readonly waiting: readonly FileToAdd[]
  readonly add: (files: readonly OpenedFile[]) => void
  /** Adds files of which some may not have been readable. */
  readonly addGiven: (outcomes: readonly Outcome<OpenedFile>[]) => void
  /** Adds the texts of a folder; a message names what else is in it. */
  readonly addFolder: (folder: DroppedFolder) => void
  /** Adds files that are read when their turn comes. */
  readonly addLater: (files: readonly FileToAdd[]) => void
  /** Shows the system's open dialog. */
  readonly choose: () => void
  /** Shows the system's dialog for a folder. */
  readonly chooseFolder: () => void
  /** Goes to the next file; `isPaired`: `beside` was added with `file`. */
  readonly next: (isPaired: boolean) => void
  /** Drops all files that are left. */
  readonly stop: () => void
}

interface Waiting extends FileToAdd {
  /** `null` until it is read. */
  readonly file: OpenedFile | null
  readonly beside: OpenedFile | null
  readonly takeRead?: TakeRead
}

type TakeRead = () => ReadablePreview | null

/**
 * Gathers files from the open dialog, from drops and from the command line. A file from outside
 * whose text is in the library opens that book at once. A backup file goes to `openBackup`.
 */
export function useImports(
  openKnown: (book: BookId) => Promise<boolean>,
  openBackup: (file: OpenedFile) => void,
): Imports {
  const { outside, reviewing } = useServices()
  const queue = useQueue()
  const { files } = queue
  const waiting = useLength(files)
  const toasts = useToasts()

  function add(more: readonly OpenedFile[]) {
    for (const file of more.filter(isBackup)) openBackup(file)
    const texts = more.filter(file => !isBackup(file))
    const beside = texts.length === 2 ? (texts[1] ?? null) : null
    queue.put(texts.map((file, i) => ({ ...inHand(file), beside: i === 0 ? beside : null })))
  }

  /** Adds a file that was read already. Behind others it is read again when its turn comes. */
  function addRead(file: OpenedFile, read: ReadablePreview) {
    if (waiting.current === 0)
      return queue.put([{ ...inHand(file), beside: null, takeRead: once(read) }])
    read.held.release()
    add([file])
  }

  const sayFault = (fault: Fault) =>
    toasts.show(`import ${fault.file}`, { message: t => faultSentence(t, fault) })
  const sayUnexpected = () => toasts.show('import', { message: t => t('faults.unexpected') })

  function addGiven(outcomes: readonly Outcome<OpenedFile>[]) {
    for (const outcome of outcomes) if (!outcome.ok) sayFault(outcome.fault)
    const given = outcomes.flatMap(outcome => (outcome.ok ? [outcome.value] : []))
    // A file that comes back from a review belongs to the open book.
    void reviewing.offer(given).then(isTaken => !isTaken && add(given), sayUnexpected)
  }

  const { addLater, addFolder, chooseFolder } = useFolders(queue, sayUnexpected)

  useReadAhead(queue, sayFault)
  useFilesFromOutside({ openKnown, add, addRead, sayFault, sayUnexpected })
  useStoppedReading()

  return {
    file: files[0]?.file ?? null,
    beside: files[0]?.beside ?? null,
    takeRead: files[0]?.takeRead ?? (() => null),
    place: queue.done + 1,
    of: queue.done + files.length,
    turn: queue.turn,
    waiting: files,
    add,
    addGiven,
    addFolder,
    addLater,
    choose: () => void outside.chooseFiles().then(addGiven, sayUnexpected),
    chooseFolder,
    next: isPaired => queue.drop(isPaired ? 2 : 1),
    stop: () => queue.drop(Infinity),
  }
}

/** How many files wait, also for what began before: others may come while a file is read. */
function useLength(files: readonly unknown[]) {
  const length = useRef(0)
  useEffect(() => {
    length.current = files.length
  }, [files])
  return length
}

type Queue = ReturnType<typeof useQueue>

/** Takes folders, whose texts are read when their turn comes. */
function useFolders(queue: Queue, sayUnexpected: () => void) {
  const { outside } = useServices()
  const toasts = useToasts()
  const addLater = (later: readonly FileToAdd[]) =>
    queue.put(later.map(file => ({ ...file, file: null, beside: null })))

  function addFolder({ name, texts, leftOut }: DroppedFolder) {
    toasts.show('folder', { message: t => leftOutWords(t, name, texts.length, leftOut) })
    addLater(texts)
  }

  async function choose() {
    const listing = await outside.chooseFolder()
    if (!listing) return
    const { folder, name, leftOut } = listing
    const texts = listing.files.map((file, index) => ({
      name: file,
      open: () => outside.readFromFolder(folder, index),
    }))
    addFolder({ name, texts, leftOut })
  }

  return { addLater, addFolder, chooseFolder: () => void choose().catch(sayUnexpected) }
}

/** The files that wait, and how many have been shown since there were none. */
function useQueue() {
  const [state, setState] = useState<{
    readonly files: readonly Waiting[]
    readonly done: number
    readonly turn: number
  }>({ files: [], done: 0, turn: 0 })
  return {
    ...state,
    put: (more: readonly Waiting[]) =>
      setState(now => ({ ...now, files: [...now.files, ...more] })),
    /** Gives a file what was read. */
    read: (of: FileToAdd['open'], file: OpenedFile) =>
      setState(now => ({
        ...now,
        files: now.files.map(one => (one.open === of ? { ...one, file } : one)),
      })),
    /** Leaves out a file that cannot be read. */
    lose: (of: FileToAdd['open']) =>
      setState(now => ({ ...now, files: now.files.filter(one => one.open !== of) })),
    drop: (count: number) =>
      setState(({ files, done, turn }) => ({
        files: files.slice(count),
        done: files.length > count ? done + count : 0,
        turn: turn + 1,
      })),
  }
}

/** Reads the file that is shown and the next one, so that the next dialog opens at once. */
function useReadAhead(queue: Queue, sayFault: (fault: Fault) => void): void {
  const [first, second] = queue.files
  const read = async ({ name, open }: FileToAdd, isWanted: () => boolean) => {
    // The files behind it wait for this one, so a call that fails may not keep them.
    const outcome = await open().catch(() => unreadable(name))
    if (!isWanted()) return
    if (outcome.ok) return queue.read(open, outcome.value)
    sayFault(outcome.fault)
    queue.lose(open)
  }
  useReading(first?.file === null ? first : null, read)
  useReading(second?.file === null ? second : null, read)
}

const unreadable = (file: string): Outcome<OpenedFile> => ({
  ok: false,
  fault: { code: 'file.unreadable', file, place: '' },
})

/** Calls `read` for each other file; `isWanted` says whether the file still waits. */
function useReading(
  file: FileToAdd | null,
  read: (file: FileToAdd, isWanted: () => boolean) => Promise<void>,
): void {
  const reading = useEffectEvent((isWanted: () => boolean) => file && read(file, isWanted))
  const open = file?.open
  useEffect(() => {
    if (!open) return
    let isWanted = true
    void reading(() => isWanted)
    return () => {
      isWanted = false
    }
  }, [open])
}

/** Returns `value` at the first call, and then `null`. */
function once<T>(value: T): () => T | null {
  let left: T | null = value
  return () => {
    const taken = left
    left = null
    return taken
  }
}

/** A file that is already read. */
const inHand = (file: OpenedFile) => ({
  name: file.name,
  file,
  open: async (): Promise<Outcome<OpenedFile>> => ({ ok: true, value: file }),
})

import type { BookId } from '#domain/ids'
import { progressInSteps } from '#domain/progress-share'
import type { Fault, OpenedFile, Outcome } from '#services/outside'
import { useEffect, useEffectEvent, useState } from 'react'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/** Files that wait to be added to the library, shown one after the other. */
export interface Imports {
  /** The file to show now. */
  readonly file: OpenedFile | null
  /**
   * The file that came together with it, if there were two: they may be a text and its translation.
   */
  readonly beside: OpenedFile | null
  /** Which file this is, from 1, and how many there are. */
  readonly place: number
  readonly of: number
  /** Changes with each file, so that no decision about one is used for the next. */
  readonly turn: number
  readonly add: (files: readonly OpenedFile[]) => void
  /** Adds files of which some may not have been readable. */
  readonly addGiven: (outcomes: readonly Outcome<OpenedFile>[]) => void
  /** Shows the system's open dialog. */
  readonly choose: () => void
  /** Goes to the next file; `isPaired`: `beside` was added with `file`. */
  readonly next: (isPaired: boolean) => void
  /** Drops all files that are left. */
  readonly stop: () => void
}

interface Waiting {
  readonly file: OpenedFile
  readonly beside: OpenedFile | null
}

/** Reading a file with more bytes than this takes long enough to show its progress. */
const long = 512 * 1024

/**
 * Gathers files from the open dialog, from drops and from the command line. A file from outside
 * whose text is in the library opens that book at once. A backup file goes to `openBackup`.
 */
export function useImports(
  openKnown: (book: BookId) => Promise<boolean>,
  openBackup: (file: OpenedFile) => void,
): Imports {
  const { outside } = useServices()
  const toasts = useToasts()
  const [files, setFiles] = useState<readonly Waiting[]>([])
  const [turn, setTurn] = useState(0)
  /** How many files are done since the queue was last empty. */
  const [done, setDone] = useState(0)

  function add(more: readonly OpenedFile[]) {
    for (const file of more.filter(isBackup)) openBackup(file)
    const texts = more.filter(file => !isBackup(file))
    const beside = texts.length === 2 ? (texts[1] ?? null) : null
    setFiles(all => [
      ...all,
      ...texts.map((file, i) => ({ file, beside: i === 0 ? beside : null })),
    ])
  }

  const sayFault = (fault: Fault) =>
    toasts.show(`import ${fault.file}`, { message: t => faultSentence(t, fault) })

  function addGiven(outcomes: readonly Outcome<OpenedFile>[]) {
    for (const outcome of outcomes) if (!outcome.ok) sayFault(outcome.fault)
    add(outcomes.flatMap(outcome => (outcome.ok ? [outcome.value] : [])))
  }

  useFilesFromOutside({ openKnown, add, sayFault })

  return {
    file: files[0]?.file ?? null,
    beside: files[0]?.beside ?? null,
    place: done + 1,
    of: done + files.length,
    turn,
    add,
    addGiven,
    choose: () => void outside.chooseFiles().then(addGiven),
    next: isPaired => {
      const through = isPaired ? 2 : 1
      setFiles(all => all.slice(through))
      setDone(files.length > through ? done + through : 0)
      setTurn(turn + 1)
    },
    stop: () => {
      setFiles([])
      setDone(0)
      setTurn(turn + 1)
    },
  }
}

interface OutsideTools extends Pick<Imports, 'add'> {
  readonly openKnown: (book: BookId) => Promise<boolean>
  readonly sayFault: (fault: Fault) => void
}

/** Takes the files that the system hands over at the start and later. */
function useFilesFromOutside({ openKnown, add, sayFault }: OutsideTools): void {
  const { outside } = useServices()
  const bookIn = useBookInFile()
  const taken = useEffectEvent(async (outcome: Outcome<readonly OpenedFile[]>) => {
    if (!outcome.ok) return sayFault(outcome.fault)
    const unknown: OpenedFile[] = []
    for (const file of outcome.value) {
      const cancel = new AbortController()
      const book = isBackup(file) ? null : await bookIn(file, cancel)
      if (cancel.signal.aborted) continue
      if (book === null || !(await openKnown(book))) unknown.push(file)
    }
    // Added together, because two of them may be a text and its translation.
    add(unknown)
  })
  useEffect(() => {
    const take = () => void outside.takeOpenedFiles().then(outcome => taken(outcome))
    take()
    outside.on('filesOpened', take)
  }, [outside])
}

/**
 * Returns a function that resolves to the book that a file would become, or to `null` if the file
 * cannot be read or reading is cancelled. For a long file a message shows the progress and can
 * cancel.
 */
function useBookInFile() {
  const { library } = useServices()
  const toasts = useToasts()
  return async (file: OpenedFile, cancel: AbortController): Promise<BookId | null> => {
    // Another start may hand over another file meanwhile, so each file has a message of its own.
    const key = `reading ${file.name} ${file.bytes.byteLength}`
    // In steps of a quarter, because screen readers say each.
    const onProgress = progressInSteps(share => {
      toasts.show(key, {
        message: t =>
          t('import.readingOutside', { file: file.name, percent: Math.floor(100 * share) }),
        action: {
          name: 'import.cancel',
          label: t => t('actions.import.cancel'),
          run: () => cancel.abort(),
        },
        stays: true,
      })
    }, 0.25)
    const { signal } = cancel
    const isLong = file.bytes.byteLength > long
    try {
      const preview = await library.preview(file, {}, { signal, ...(isLong && { onProgress }) })
      if (!preview.ok) return null
      preview.held.release()
      return preview.text.book.id
    } catch {
      return null
    } finally {
      if (isLong) toasts.hide(key)
    }
  }
}

const isBackup = ({ name }: OpenedFile) => name.toLowerCase().endsWith('.duizhao')

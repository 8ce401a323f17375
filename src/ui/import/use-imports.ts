import type { BookId } from '#domain/ids'
import { progressInSteps } from '#domain/progress-share'
import type { Fault, OpenedFile, Outcome } from '#services/outside'
import { useEffect, useEffectEvent, useState } from 'react'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/** Files on their way into the library, looked at one after the other. */
export interface Imports {
  /** The one to show now. */
  readonly file: OpenedFile | null
  /** The one it came together with, if they were two: they may be a text and its translation. */
  readonly beside: OpenedFile | null
  /** Which of how many files that came one after the other it is, from 1. */
  readonly place: number
  readonly of: number
  /** Another for each file that is shown: nothing decided about one may go over to the next. */
  readonly turn: number
  readonly add: (files: readonly OpenedFile[]) => void
  /** The same with files of which some could not be read. */
  readonly addGiven: (outcomes: readonly Outcome<OpenedFile>[]) => void
  /** Shows the system's open dialog. */
  readonly choose: () => void
  /** The reader is through with `file`, and with `beside` too if it `isPaired` with it. */
  readonly next: (isPaired: boolean) => void
  /** The reader wants none of those that are left. */
  readonly stop: () => void
}

interface Waiting {
  readonly file: OpenedFile
  readonly beside: OpenedFile | null
}

/** A file of more bytes than this takes so long that the reader wants to see that it is being read. */
const long = 512 * 1024

/**
 * Gathers files from the open dialog, from drops and from the command line. A file
 * handed over from outside whose text the library has already is opened at once; a backup
 * file goes to `openBackup`.
 */
export function useImports(
  openKnown: (book: BookId) => Promise<boolean>,
  openBackup: (file: OpenedFile) => void,
): Imports {
  const { outside, library } = useServices()
  const toasts = useToasts()
  const [files, setFiles] = useState<readonly Waiting[]>([])
  const [turn, setTurn] = useState(0)
  /** How many the reader is through with since there was nothing to look at. */
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

  function onProgress(fault: Fault) {
    toasts.show(`import ${fault.file}`, { message: t => faultSentence(t, fault) })
  }

  /** Takes those that could be read, and says why the others could not. */
  function addGiven(outcomes: readonly Outcome<OpenedFile>[]) {
    for (const outcome of outcomes) if (!outcome.ok) onProgress(outcome.fault)
    add(outcomes.flatMap(outcome => (outcome.ok ? [outcome.value] : [])))
  }

  /** The book that `file` would become; null if it cannot be read or was cancelled. For a long file a message shows the progress and can cancel. */
  async function bookIn(file: OpenedFile, giveUp: AbortController): Promise<BookId | null> {
    // Another start may hand over another file meanwhile: each has a message of its own, and its own way to be left.
    const key = `reading ${file.name} ${file.bytes.byteLength}`
    const onProgress = progressInSteps(share => {
      toasts.show(key, {
        message: t =>
          t('import.readingOutside', { file: file.name, percent: Math.floor(100 * share) }),
        action: {
          name: 'import.cancel',
          label: t => t('actions.import.cancel'),
          run: () => giveUp.abort(),
        },
        stays: true,
      })
      // Each of them is spoken.
    }, 0.25)
    const { signal } = giveUp
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

  const taken = useEffectEvent(async (outcome: Outcome<readonly OpenedFile[]>) => {
    if (!outcome.ok) return onProgress(outcome.fault)
    const unknown: OpenedFile[] = []
    for (const file of outcome.value) {
      const giveUp = new AbortController()
      const book = isBackup(file) ? null : await bookIn(file, giveUp)
      if (giveUp.signal.aborted) continue
      if (book === null || !(await openKnown(book))) unknown.push(file)
    }
    // Together: two of them may be a text and its translation.
    add(unknown)
  })
  useEffect(() => {
    const take = () => void outside.takeOpenedFiles().then(outcome => taken(outcome))
    take()
    outside.on('filesOpened', take)
  }, [outside])

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

const isBackup = ({ name }: OpenedFile) => name.toLowerCase().endsWith('.duizhao')

/** Takes the files that the system hands over, at the start and later. */
import type { BookId } from '#domain/ids'
import { progressInSteps } from '#domain/progress-share'
import type { Fault, OpenedFile, Outcome, ReadablePreview } from '#services/outside'
import { useEffect, useEffectEvent } from 'react'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

interface OutsideTools {
  readonly add: (files: readonly OpenedFile[]) => void
  /** Adds a file with what it was read as, which is then the dialog's to release. */
  readonly addRead: (file: OpenedFile, read: ReadablePreview) => void
  readonly openKnown: (book: BookId) => Promise<boolean>
  readonly sayFault: (fault: Fault) => void
  readonly sayUnexpected: () => void
}

/** Takes the files that the system hands over at the start and later. */
export function useFilesFromOutside({
  openKnown,
  add,
  addRead,
  sayFault,
  sayUnexpected,
}: OutsideTools): void {
  const { outside } = useServices()
  const readFile = useReadFile()
  const taken = useEffectEvent(async (outcome: Outcome<readonly OpenedFile[]>) => {
    if (!outcome.ok) return sayFault(outcome.fault)
    const unknown: OpenedFile[] = []
    for (const file of outcome.value) {
      const cancel = new AbortController()
      const read = isBackup(file) ? null : await readFile(file, cancel)
      if (cancel.signal.aborted) continue
      const isKnown = read !== null && (await openKnown(read.text.book.id))
      // A long text takes seconds, so the only one is not read twice.
      if (read !== null && !isKnown && outcome.value.length === 1) return addRead(file, read)
      read?.held.release()
      if (!isKnown) unknown.push(file)
    }
    // Added together, because two of them may be a text and its translation.
    add(unknown)
  })
  const failed = useEffectEvent(sayUnexpected)
  useEffect(() => {
    const take = () =>
      void outside
        .takeOpenedFiles()
        .then(outcome => taken(outcome))
        .catch(() => failed())
    take()
    outside.on('filesOpened', take)
    // Without a window to show them the files go on waiting. The next one takes them.
    return () => outside.on('filesOpened', () => {})
  }, [outside])
}

/** Names the files that the page before was reading when it ended. */
export function useStoppedReading(): void {
  const { stopped } = useServices()
  const toasts = useToasts()
  const say = useEffectEvent((file: string) =>
    toasts.show(`stopped ${file}`, { message: t => t('import.stopped', { file }), stays: true }),
  )
  useEffect(() => {
    for (const file of stopped) say(file)
  }, [stopped])
}

/** How long reading may take before its progress is shown, in milliseconds. */
const moment = 400

/**
 * Returns a function that resolves to what a file would become, or to `null` if the file cannot be
 * read or reading is cancelled. The caller releases it. If it takes longer than a moment, a message
 * shows the progress and can cancel.
 */
function useReadFile() {
  const { library } = useServices()
  const toasts = useToasts()
  return async (file: OpenedFile, cancel: AbortController): Promise<ReadablePreview | null> => {
    // Another start may hand over another file meanwhile, so each file has a message of its own.
    const key = `reading ${file.name} ${file.bytes.byteLength}`
    const showShare = (share: number) =>
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
    let done = 0
    let isShown = false
    const waiting = setTimeout(() => {
      isShown = true
      showShare(done)
    }, moment)
    // In steps of a quarter, because screen readers say each.
    const onProgress = progressInSteps(share => {
      done = share
      if (isShown) showShare(share)
    }, 0.25)
    const { signal } = cancel
    try {
      const preview = await library.preview(file, {}, { signal, onProgress })
      return preview.ok ? preview : null
    } catch {
      return null
    } finally {
      clearTimeout(waiting)
      toasts.hide(key)
    }
  }
}

/** Whether a file is a backup of a library. */
export const isBackup = ({ name }: OpenedFile) => name.toLowerCase().endsWith('.duizhao')

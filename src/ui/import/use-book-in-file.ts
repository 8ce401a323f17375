import type { BookId } from '#domain/ids'
import { progressInSteps } from '#domain/progress-share'
import type { OpenedFile } from '#services/outside'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/** Reading a file with more bytes than this takes long enough to show its progress. */
const long = 512 * 1024

/**
 * Returns a function that resolves to the book that a file would become, or to `null` if the file
 * cannot be read or reading is cancelled. For a long file a message shows the progress and can
 * cancel.
 */
export function useBookInFile() {
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

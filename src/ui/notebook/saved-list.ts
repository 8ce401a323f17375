import { openedExtensions } from '#domain/exporting/export-format'
import type { Outside, SavedFile } from '#services/outside'
import { showSaved } from '../saving/saved-message.ts'
import type { Toasts } from '../toasts/toasts.ts'

/** Shows that a list of marks was saved. */
export const showSavedList = (
  toasts: Toasts,
  outside: Pick<Outside, 'showFile' | 'openFile'>,
  file: SavedFile,
): void =>
  showSaved(toasts, outside, 'export', {
    message: t => t('exporting.saved', { name: file.name }),
    file,
    opens: openedExtensions.some(ending => file.name.toLowerCase().endsWith(`.${ending}`)),
  })

import { openedExtensions } from '#domain/exporting/export-format'
import type { Outside, SavedFile } from '#services/outside'
import type { Toasts } from '../toasts/toasts.ts'
import { showSaved } from './saved-message.ts'

/** Shows that a file was exported. It can be opened from there if main opens files of its kind. */
export const showExported = (
  toasts: Toasts,
  outside: Pick<Outside, 'showFile' | 'openFile'>,
  file: SavedFile,
): void =>
  showSaved(toasts, outside, 'export', {
    message: t => t('exporting.saved', { name: file.name }),
    file,
    opens: openedExtensions.some(ending => file.name.toLowerCase().endsWith(`.${ending}`)),
  })

import type { Outside, SavedFile } from '#services/outside'
import type { Toast, Toasts, Words } from '../toasts/toasts.ts'

interface SavedMessage {
  /** Names the file. */
  readonly message: Words
  readonly file: SavedFile
  /** Whether the system has a program that shows such a file. */
  readonly opens: boolean
}

/**
 * Shows that a file was saved, until the reader dismisses it: where it is, and for an export the
 * file itself, can be shown from there.
 */
export function showSaved(
  { show }: Toasts,
  outside: Pick<Outside, 'showFile' | 'openFile'>,
  key: string,
  { message, file: { name, id }, opens }: SavedMessage,
): void {
  async function tried(isDone: Promise<boolean>, otherwise: Words) {
    if (!(await isDone.catch(() => false))) show(key, { message: otherwise })
  }
  const inFolder: Toast['action'] = {
    name: 'file.show',
    label: t => t('actions.file.show'),
    run: () => void tried(outside.showFile(id), t => t('exporting.gone', { name })),
    stays: true,
  }
  const itself: Toast['also'] = {
    name: 'file.open',
    label: t => t('actions.file.open'),
    run: () => void tried(outside.openFile(id), t => t('exporting.notOpened', { name })),
    stays: true,
  }
  show(key, { message, stays: true, action: inFolder, ...(opens && { also: itself }) })
}

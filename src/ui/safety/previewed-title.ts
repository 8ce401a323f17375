import { standaloneNotes } from '#domain/notes/standalone'
import type { Speech } from '#i18n/speech'
import type { PreviewedBook } from './restore-counts.ts'

/** Returns how a book is called whose rows are restored. */
export const titleOfPreviewed = (t: Speech['t'], { book, title }: PreviewedBook): string =>
  book === standaloneNotes ? t('standalone.all') : (title ?? t('restoring.untitled'))

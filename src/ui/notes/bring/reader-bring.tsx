import type { Book } from '#domain/book'
import type { Marks } from '#services/marking/marking'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from '../../guards/guards.tsx'
import { useTranslationLanguage } from '../../hooks/use-translation-language.ts'
import { later } from '../../parts/later.tsx'
import { useBringNotes } from './use-bring-notes.ts'

const BringDialog = later(async () => (await import('./bring-dialog.tsx')).BringDialog)

interface ReaderBringProps {
  readonly book: Book
  readonly marks: Pick<Marks, 'bring'>
}

/** Brings notes from files into the open book. */
export function ReaderBring({ book, marks }: ReaderBringProps) {
  const { t } = useTranslation()
  const noteLanguage = useTranslationLanguage(book.id)
  const { shown, add, close } = useBringNotes(book, marks)
  if (!shown) return null
  return (
    <DialogGuard name={t('bring.heading')} of={shown} onClose={close}>
      <BringDialog
        {...shown}
        language={book.language}
        noteLanguage={noteLanguage}
        onAdd={add}
        onClose={close}
      />
    </DialogGuard>
  )
}

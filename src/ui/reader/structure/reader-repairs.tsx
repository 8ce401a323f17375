import type { Book } from '#domain/book'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { DialogGuard } from '../../guards/guards.tsx'
import { later } from '../../parts/later.tsx'
import type { OpenSpread } from '../use-spread.ts'

const RepairsDialog = later(async () => (await import('./repairs-dialog.tsx')).RepairsDialog)

/** The joins and splits that the program suggests, while the reader has them open. */
export function ReaderRepairs({ book, open }: { readonly book: Book; readonly open: OpenSpread }) {
  const { t } = useTranslation()
  const [isShown, setShown] = useState(false)
  useActionHandlers({ 'repair.open': () => setShown(true) })
  if (!isShown) return null
  const close = () => setShown(false)
  return (
    <DialogGuard name={t('repairs.heading')} onClose={close}>
      <RepairsDialog book={book} open={open} onClose={close} />
    </DialogGuard>
  )
}

import type { Book } from '#domain/book'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { DialogGuard } from '../../guards/guards.tsx'
import type { OpenSpread } from '../use-spread.ts'

const RepairsDialog = lazy(async () => ({
  default: (await import('./repairs-dialog.tsx')).RepairsDialog,
}))

/** The joins and splits that the program suggests, while the reader has them open. */
export function ReaderRepairs({ book, open }: { readonly book: Book; readonly open: OpenSpread }) {
  const { t } = useTranslation()
  const [isShown, setShown] = useState(false)
  useActionHandlers({ 'repair.open': () => setShown(true) })
  if (!isShown) return null
  const close = () => setShown(false)
  return (
    <DialogGuard name={t('repairs.heading')} onClose={close}>
      <Suspense fallback={null}>
        <RepairsDialog book={book} open={open} onClose={close} />
      </Suspense>
    </DialogGuard>
  )
}

import type { Book } from '#domain/book'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { DialogGuard } from '../guards/guards.tsx'
import { later } from '../parts/later.tsx'
import type { OpenAt } from '../reader/links/use-follow.ts'
import type { OpenSpread } from '../reader/use-spread.ts'

const CollationDialog = later(async () => (await import('./collation-dialog.tsx')).CollationDialog)

interface ReaderCollationProps {
  readonly book: Book
  readonly open: OpenSpread
  readonly onOpen: OpenAt
}

/** The collation of the open book with another edition, while the reader has it open. */
export function ReaderCollation({ book, open, onOpen }: ReaderCollationProps) {
  const { t } = useTranslation()
  const [isShown, setShown] = useState<'asItWas' | 'atCaret' | null>(null)
  useActionHandlers({
    'collation.open': () => setShown('asItWas'),
    'collation.here': () => setShown('atCaret'),
  })
  if (!isShown) return null
  const close = () => setShown(null)
  return (
    <DialogGuard name={t('collation.heading')} of={book} onClose={close}>
      <CollationDialog
        isAtCaret={isShown === 'atCaret'}
        book={book}
        open={open}
        onOpen={onOpen}
        onClose={close}
      />
    </DialogGuard>
  )
}

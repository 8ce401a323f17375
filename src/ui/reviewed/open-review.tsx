import type { Book } from '#domain/book'
import { useMemo } from 'react'
import { useTranslationLanguage } from '../hooks/use-translation-language.ts'
import type { ShownReview } from './planned-review.ts'
import { ReviewedDialog } from './reviewed-dialog.tsx'
import { useApplying, type ApplyTools } from './use-applying.ts'

interface OpenReviewProps extends ApplyTools, ShownReview {
  readonly book: Book
  readonly onClose: () => void
}

/** The review of a file, and applying what the reader accepted. */
export function OpenReview({ book, file, plan, spread, marks, onClose }: OpenReviewProps) {
  const translation = useTranslationLanguage(book.id)
  const source = book.language
  const languages = useMemo(() => ({ source, translation }), [source, translation])
  const { applying, said, apply, cancel } = useApplying({ spread, marks })
  return (
    <ReviewedDialog
      file={file}
      plan={plan}
      languages={languages}
      applying={applying}
      said={said}
      onApply={accepted => void apply(plan, accepted).then(isApplied => isApplied && onClose())}
      onCancel={cancel}
      onClose={onClose}
    />
  )
}

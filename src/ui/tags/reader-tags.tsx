import type { Book } from '#domain/book'
import type { Marks } from '#services/marking/marking'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { holdKeys } from '../actions/hold-keys.ts'
import { useActionHandlers } from '../actions.ts'
import { DialogGuard } from '../guards/guards.tsx'
import { useKept } from '../hooks/use-kept.ts'
import { useTranslationLanguage } from '../hooks/use-translation-language.ts'
import { marksInUse } from '../notes/note-filter.ts'
import { later } from '../parts/later.tsx'

const TagsDialog = later(async () => (await import('./tags-dialog.tsx')).TagsDialog)

interface ReaderTagsProps {
  readonly book: Book
  readonly marks: Marks
  /** Shows the marks that have a tag. */
  readonly onShow: (tag: string) => void
}

/** The list of tags over an open book. */
export function ReaderTags(props: ReaderTagsProps) {
  const [isOpen, setOpen] = useState(false)
  useActionHandlers({
    'tag.list': () => {
      holdKeys()
      setOpen(true)
    },
  })
  return isOpen && <OpenTags {...props} onClose={() => setOpen(false)} />
}

function OpenTags({
  book,
  marks,
  onShow,
  onClose,
}: ReaderTagsProps & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { tags } = useKept(marks, marksInUse)
  const language = useTranslationLanguage(book.id)
  return (
    <DialogGuard name={t('tags.heading')} of={book} onClose={onClose}>
      <TagsDialog
        book={{
          id: book.id,
          uses: tags,
          onShow: tag => {
            onClose()
            onShow(tag)
          },
        }}
        language={language}
        onClose={onClose}
      />
    </DialogGuard>
  )
}

import type { Annotation } from '#domain/annotation'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useBacklinksTo } from './backlinks.ts'

const LinkedFrom = lazy(async () => ({
  default: (await import('./linked-from.tsx')).LinkedFrom,
}))

interface NoteBacklinksProps {
  readonly annotation: Annotation
  /** BCP 47 tag of the book. */
  readonly language: string
  readonly onFollow: (annotation: Annotation, address: string) => void
}

/** The notes that link to a mark; nothing if none does. */
export function NoteBacklinks({ annotation, language, onFollow }: NoteBacklinksProps) {
  const { t } = useTranslation()
  const { id, bookId } = annotation
  const links = useBacklinksTo({ kind: 'mark', book: bookId, mark: id })
  if (links.length === 0) return null
  return (
    <Suspense fallback={null}>
      <LinkedFrom
        links={links}
        label={t('links.from', { count: links.length })}
        language={language}
        onFollow={address => onFollow(annotation, address)}
      />
    </Suspense>
  )
}

import type { Annotation } from '#domain/annotation'
import { passageOf } from '#domain/notes/passage'
import { addressOf } from '#domain/notes/place'
import { useTranslation } from 'react-i18next'
import { later } from '../../parts/later.tsx'
import { useBacklinksTo } from './backlinks.ts'

const LinkedFrom = later(async () => (await import('./linked-from.tsx')).LinkedFrom)

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
  const place = { kind: 'mark', book: bookId, mark: id } as const
  const links = useBacklinksTo(place)
  if (links.length === 0) return null
  const address = addressOf(place)
  const passages = links.filter(({ mark }) => passageOf(mark) === address)
  const others = links.filter(link => !passages.includes(link))
  const lists = [
    { name: 'passages', links: passages, label: t('links.passages', { count: passages.length }) },
    { name: 'others', links: others, label: t('links.from', { count: others.length }) },
  ]
  return lists
    .filter(list => list.links.length > 0)
    .map(list => (
      <LinkedFrom
        key={list.name}
        links={list.links}
        label={list.label}
        language={language}
        onFollow={to => onFollow(annotation, to)}
      />
    ))
}

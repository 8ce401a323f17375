import type { Annotation } from '#domain/annotation'
import { isStandalone } from '#domain/notes/standalone'
import { usualOutline } from '#services/outline/usual-outline'
import { useTranslation } from 'react-i18next'
import { useActionRegistry } from '../actions.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { sentMark } from './sent-mark.ts'

/**
 * Returns a function that puts marks at the end of the outline that was changed last, of their book
 * or of the library, and begins an outline if none exists. A message says so, and leads there.
 */
export function useSendToOutline(): (marks: readonly Annotation[]) => void {
  const { t } = useTranslation()
  const { outlines } = useServices()
  const toasts = useToasts()
  const { run } = useActionRegistry()

  async function send(marks: readonly Annotation[]) {
    const opened = await outlines.open()
    const [first] = marks
    if (!first) return
    const isOneBook = marks.every(({ bookId }) => bookId === first.bookId)
    const book = isOneBook && !isStandalone(first) ? first.bookId : null
    const now = opened.now.get()
    const id = usualOutline(now, book) ?? opened.begin(t('outline.untitled'), book)
    const count = opened.send(
      id,
      marks.map(mark => sentMark(t, mark)),
    )
    const outline = opened.now.get().all.find(one => one.id === id)
    toasts.show('outline', {
      message: t => {
        const title = outline?.title || t('outline.untitled')
        return count === 0 ? t('outline.there', { title }) : t('outline.sent', { count, title })
      },
      action: {
        name: 'outline.open',
        label: t => t('actions.outline.open'),
        run: () => run('outline.open'),
      },
    })
  }

  return marks =>
    void send(marks).catch(() => toasts.show('outline', { message: t => t('outline.unreadable') }))
}

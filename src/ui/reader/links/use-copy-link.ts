import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { AnnotationId } from '#domain/ids'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { markName } from '../../notes/mark-name.ts'
import { useCopyAddress } from '../../parts/use-copy-address.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import type { OpenSpread } from '../use-spread.ts'

/**
 * Offers to copy a link to the book, and to the paragraph or the mark at the caret. Returns a
 * function that copies a link to a mark.
 */
export function useCopyLink(
  book: Book,
  { spread, marks }: Pick<OpenSpread, 'spread' | 'marks'>,
  barMark: AnnotationId | undefined,
): (mark: Annotation) => void {
  const { t } = useTranslation()
  const say = useSay()
  const copy = useCopyAddress()

  const copyMark = (mark: Annotation) =>
    copy({ kind: 'mark', book: book.id, mark: mark.id }, markName(t, mark))

  useActionHandlers({
    'link.copy': () => {
      const paragraph = spread.selection.pair()?.paragraph
      if (paragraph)
        copy({ kind: 'paragraph', book: book.id, paragraph: paragraph.id }, paragraph.text)
    },
    'link.copyBook': () => copy({ kind: 'book', book: book.id }, book.title),
    'link.copyMark': () => {
      const id = barMark ?? spread.marks.atSelection()[0]
      const mark = id && marks.get(id)
      if (mark) copyMark(mark)
      else say('deed', t => t('reader.noMarkHere'))
    },
  })
  return copyMark
}

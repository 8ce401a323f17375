import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { AnnotationId } from '#domain/ids'
import { addressOf, type LibraryPlace } from '#domain/notes/place'
import { placeName } from '#domain/notes/place-name'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { markName } from '../../notes/mark-name.ts'
import { copyText } from '../../parts/copy-text.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'

/**
 * Offers to copy a link to the paragraph or to the mark at the caret. Returns a function that
 * copies a link to a mark.
 */
export function useCopyLink(
  book: Book,
  { spread, marks }: Pick<OpenSpread, 'spread' | 'marks'>,
  barMark: AnnotationId | undefined,
): (mark: Annotation) => void {
  const { t } = useTranslation()
  const say = useSay()
  const toasts = useToasts()

  function copy(place: LibraryPlace, words: string): void {
    const address = addressOf(place)
    const isCopied = copyText(address, linkMarkup(address, placeName(words) || address))
    if (isCopied) say('deed', t => t('links.copied'))
    else toasts.show('copying', { message: t => t('copying.refused') })
  }

  const copyMark = (mark: Annotation) =>
    copy({ kind: 'mark', book: book.id, mark: mark.id }, markName(t, mark))

  useActionHandlers({
    'link.copy': () => {
      const paragraph = spread.selection.pair()?.paragraph
      if (paragraph)
        copy({ kind: 'paragraph', book: book.id, paragraph: paragraph.id }, paragraph.text)
    },
    'link.copyMark': () => {
      const id = barMark ?? spread.marks.atSelection()[0]
      const mark = id && marks.get(id)
      if (mark) copyMark(mark)
      else say('deed', t => t('reader.noMarkHere'))
    },
  })
  return copyMark
}

/** A link with a name, as HTML: pasted into a note it is one. */
function linkMarkup(address: string, name: string): string {
  const link = document.createElement('a')
  link.href = address
  link.textContent = name
  return link.outerHTML
}

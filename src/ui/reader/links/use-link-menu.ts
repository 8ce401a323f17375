import type { Book } from '#domain/book'
import { addressOf, type LibraryPlace } from '#domain/notes/place'
import type { Backlink } from '#services/places/places'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import type { MenuSections } from '../../menus/menu.ts'
import { usePopup } from '../../menus/use-popup.ts'
import { markName } from '../../notes/mark-name.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import { focusedNote } from '../marking/focused-note.ts'
import type { OpenSpread } from '../use-spread.ts'

/** How much of a mark a menu contains, in characters, and how many lines for each place. */
const most = { name: 24, lines: 20 } as const

interface LinkMenuTools {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread'>
  readonly onFollow: (address: string) => void
}

/**
 * Offers the menu of the notes that link to the paragraph or the marks at the caret, or to the mark
 * whose row in the notes has the focus.
 */
export function useLinkMenu({ book, open: { spread }, onFollow }: LinkMenuTools): void {
  const { places } = useServices()
  const { t } = useTranslation()
  const popup = usePopup()
  const toasts = useToasts()

  const choiceOf = ({ mark, title }: Backlink) => ({
    label: [markName(t, mark, most.name), title].filter(Boolean).join(' · '),
    run: () => onFollow(addressOf({ kind: 'mark', book: mark.bookId, mark: mark.id })),
  })

  async function show(): Promise<void> {
    const row = focusedNote()
    const ids = row ? [row] : [...spread.marks.atSelection(), ...spread.marks.aboutParagraph()]
    const paragraph = row ? undefined : spread.selection.paragraph?.id
    const here: LibraryPlace[] = [...new Set(ids)].map(mark => ({
      kind: 'mark',
      book: book.id,
      mark,
    }))
    if (paragraph) here.unshift({ kind: 'paragraph', book: book.id, paragraph })
    const box = row && document.activeElement?.getBoundingClientRect()
    const line = box ?? spread.selection.line()
    const links = await places.backlinks(book.id)
    links.close()
    const sections = here.map(place => links.to(place).slice(0, most.lines).map(choiceOf))
    const menu: MenuSections = sections.filter(({ length }) => length > 0)
    if (menu.length === 0 || !line)
      return toasts.show('nothing', { message: t => t('links.noneHere') })
    popup.open(menu, { x: line.left, y: line.bottom })
  }

  useActionHandlers({
    'link.back': () =>
      void show().catch(() => toasts.show('nothing', { message: t => t('faults.unexpected') })),
  })
}

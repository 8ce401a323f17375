import type { Book } from '#domain/book'
import type { Settings } from '#domain/settings'
import { Columns2, Library, NotebookText, Search, Settings2, TableOfContents } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useServices } from '../services.ts'
import { useIsNarrow } from './narrow.ts'
import styles from './reader-bar.module.css'

/** The action of the sides button in each state. Its name and keys say what a press does. */
const nextSides = {
  both: 'view.sourceOnly',
  source: 'view.translationOnly',
  translation: 'view.both',
} as const satisfies Record<Settings['sides'], string>

/** The bar above the text: back to the library, the book's title, and buttons for the panels. */
export function ReaderBar({ book }: { readonly book: Book }) {
  const { t } = useTranslation()
  const { contentsOpen, notesOpen, sides } = useLive(useServices().preferences.settings)
  const areContentsHidden = useIsNarrow() && notesOpen
  return (
    <header className={styles.bar} data-pane="bar" aria-label={t('panes.bar')}>
      <div className={styles.group}>
        <ActionButton action="library.show" icon={<Library size={18} aria-hidden />} />
        <ActionButton
          action="view.contents"
          icon={<TableOfContents size={18} aria-hidden />}
          pressed={contentsOpen && !areContentsHidden}
        />
        <ActionButton action="find.open" icon={<Search size={18} aria-hidden />} />
      </div>
      <h1 lang={book.language} dir="auto" className={styles.title} title={book.title}>
        {book.title}
      </h1>
      <div className={styles.group}>
        <ActionButton action={nextSides[sides]} icon={<Columns2 size={18} aria-hidden />} />
        <ActionButton action="settings.open" icon={<Settings2 size={18} aria-hidden />} />
        <ActionButton
          action="view.notes"
          icon={<NotebookText size={18} aria-hidden />}
          pressed={notesOpen}
        />
      </div>
    </header>
  )
}

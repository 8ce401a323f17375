import type { ActionName } from '#domain/actions'
import type { Book } from '#domain/book'
import type { Settings } from '#domain/settings'
import {
  Ellipsis,
  Library,
  NotebookText,
  Search,
  Settings as Gear,
  TableOfContents,
  Undo2,
} from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../hooks/use-live.ts'
import { useOnSide } from '../../hooks/use-their-words.ts'
import type { MenuSections } from '../../menus/menu.ts'
import { usePopup } from '../../menus/use-popup.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { useServices } from '../../services.ts'
import { areBothOver, panelsIn } from '../panels/panel-layout.ts'
import { useWindowWidth } from '../panels/use-panels.ts'
import styles from './reader-bar.module.css'
import { SourceTitle } from '../source-words.tsx'
import { SidesIcon } from './sides-icon.tsx'

/** The actions that choose the sides, in the order in which the page has them. */
const sidesActions = {
  source: 'view.sourceOnly',
  both: 'view.both',
  translation: 'view.translationOnly',
} as const satisfies Record<Settings['sides'], ActionName>
const allSides = ['source', 'both', 'translation'] as const satisfies readonly Settings['sides'][]

/** What readers look for in the bar and use too seldom for a button of its own. */
const more: MenuSections = [
  [{ action: 'export.open' }],
  [{ action: 'notebook.open' }, { action: 'outline.open' }],
  [{ action: 'history.open' }, { action: 'safety.open' }, { action: 'backup.save' }],
  [{ action: 'help.shortcuts' }],
]

interface ReaderBarProps {
  readonly book: Book
  /** Goes back to the notebook; null if the reader did not come from there. */
  readonly onBack: (() => void) | null
}

/** The bar above the text: back to the library, the book's title, and buttons for the panels. */
export function ReaderBar({ book, onBack }: ReaderBarProps) {
  const { t } = useTranslation()
  const settings = useLive(useServices().preferences.settings)
  const { contentsOpen, notesOpen, sides } = settings
  const areContentsHidden = areBothOver(panelsIn(useWindowWidth(), settings, false))
  return (
    <header className={styles.bar} data-pane="bar" aria-label={t('panes.bar')}>
      <div className={styles.group}>
        <ActionButton action="library.show" icon={<Library size={18} aria-hidden />} hasWords />
        {onBack && (
          <ActionButton
            action="notebook.open"
            icon={<Undo2 size={18} aria-hidden />}
            label={t('notebook.back')}
            onPress={onBack}
            hasWords
          />
        )}
        <ActionButton
          action="view.contents"
          icon={<TableOfContents size={18} aria-hidden />}
          pressed={contentsOpen && !areContentsHidden}
          hasWords
        />
        <ActionButton action="find.open" icon={<Search size={18} aria-hidden />} hasWords />
      </div>
      <BarTitle book={book} />
      <div className={styles.group}>
        <div role="group" aria-label={t('reader.sides')} className={styles.group}>
          {allSides.map(shown => (
            <ActionButton
              key={shown}
              action={sidesActions[shown]}
              icon={<SidesIcon sides={shown} />}
              pressed={sides === shown}
            />
          ))}
        </div>
        <ActionButton
          action="view.notes"
          icon={<NotebookText size={18} aria-hidden />}
          pressed={notesOpen}
          hasWords
        />
        <ActionButton action="settings.open" icon={<Gear size={18} aria-hidden />} hasWords />
        <MoreButton />
      </div>
    </header>
  )
}

function MoreButton() {
  const popup = usePopup()
  const button = useRef<HTMLButtonElement>(null)
  return (
    <ActionButton
      ref={button}
      action="view.more"
      icon={<Ellipsis size={18} aria-hidden />}
      opens="menu"
      hasWords
      onPress={() => {
        if (!button.current) return
        const { left, bottom } = button.current.getBoundingClientRect()
        popup.open(more, { x: left, y: bottom })
      }}
    />
  )
}

/** The title of the book, on the side that is shown. */
function BarTitle({ book }: Pick<ReaderBarProps, 'book'>) {
  const named = useOnSide(book)
  return (
    <h1
      lang={named.language}
      dir="auto"
      className={styles.title}
      title={named.title}
      data-shows-source={named.language === book.language ? '' : undefined}
    >
      {named.language === book.language ? (
        <SourceTitle text={named.title} language={book.language} />
      ) : (
        named.title
      )}
    </h1>
  )
}

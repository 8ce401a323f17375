import type { ActionName } from '#domain/actions'
import type { Book } from '#domain/book'
import type { FunctionComponent } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from './guards/guards.tsx'
import { later } from './parts/later.tsx'
import type { OpenAt } from './reader/links/use-follow.ts'

const SettingsDialog = later(
  async () => (await import('./settings/settings-dialog.tsx')).SettingsDialog,
)
const ShortcutsDialog = later(
  async () => (await import('./help/shortcuts-dialog.tsx')).ShortcutsDialog,
)
const AboutDialog = later(async () => (await import('./help/about-dialog.tsx')).AboutDialog)
const CategoryEditor = later(
  async () => (await import('./categories/category-editor.tsx')).CategoryEditor,
)
const LibraryTagsDialog = later(
  async () => (await import('./tags/library-tags.tsx')).LibraryTagsDialog,
)

const MyWordsDialog = later(
  async () => (await import('./vocabulary/my-words-dialog.tsx')).MyWordsDialog,
)

const DictionariesDialog = later(
  async () => (await import('./dictionaries/dictionaries-dialog.tsx')).DictionariesDialog,
)
const ConcordanceDialog = later(
  async () => (await import('./concordance/concordance-dialog.tsx')).ConcordanceDialog,
)

const BookWordsDialog = later(
  async () => (await import('./vocabulary/book/book-words-dialog.tsx')).BookWordsDialog,
)
const DeletedDialog = later(
  async () => (await import('./notebook/deleted/deleted-dialog.tsx')).DeletedDialog,
)

/** The action that opens each dialog; its label is the dialog's name. */
const opening = {
  settings: 'settings.open',
  shortcuts: 'help.shortcuts',
  about: 'help.about',
  categories: 'category.edit',
  tags: 'tag.list',
  deleted: 'notebook.deleted',
  words: 'word.list',
  concordance: 'word.concordance',
  bookWords: 'book.words',
  dictionaries: 'dictionary.open',
} as const satisfies Readonly<Record<string, ActionName>>

export type DialogName = keyof typeof opening

interface DialogsProps {
  readonly open: DialogName | null
  /** The open book. */
  readonly book: Book | null
  /** The books of the library. */
  readonly books: readonly Book[]
  /** Opens a book at a place. */
  readonly onOpen: OpenAt
  readonly onClose: () => void
}

const dialogs: Readonly<Record<DialogName, FunctionComponent<Omit<DialogsProps, 'open'>>>> = {
  settings: SettingsDialog,
  shortcuts: ShortcutsDialog,
  about: AboutDialog,
  categories: CategoryEditor,
  tags: LibraryTagsDialog,
  deleted: DeletedDialog,
  words: MyWordsDialog,
  concordance: ConcordanceDialog,
  bookWords: BookWordsDialog,
  dictionaries: DictionariesDialog,
}

/** The open dialog. Each is fetched when it is first opened, because a start needs none of them. */
export function Dialogs({ open, onClose, ...shown }: DialogsProps) {
  const { t } = useTranslation()
  if (open === null) return null
  const Open = dialogs[open]
  return (
    <DialogGuard name={t(`actions.${opening[open]}`)} of={open} onClose={onClose}>
      <Open {...shown} onClose={onClose} />
    </DialogGuard>
  )
}
